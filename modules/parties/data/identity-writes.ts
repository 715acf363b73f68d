import { sql } from 'kysely';
import type { Database } from '#platform';
import { type IdentityKey, isExclusiveKind } from '../domain/identity.ts';

/** Adds keys of recognition that a party does not have yet. */
export async function insertMissingIdentities(
  tx: Database,
  keys: readonly (IdentityKey & { partyId: string })[],
  at: Date,
): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    insert into parties.identity (value, kind, party_id, exclusive, added_at)
    select value, kind, party_id, exclusive, ${at}
    from unnest(${keys.map(({ value }) => value)}::text[], ${keys.map(({ kind }) => kind)}::text[],
      ${keys.map(({ partyId }) => partyId)}::uuid[], ${keys.map(({ kind }) => isExclusiveKind(kind))}::boolean[])
      as k (value, kind, party_id, exclusive)
    on conflict (value, kind, party_id) do nothing`.execute(tx);
}

/** Takes away telephones and e-mails as keys of recognition that no contact point of the party bears out any more. */
export async function deleteUnbackedIdentities(tx: Database, partyIds: readonly string[]): Promise<void> {
  await sql`
    delete from parties.identity i
    where i.party_id = any(${[...partyIds]}::uuid[]) and i.kind in ('phone', 'email')
      and not exists (select 1 from parties.contact_point c
                      where c.party_id = i.party_id and c.kind = i.kind and c.value = i.value)`.execute(tx);
}
