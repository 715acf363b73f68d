import { sql } from 'kysely';
import type { ActionContext } from '../actions/action-context.ts';
import { writeAudit } from '../actions/audit.ts';

/**
 * Removes entries older than an instant from the beginning of the chain, and leaves a checkpoint from which the rest
 * can still be verified. The removal is itself an entry of the chain. Returns how many went.
 */
export async function pruneAudit(ctx: ActionContext, before: Date): Promise<number> {
  const { rows } = await sql<{ sealNumber: number; hash: string }>`
    select seal_number as "sealNumber", hash from platform.audit_seal
    where seal_number < coalesce(
      (select min(seal.seal_number) from platform.audit_seal seal
       join platform.audit audit on audit.audit_id = seal.audit_id where audit.at >= ${before}),
      (select max(seal_number) + 1 from platform.audit_seal))
    order by seal_number desc limit 1`.execute(ctx.db);
  const last = rows[0];
  if (!last) return 0;
  const removed = await sql`
    delete from platform.audit audit using platform.audit_seal seal
    where seal.audit_id = audit.audit_id and seal.seal_number <= ${last.sealNumber}`.execute(ctx.db);
  await sql`delete from platform.audit_seal where seal_number <= ${last.sealNumber}`.execute(ctx.db);
  const entries = Number(removed.numAffectedRows ?? 0n);
  await sql`
    insert into platform.audit_checkpoint (seal_number, hash, entries, pruned_at)
    values (${last.sealNumber}, ${last.hash}, ${entries}, ${ctx.clock.now()})`.execute(ctx.db);
  await writeAudit(ctx, 'audit.pruned', {
    subjectKind: 'audit',
    subjectId: String(last.sealNumber),
    entries,
    hash: last.hash,
    before: before.toISOString(),
  });
  return entries;
}
