import { sql } from 'kysely';
import { copyRows, type Database, planEachTime } from '#platform';
import { MOST_UNDER_A_KEY } from '../domain/likeness-index.ts';
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

/** Writes how new files look. */
export async function insertLikeness(tx: Database, files: readonly DescribedFile[]): Promise<void> {
  if (files.length === 0) return;
  await copyRows(
    tx,
    'parties.likeness',
    ['party_id', 'version', 'keys', 'traits'],
    files.map(({ partyId, version, keys, traits }) => [
      partyId,
      version,
      `{${keys.join(',')}}`,
      JSON.stringify(traits),
    ]),
  );
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

/** A file found under one of many keys. */
export interface LikelyFile {
  partyId: string;
  traits: Traits;
}

/** Keys asked for at a time: of a longer list each file found would be checked against all of it. */
const KEYS_AT_A_TIME = 500;
/** Files that so many keys may bring together; where they bring more, a key of them is everybody's. */
const MOST_AT_A_TIME = 1_000;

/** Files that share a key with any of many others, looked for within a transaction. */
export async function findAlikeMany(tx: Database, keys: readonly number[]): Promise<LikelyFile[]> {
  if (keys.length === 0) return [];
  const distinct = [...new Set(keys)];
  // Files that this very transaction wrote are not counted yet: the planner would rather read all of them.
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx);
  const { rows } = await sql<LikelyFile & { portion: number }>`
    ${planEachTime} select l.party_id as "partyId", l.traits, portion.place::int as portion
    from (select (place - 1) / ${KEYS_AT_A_TIME} as place, array_agg(key order by place) as keys
          from unnest(${distinct}::bigint[]) with ordinality as k (key, place) group by 1) portion
    cross join lateral (select party_id, traits from parties.likeness where keys && portion.keys
                        limit ${MOST_AT_A_TIME}) l`.execute(tx);
  const found = new Map(rows.map(({ partyId, traits }) => [partyId, { partyId, traits }]));
  for (const portion of fullPortions(rows)) {
    const portionKeys = distinct.slice(portion * KEYS_AT_A_TIME, (portion + 1) * KEYS_AT_A_TIME);
    for (const file of await findAlike(tx, portionKeys)) found.set(file.partyId, file);
  }
  await sql`select set_config('enable_seqscan', 'on', true)`.execute(tx);
  return [...found.values()];
}

function fullPortions(rows: readonly { portion: number }[]): number[] {
  const counts = new Map<number, number>();
  for (const { portion } of rows) counts.set(portion, (counts.get(portion) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= MOST_AT_A_TIME).map(([portion]) => portion);
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
