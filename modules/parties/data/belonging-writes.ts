import { sql } from 'kysely';
import type { Database } from '#platform';
import type { IdentityKey } from '../domain/identity.ts';

/** Removes identities of parties; the pairs are (party, kind, value). */
export async function deleteIdentities(
  tx: Database,
  rows: readonly (IdentityKey & { partyId: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    delete from parties.identity i
    using unnest(${rows.map(({ value }) => value)}::text[], ${rows.map(({ kind }) => kind)}::text[],
      ${rows.map(({ partyId }) => partyId)}::uuid[]) as gone (value, kind, party_id)
    where i.value = gone.value and i.kind = gone.kind and i.party_id = gone.party_id`.execute(tx);
}

export async function deleteContactPoints(
  tx: Database,
  rows: readonly { partyId: string; contactPointId: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    delete from parties.contact_point c
    using unnest(${rows.map(({ partyId }) => partyId)}::uuid[], ${rows.map(({ contactPointId }) => contactPointId)}::uuid[])
      as gone (party_id, contact_point_id)
    where c.party_id = gone.party_id and c.contact_point_id = gone.contact_point_id`.execute(tx);
}

export async function deleteTags(
  tx: Database,
  rows: readonly { partyId: string; tag: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    delete from parties.party_tag t
    using unnest(${rows.map(({ partyId }) => partyId)}::uuid[], ${rows.map(({ tag }) => tag)}::text[]) as gone (party_id, tag)
    where t.party_id = gone.party_id and t.tag = gone.tag`.execute(tx);
}

/** Rewrites one contact point in place, keeping its id. */
export async function updateContactPointRow(
  tx: Database,
  partyId: string,
  point: {
    contactPointId: string;
    label: string | null;
    typed: string;
    value: string;
    nationalDigits: string | null;
    extension: string | null;
    preferredAt: string | null;
    confirmedAt: string | null;
    barredAt: string | null;
    barredReason: string | null;
    verifiedAt: string | null;
    verifiedByMeans: string | null;
  },
): Promise<void> {
  await sql`
    update parties.contact_point
    set label = ${point.label}, typed = ${point.typed}, value = ${point.value},
      national_digits = ${point.nationalDigits}, extension = ${point.extension},
      preferred_at = ${point.preferredAt}, confirmed_at = ${point.confirmedAt},
      barred_at = ${point.barredAt}, barred_reason = ${point.barredReason},
      verified_at = ${point.verifiedAt}, verified_by_means = ${point.verifiedByMeans}
    where party_id = ${partyId} and contact_point_id = ${point.contactPointId}`.execute(tx);
}
