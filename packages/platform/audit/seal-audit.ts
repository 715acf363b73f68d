import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Database, DatabaseHandle } from '../database/open-database.ts';
import { type AuditEntryText, CHAIN_START, entryAsText, hashOfEntry } from './audit-chain.ts';

/** Where the chain ends: noted outside the database, it proves later that nothing was cut off. */
export interface ChainHead {
  sealNumber: number;
  hash: string;
}

const BATCH = 2000;
/** Any number, the same everywhere: who holds this lock extends the chain. */
const SEALING_LOCK = 7_730_212;

/**
 * Puts entries that have committed since the last time into the chain, in order of their instants.
 * Returns the new end, or `undefined` when there was nothing to do or somebody else is doing it.
 */
export async function sealAudit(
  database: DatabaseHandle,
  clock: Clock,
): Promise<(ChainHead & { entries: number }) | undefined> {
  let sealed: (ChainHead & { entries: number }) | undefined;
  for (;;) {
    const batch = await database.inTransaction((tx) => sealBatch(tx, clock));
    if (!batch) return sealed;
    sealed = { ...batch, entries: batch.entries + (sealed?.entries ?? 0) };
    if (batch.entries < BATCH) return sealed;
  }
}

async function sealBatch(tx: Database, clock: Clock): Promise<(ChainHead & { entries: number }) | undefined> {
  // Waiting would gain nothing: whoever holds the lock seals what we see.
  const lock = await sql<{
    taken: boolean;
  }>`select pg_try_advisory_xact_lock(${SEALING_LOCK}) as taken`.execute(tx);
  if (lock.rows[0]?.taken !== true) return undefined;
  const { rows: waiting } = await sql<AuditEntryText>`
    select audit.audit_id as "auditId", ${entryAsText} as fields
    from platform.audit_unsealed unsealed join platform.audit audit on audit.audit_id = unsealed.audit_id
    order by audit.at, audit.audit_id limit ${BATCH}`.execute(tx);
  if (waiting.length === 0) return undefined;
  let { sealNumber, hash } = await chainHead(tx);
  const seals = waiting.map(({ auditId, fields }) => {
    const previousHash = hash;
    sealNumber += 1;
    hash = hashOfEntry(sealNumber, previousHash, fields);
    return { sealNumber, auditId, previousHash, hash };
  });
  await sql`
    insert into platform.audit_seal (seal_number, audit_id, previous_hash, hash, sealed_at)
    select seal_number, audit_id, previous_hash, hash, ${clock.now()}::timestamptz
    from unnest(${seals.map((one) => one.sealNumber)}::bigint[], ${seals.map((one) => one.auditId)}::uuid[],
                ${seals.map((one) => one.previousHash)}::text[], ${seals.map((one) => one.hash)}::text[])
      as seal (seal_number, audit_id, previous_hash, hash)`.execute(tx);
  await sql`
    delete from platform.audit_unsealed where audit_id = any(${seals.map((one) => one.auditId)}::uuid[])`.execute(
    tx,
  );
  return { sealNumber, hash, entries: seals.length };
}

/** The end of the chain as it stands. */
export async function chainHead(db: Database): Promise<ChainHead> {
  const { rows } = await sql<ChainHead>`
    (select seal_number as "sealNumber", hash from platform.audit_seal order by seal_number desc limit 1)
    union all
    (select seal_number, hash from platform.audit_checkpoint order by seal_number desc limit 1)
    order by "sealNumber" desc limit 1`.execute(db);
  return rows[0] ?? { sealNumber: 0, hash: CHAIN_START };
}
