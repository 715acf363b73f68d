import { sql } from 'kysely';
import type { Database } from '#platform';
import type { IdentityKey, IdentityKind } from '../domain/identity.ts';
import { MOST_HOLDERS } from '../domain/recognise-row.ts';

export interface IdentityMatch extends IdentityKey {
  partyId: string;
}

/** Who holds any of the keys; of a key that many share, a few. */
export async function findHolders(db: Database, keys: readonly IdentityKey[]): Promise<IdentityMatch[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<IdentityMatch & { kind: IdentityKind }>`
    select distinct i.kind, i.value, i.party_id as "partyId"
    from unnest(${keys.map(({ value }) => value)}::text[], ${keys.map(({ kind }) => kind)}::text[]) as k (value, kind)
    cross join lateral (
      select h.kind, h.value, h.party_id from parties.identity h
      where h.value = k.value and h.kind = k.kind limit ${MOST_HOLDERS}) i`.execute(db);
  return rows;
}

/** Claims numbers for parties about to be made; gives those that were free. Waits for whoever claims the same one. */
export async function claimExternalNumbers(
  tx: Database,
  claims: readonly (IdentityMatch & { source: string; importId: string | null })[],
  at: Date,
): Promise<Set<string>> {
  // Two imports that claim in different orders would wait for each other, so the order is fixed.
  const { rows } = await sql<{ value: string }>`
    insert into parties.identity (value, kind, party_id, exclusive, source, added_at, import_id)
    select c.value, c.kind, c.party_id, true, c.source, ${at}, c.import_id
    from unnest(${claims.map(({ value }) => value)}::text[], ${claims.map(({ kind }) => kind)}::text[],
      ${claims.map(({ partyId }) => partyId)}::uuid[], ${claims.map(({ source }) => source)}::text[],
      ${claims.map(({ importId }) => importId)}::uuid[]) as c (value, kind, party_id, source, import_id)
    order by c.value
    on conflict (value, kind) where exclusive do nothing
    returning value`.execute(tx);
  return new Set(rows.map(({ value }) => value));
}

/** Everybody known under a kind of number. */
export async function listPartiesByIdentityKind(db: Database, kind: IdentityKind): Promise<string[]> {
  const { rows } = await sql<{ partyId: string }>`
    select distinct party_id as "partyId" from parties.identity where kind = ${kind}`.execute(db);
  return rows.map(({ partyId }) => partyId);
}
