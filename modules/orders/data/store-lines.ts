import { sql } from 'kysely';
import { copyBinary, type Database } from '#platform';
import { type BatchOrigin, type EncodedLines, LINE_COLUMNS } from './encode-lines.ts';

export interface StoredLines {
  created: number;
  /** Keys of this batch that this import had already met in an earlier batch. */
  keysMetBefore: number;
  /** Lines left out because the import had met them before and repeated lines are skipped. */
  skipped: number;
  /** Whether any of the lines was there already. */
  metKnown: boolean;
}

/**
 * Stores lines of customers. A line that is already there stays as it is; equal lines of one import become further
 * occurrences, in whichever of its batches they stand: so the batches before must be committed.
 */
export async function storeCustomerLines(
  tx: Database,
  encoded: EncodedLines,
  origin: BatchOrigin,
  likely: Likelihood,
): Promise<StoredLines> {
  return store(tx, encoded, origin, CUSTOMER_LINES, likely);
}

/** The same for lines that belong to no customer. */
export async function storeAnonymousLines(
  tx: Database,
  encoded: EncodedLines,
  origin: BatchOrigin,
  likely: Likelihood,
): Promise<StoredLines> {
  return store(tx, encoded, origin, ANONYMOUS_LINES, likely);
}

/** What most batches like this one have been: it decides what is tried first, never what comes of it. */
export type Likelihood = 'all-new' | 'some-known';

/** A table of lines with the table of what an import has met in it. */
export interface Destination {
  table: string;
  sightings: string;
  /** Key columns before the occurrence. */
  key: readonly string[];
}

export const CUSTOMER_LINES: Destination = {
  table: 'orders.order_line',
  sightings: 'orders.import_sighting',
  key: ['party_id', 'line_key'],
};
export const ANONYMOUS_LINES: Destination = {
  table: 'orders.anonymous_line',
  sightings: 'orders.anonymous_sighting',
  key: ['line_key'],
};

async function store(
  tx: Database,
  encoded: EncodedLines,
  origin: BatchOrigin,
  destination: Destination,
  likely: Likelihood,
): Promise<StoredLines> {
  if (encoded.lines === 0) return { created: 0, keysMetBefore: 0, skipped: 0, metKnown: false };
  if (likely === 'all-new' && (await storedAtOnce(tx, encoded, destination))) {
    return { created: encoded.lines, keysMetBefore: 0, skipped: 0, metKnown: false };
  }
  await stage(tx, encoded, destination);
  const known = await findKnown(tx, destination, origin.importId);
  const created = await insertIncoming(tx, destination, origin, known.keys > 0);
  if (known.keys > 0 && origin.importId) await noteSightings(tx, destination, origin.importId);
  const skipped = origin.repeatedLines === 'skip' ? known.linesMetBefore : 0;
  const metKnown = known.keys > 0 || created < encoded.lines;
  return { created, keysMetBefore: known.keysMetBefore, skipped, metKnown };
}

const UNIQUE_VIOLATION = '23505';

/**
 * Copies the lines straight to where they belong, which costs the database half of what staging them does. The first
 * line that is there already takes all of them back.
 */
async function storedAtOnce(tx: Database, encoded: EncodedLines, destination: Destination): Promise<boolean> {
  await sql`savepoint all_new`.execute(tx);
  try {
    await copyBinary(tx, destination.table, columnsOf(destination), encoded.chunks);
    await sql`release savepoint all_new`.execute(tx);
    return true;
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure && failure.code === UNIQUE_VIOLATION)) throw failure;
    await sql`rollback to savepoint all_new`.execute(tx);
    return false;
  }
}

function columnsOf(destination: Destination): string[] {
  return [...(destination.key.includes('party_id') ? ['party_id'] : []), ...LINE_COLUMNS];
}

/** Brings lines into a temporary table; `occurrence` counts equal ones of the batch there. */
async function stage(tx: Database, encoded: EncodedLines, destination: Destination): Promise<void> {
  await sql`drop table if exists incoming_line, known_line`.execute(tx);
  await sql`
    create temporary table incoming_line (like ${sql.raw(destination.table)}) on commit drop`.execute(tx);
  await sql`
    create temporary table known_line (
      party_id uuid, line_key bigint, batch_lines integer, existing integer, last_occurrence integer,
      seen integer
    ) on commit drop`.execute(tx);
  await copyBinary(tx, 'incoming_line', columnsOf(destination), encoded.chunks);
}

interface KnownLines {
  keys: number;
  keysMetBefore: number;
  linesMetBefore: number;
}

/**
 * Finds the keys of the batch that are already there. `seen` counts how many equal lines this import has met in its
 * earlier batches: those it created and those it found. The lateral join keeps the planner on the primary key.
 */
async function findKnown(
  tx: Database,
  destination: Destination,
  importId: string | null,
): Promise<KnownLines> {
  const { table, sightings, key } = destination;
  const matches = (alias: string) =>
    sql.raw(key.map((column) => `${alias}.${column} = i.${column}`).join(' and '));
  const keyColumns = sql.raw(key.join(', '));
  const { rows } = await sql<KnownLines>`
    with found as (
      insert into known_line (${keyColumns}, batch_lines, existing, last_occurrence, seen)
      select ${sql.raw(key.map((column) => `i.${column}`).join(', '))}, i.batch_lines, x.existing,
             x.last_occurrence, x.own + coalesce(s.sightings, 0)
        from (select ${keyColumns}, max(occurrence) as batch_lines from incoming_line group by ${keyColumns}) as i
       cross join lateral (
               select count(*)::integer as existing, max(l.occurrence) as last_occurrence,
                      (count(*) filter (where l.import_id = ${importId}))::integer as own
                 from ${sql.raw(table)} as l where ${matches('l')}
             ) as x
        left join lateral (
               select s.sightings from ${sql.raw(sightings)} as s
                where ${matches('s')} and s.import_id = ${importId}
             ) as s on true
       where x.existing > 0
      returning batch_lines, seen
    )
    select count(*)::integer as keys,
           (count(*) filter (where seen > 0))::integer as "keysMetBefore",
           coalesce(sum(batch_lines) filter (where seen > 0), 0)::integer as "linesMetBefore"
      from found`.execute(tx);
  return rows[0] ?? { keys: 0, keysMetBefore: 0, linesMetBefore: 0 };
}

async function insertIncoming(
  tx: Database,
  destination: Destination,
  origin: BatchOrigin,
  someKnown: boolean,
): Promise<number> {
  const carried = columnsOf(destination)
    .filter((column) => column !== 'occurrence')
    .join(', ');
  const { occurrence, join, lacking } = someKnown ? amongKnown(destination, origin) : NOTHING_KNOWN;
  const result = await sql`
    insert into ${sql.raw(destination.table)} (${sql.raw(carried)}, occurrence)
    select ${sql.raw(carried)}, ${sql.raw(occurrence)}
      from incoming_line ${sql.raw(join)} ${sql.raw(lacking)}
    on conflict do nothing`.execute(tx); // Two imports of the same rows at once: the second finds them there.
  return Number(result.numAffectedRows ?? 0n);
}

const NOTHING_KNOWN = { occurrence: 'occurrence', join: '', lacking: '' };

/** Of equal lines only those beyond the ones already there are new; they follow the last occurrence. */
function amongKnown(destination: Destination, origin: BatchOrigin) {
  const firstMeeting = origin.repeatedLines === 'skip' ? ' and coalesce(k.seen, 0) = 0' : '';
  return {
    occurrence:
      'case when k.existing is null then occurrence else occurrence + k.seen - k.existing + k.last_occurrence end',
    join: `left join known_line as k using (${destination.key.join(', ')})`,
    lacking: `where (k.existing is null or occurrence + k.seen > k.existing)${firstMeeting}`,
  };
}

/** Remembers which lines this import found already there, for its next batches. */
async function noteSightings(tx: Database, destination: Destination, importId: string): Promise<void> {
  const { sightings, key } = destination;
  const keyColumns = sql.raw(key.join(', '));
  await sql`
    insert into ${sql.raw(sightings)} as s (${keyColumns}, import_id, sightings)
    select ${keyColumns}, ${importId}::uuid, least(batch_lines, existing - seen)
      from known_line where existing > seen
    on conflict (${keyColumns}, import_id) do update set sightings = s.sightings + excluded.sightings`.execute(
    tx,
  );
}
