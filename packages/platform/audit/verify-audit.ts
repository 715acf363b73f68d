import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import { CHAIN_START, entryAsText, hashOfEntry } from './audit-chain.ts';
import { type ChainHead, chainHead } from './seal-audit.ts';

/** One thing wrong with the audit log, at the entry where it is wrong. */
export interface AuditFinding {
  kind: 'changed' | 'removed' | 'inserted' | 'seal-removed' | 'backdated' | 'cut-off' | 'unaccounted-pruning';
  sealNumber: number | null;
  auditId: string | null;
}

export interface AuditVerification {
  /** Entries looked at. */
  entries: number;
  /** Entries written within the last moments and not yet in the chain. */
  unsealed: number;
  head: ChainHead;
  findings: AuditFinding[];
}

interface SealedRow {
  sealNumber: number;
  auditId: string;
  previousHash: string;
  hash: string;
  sealedAt: string;
  at: string | null;
  fields: (string | null)[] | null;
}

const BATCH = 5000;
/** No transaction that writes an audit entry stays open for longer than this after the entry's instant. */
const LATEST_SEAL_MILLISECONDS = 60 * 60_000;

/**
 * Reads the whole audit log and names every entry that was changed, removed or slipped in.
 * Give an end of the chain that was noted earlier, and cutting off the end is found too.
 */
export async function verifyAudit(db: Database, noted?: ChainHead): Promise<AuditVerification> {
  const findings: AuditFinding[] = [];
  const start = await startOfChain(db, findings);
  let previous = { sealNumber: start.sealNumber, hash: start.hash, sealedAt: '' };
  let entries = 0;
  let notedHash = noted?.sealNumber === start.sealNumber ? start.hash : undefined;
  for (;;) {
    const rows = await sealedRows(db, previous.sealNumber);
    for (const row of rows) {
      entries += 1;
      findings.push(...faultsOf(row, previous));
      if (row.sealNumber === noted?.sealNumber) notedHash = row.hash;
      previous = row;
    }
    if (rows.length < BATCH) break;
  }
  findings.push(...(await entriesOutsideTheChain(db)));
  if (noted && noted.sealNumber >= start.sealNumber && notedHash !== noted.hash) {
    findings.push({ kind: 'cut-off', sealNumber: noted.sealNumber, auditId: null });
  }
  return { entries, unsealed: await countUnsealed(db), head: await chainHead(db), findings };
}

/** After a pruning the chain goes on from its checkpoint, which a later entry of the chain must vouch for. */
async function startOfChain(db: Database, findings: AuditFinding[]): Promise<ChainHead> {
  const { rows } = await sql<ChainHead & { isVouchedFor: boolean }>`
    select seal_number as "sealNumber", hash, exists (
      select from platform.audit where action = 'audit.pruned' and detail->>'hash' = checkpoint.hash) as "isVouchedFor"
    from platform.audit_checkpoint checkpoint order by seal_number desc limit 1`.execute(db);
  const checkpoint = rows[0];
  if (!checkpoint) return { sealNumber: 0, hash: CHAIN_START };
  if (!checkpoint.isVouchedFor) {
    findings.push({ kind: 'unaccounted-pruning', sealNumber: checkpoint.sealNumber, auditId: null });
  }
  return checkpoint;
}

async function sealedRows(db: Database, after: number): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select seal.seal_number as "sealNumber", seal.audit_id as "auditId", seal.previous_hash as "previousHash", seal.hash,
      seal.sealed_at as "sealedAt", audit.at, case when audit.audit_id is null then null else ${entryAsText} end as fields
    from platform.audit_seal seal left join platform.audit audit on audit.audit_id = seal.audit_id
    where seal.seal_number > ${after} order by seal.seal_number limit ${BATCH}`.execute(db);
  return rows;
}

function faultsOf(
  row: SealedRow,
  previous: { sealNumber: number; hash: string; sealedAt: string },
): AuditFinding[] {
  const here = { sealNumber: row.sealNumber, auditId: row.auditId };
  const findings: AuditFinding[] = [];
  for (let missing = previous.sealNumber + 1; missing < row.sealNumber; missing++) {
    findings.push({ kind: 'seal-removed', sealNumber: missing, auditId: null });
  }
  const follows = findings.length > 0 || row.previousHash === previous.hash;
  if (row.fields === null) findings.push({ kind: 'removed', ...here });
  else if (!follows || hashOfEntry(row.sealNumber, row.previousHash, row.fields) !== row.hash) {
    findings.push({ kind: 'changed', ...here });
  } else if (row.at !== null && isBackdated(row.at, previous.sealedAt)) {
    findings.push({ kind: 'backdated', ...here });
  }
  return findings;
}

/** An entry far older than what had been sealed before it was not there when it says. */
function isBackdated(at: string, sealedBeforeAt: string): boolean {
  return sealedBeforeAt !== '' && Date.parse(at) < Date.parse(sealedBeforeAt) - LATEST_SEAL_MILLISECONDS;
}

async function entriesOutsideTheChain(db: Database): Promise<AuditFinding[]> {
  const { rows } = await sql<{ auditId: string; kind: 'inserted' | 'removed' }>`
    select audit_id as "auditId", 'inserted' as kind from platform.audit audit
    where not exists (select from platform.audit_seal seal where seal.audit_id = audit.audit_id)
      and not exists (select from platform.audit_unsealed unsealed where unsealed.audit_id = audit.audit_id)
    union all
    select audit_id, 'removed' from platform.audit_unsealed unsealed
    where not exists (select from platform.audit audit where audit.audit_id = unsealed.audit_id)`.execute(db);
  return rows.map(({ auditId, kind }) => ({ kind, sealNumber: null, auditId }));
}

async function countUnsealed(db: Database): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from platform.audit_unsealed`.execute(db);
  return rows[0]?.count ?? 0;
}
