import { type ActionContext, readSecuritySettings } from '#platform';
import { endEmergencyRows, insertAlert, insertEmergencyAccess } from '../data/oversight-queries.ts';

/** Shows somebody what is sensitive for a while, because they say it cannot wait; managers are told at once. */
export async function startEmergencyAccess(ctx: ActionContext, reason: string): Promise<void> {
  const { emergencyMinutes } = await readSecuritySettings(ctx.db);
  const startedAt = ctx.clock.now();
  const endsAt = new Date(startedAt.getTime() + emergencyMinutes * 60_000);
  const emergencyAccessId = ctx.newId();
  const { actorId: staffId, displayName: staffName } = ctx.actor;
  await endEmergencyRows(ctx.db, staffId, startedAt);
  await insertEmergencyAccess(ctx.db, { emergencyAccessId, staffId, reason, startedAt, endsAt });
  await insertAlert(ctx.db, {
    alertId: ctx.newId(),
    kind: 'emergency-access',
    at: startedAt,
    staffId,
    staffName,
    detail: { reason, endsAt: endsAt.toISOString(), emergencyAccessId },
  });
  ctx.audit({ subjectKind: 'staff', subjectId: staffId, reason, emergencyAccessId });
}

/** The emergency is over before its time. */
export async function endEmergencyAccess(ctx: ActionContext): Promise<void> {
  await endEmergencyRows(ctx.db, ctx.actor.actorId, ctx.clock.now());
  ctx.audit({ subjectKind: 'staff', subjectId: ctx.actor.actorId });
}
