import { sql } from 'kysely';
import type { ActionContext, AuditSubject } from './action-context.ts';

/** Writes the audit row of one action, in the action's own transaction. It is sealed into the chain once committed. */
export async function writeAudit(
  ctx: ActionContext,
  action: string,
  subject: AuditSubject | undefined,
): Promise<void> {
  const { subjectKind = null, subjectId = null, ...detail } = subject ?? {};
  const { actor } = ctx;
  const impersonator = actor.impersonator ?? null;
  await sql`
    with written as (
      insert into platform.audit
        (audit_id, at, actor_id, actor_name, impersonator_id, impersonator_name, action, subject_kind, subject_id, request_id, detail)
      values (${ctx.newId()}, ${ctx.clock.now()}, ${actor.actorId}, ${actor.displayName},
              ${impersonator?.actorId ?? null}::uuid, ${impersonator?.displayName ?? null}, ${action},
              ${subjectKind}, ${subjectId}, ${ctx.requestId}, ${JSON.stringify(detail)}::jsonb)
      returning audit_id
    )
    insert into platform.audit_unsealed (audit_id) select audit_id from written`.execute(ctx.db);
}
