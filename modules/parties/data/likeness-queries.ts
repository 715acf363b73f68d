import { sql } from 'kysely';
import { type Database, planEachTime } from '#platform';
import type { Traits } from '../domain/traits.ts';

/** A file described for comparing. */
export interface DescribedFile {
  partyId: string;
  version: number;
  keys: readonly number[];
  traits: Traits;
}

/** Writes how files look, in the place of how they looked before. */
export async function writeLikeness(tx: Database, files: readonly DescribedFile[]): Promise<void> {
  if (files.length === 0) return;
  await sql`
    insert into parties.likeness (party_id, version, keys, traits)
    select f.party_id, f.version, array(select jsonb_array_elements_text(f.keys)::bigint), f.traits
    from jsonb_to_recordset(${JSON.stringify(
      files.map(({ partyId, ...rest }) => ({ party_id: partyId, ...rest })),
    )}::jsonb) as f (party_id uuid, version integer, keys jsonb, traits jsonb)
    on conflict (party_id) do update
    set version = excluded.version, keys = excluded.keys, traits = excluded.traits`.execute(tx);
}

/** Files that were written since they were described, or never were. */
export async function listUndescribed(db: Database, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ partyId: string }>`
    ${planEachTime} select p.party_id as "partyId" from parties.party p
    left join parties.likeness l on l.party_id = p.party_id
    where p.party_id > ${after}::uuid and l.version is distinct from p.version
    order by p.party_id limit ${limit}`.execute(db);
  return rows.map(({ partyId }) => partyId);
}

/** A key that more files share says little of any two of them. */
export const MOST_UNDER_A_KEY = 30;

/** Files that share a key with given ones. */
export async function findAlike(
  db: Database,
  keys: readonly number[],
): Promise<{ partyId: string; traits: Traits }[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ partyId: string; traits: Traits }>`
    select l.party_id as "partyId", l.traits
    from (select distinct a.party_id from unnest(${[...keys]}::bigint[]) as k (key)
          cross join lateral (select party_id from parties.likeness
                              where keys @> array[k.key] limit ${MOST_UNDER_A_KEY}) a) alike
    join parties.likeness l on l.party_id = alike.party_id`.execute(db);
  return rows;
}

/** Groups of files that share a key; `slice` of `slices` says which keys are looked at, so that a sweep goes in steps. */
export async function listBlocks(
  db: Database,
  slice: number,
  slices: number,
): Promise<{ partyIds: string[] }[]> {
  const { rows } = await sql<{ partyIds: string[] }>`
    ${planEachTime} select array_agg(k.party_id order by k.party_id) as "partyIds"
    from (select unnest(keys) as key, party_id from parties.likeness) k
    where k.key % ${slices} = ${slice}
    group by k.key having count(*) between 2 and ${MOST_UNDER_A_KEY}`.execute(db);
  return rows;
}

/** The traits of given files. */
export async function traitsOfFiles(db: Database, partyIds: readonly string[]): Promise<Map<string, Traits>> {
  const { rows } = await sql<{ partyId: string; traits: Traits }>`
    select party_id as "partyId", traits from parties.likeness where party_id = any(${[...partyIds]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ partyId, traits }) => [partyId, traits]));
}
