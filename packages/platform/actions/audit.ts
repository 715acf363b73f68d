import { sql } from 'kysely';
import type { ActionContext, AuditSubject } from './action-context.ts';

/** Writes the audit row of one action, in the action's own transaction. */
export async function writeAudit(
  ctx: ActionContext,
  action: string,
  subject: AuditSubject | undefined,
): Promise<void> {
  const { subjectKind = null, subjectId = null, ...detail } = subject ?? {};
  await sql`
    insert into platform.audit (audit_id, at, actor_id, actor_name, action, subject_kind, subject_id, request_id, detail)
    values (${ctx.newId()}, ${ctx.clock.now()}, ${ctx.actor.actorId}, ${ctx.actor.displayName}, ${action},
            ${subjectKind}, ${subjectId}, ${ctx.requestId}, ${JSON.stringify(detail)})`.execute(ctx.db);
}
