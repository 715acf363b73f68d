import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';

/** What the first entry of all follows. */
export const CHAIN_START = '0'.repeat(64);

/** Every column of an entry as text, as the database itself writes it: what the hash is taken of. */
export interface AuditEntryText {
  auditId: string;
  fields: (string | null)[];
}

/** Selects an entry as text; instants to the microsecond, because a hash must see any change. */
export const entryAsText: RawBuilder<string[]> = sql<string[]>`array[
  audit.audit_id::text, to_char(audit.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), audit.actor_id::text,
  audit.actor_name, audit.impersonator_id::text, audit.impersonator_name, audit.action, audit.subject_kind,
  audit.subject_id, audit.request_id, audit.detail::text]`;

/** The hash of an entry: of its number, of all it says, and of the hash before it. */
export function hashOfEntry(
  sealNumber: number,
  previousHash: string,
  fields: readonly (string | null)[],
): string {
  return createHash('sha256')
    .update(JSON.stringify([sealNumber, previousHash, ...fields]))
    .digest('hex');
}
