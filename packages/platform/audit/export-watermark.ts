import type { ActionContext, AuditSubject } from '../actions/action-context.ts';
import { writeAudit } from '../actions/audit.ts';

/**
 * One line for the head or foot of a file that leaves the system: who took it out, when, and the reference under which
 * the audit log tells the rest. An administrator looking through somebody's eyes is named with them.
 */
export function exportWatermark(ctx: ActionContext): string {
  const { displayName, impersonator } = ctx.actor;
  const who = impersonator ? `${displayName} / ${impersonator.displayName}` : displayName;
  const at = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ctx.settings.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(ctx.clock.now());
  return `${who} · ${at} ${ctx.settings.timeZone} · ${ctx.requestId}`;
}

/** Tells the audit log that a list left the system. Reads are not audited by themselves, so every export calls this. */
export async function auditExport(
  ctx: ActionContext,
  action: string,
  subject: AuditSubject & { rows?: number },
): Promise<void> {
  await writeAudit(ctx, action, { ...subject, watermark: exportWatermark(ctx) });
}
