import { sql } from 'kysely';
import { copyRows, type Database } from '#platform';
import type { PreparedLine } from '../domain/prepare-lines.ts';

/** What is the same for all lines of a batch. */
export interface BatchOrigin {
  source: string;
  orderedZone: string;
  importId: string | null;
  recordedAt: Date;
  recordedBy: string;
  repeatedLines: 'keep' | 'skip';
}

export interface StoredLines {
  created: number;
  /** Keys of this batch that this import had already met in an earlier batch. */
  keysMetBefore: number;
  /** Lines left out because the import had met them before and repeated lines are skipped. */
  skipped: number;
}

const INCOMING_COLUMNS = [
  'party_id',
  'line_key',
  'ordinal',
  'kind',
  'ordered_at',
  'quantity',
  'amount_minor',
  'cost_minor',
  'currency',
  'order_id',
  'order_number',
  'line_number',
  'item_code',
  'item_name',
  'offer_item_id',
  'branch_id',
  'channel',
  'staff_id',
  'staff_name',
  'refunds_line_key',
  'refunds_occurrence',
  'refunds_order_number',
  'reason',
] as const;

/** Brings lines to the database, into a temporary table. What other batches write does not matter yet. */
export async function stageLines(tx: Database, lines: readonly PreparedLine[]): Promise<void> {
  if (lines.length > 0) await fillIncoming(tx, lines);
}

/**
 * Stores the staged lines of customers, set-based. A line that is already there stays as it is; equal lines of one
 * import become further occurrences, in whichever of its batches they stand: so the batches before must be committed.
 */
export async function storeCustomerLines(
  tx: Database,
  lines: readonly PreparedLine[],
  origin: BatchOrigin,
): Promise<StoredLines> {
  return storeStaged(tx, lines, origin, CUSTOMER_LINES);
}

/** The same for staged lines that belong to no customer. */
export async function storeAnonymousLines(
  tx: Database,
  lines: readonly PreparedLine[],
  origin: BatchOrigin,
): Promise<StoredLines> {
  return storeStaged(tx, lines, origin, ANONYMOUS_LINES);
}

interface Destination {
  table: string;
  sightings: string;
  /** Key columns before the occurrence. */
  key: readonly string[];
}

const CUSTOMER_LINES: Destination = {
  table: 'orders.order_line',
  sightings: 'orders.import_sighting',
  key: ['party_id', 'line_key'],
};
const ANONYMOUS_LINES: Destination = {
  table: 'orders.anonymous_line',
  sightings: 'orders.anonymous_sighting',
  key: ['line_key'],
};

async function storeStaged(
  tx: Database,
  lines: readonly PreparedLine[],
  origin: BatchOrigin,
  destination: Destination,
): Promise<StoredLines> {
  if (lines.length === 0) return { created: 0, keysMetBefore: 0, skipped: 0 };
  const known = await findKnown(tx, destination, origin.importId);
  const created = await insertIncoming(tx, destination, origin, known.keys > 0);
  if (known.keys > 0 && origin.importId) await noteSightings(tx, destination, origin.importId);
  const skipped = origin.repeatedLines === 'skip' ? known.linesMetBefore : 0;
  return { created, keysMetBefore: known.keysMetBefore, skipped };
}

async function fillIncoming(tx: Database, lines: readonly PreparedLine[]): Promise<void> {
  await sql`
    create temporary table if not exists incoming_line (
      party_id uuid, line_key bigint, ordinal integer, kind text, ordered_at timestamptz, quantity numeric,
      amount_minor bigint, cost_minor bigint, currency text, order_id uuid, order_number text, line_number integer,
      item_code text, item_name text, offer_item_id uuid, branch_id uuid, channel text, staff_id uuid,
      staff_name text, refunds_line_key bigint, refunds_occurrence integer, refunds_order_number text, reason text
    ) on commit drop`.execute(tx);
  await sql`
    create temporary table if not exists known_line (
      party_id uuid, line_key bigint, batch_lines integer, existing integer, last_occurrence integer,
      seen integer
    ) on commit drop`.execute(tx);
  await sql`truncate incoming_line, known_line`.execute(tx);
  await copyRows(tx, 'incoming_line', INCOMING_COLUMNS, cellsOf(lines));
}

function* cellsOf(lines: readonly PreparedLine[]) {
  for (const line of lines) {
    yield [
      line.partyId,
      line.lineKey,
      line.ordinal,
      line.kind,
      line.orderedAt,
      line.quantity,
      line.amountMinor,
      line.costMinor,
      line.currency,
      line.orderId,
      line.orderNumber,
      line.lineNumber,
      line.itemCode,
      line.itemName,
      line.offerItemId,
      line.branchId,
      line.channel,
      line.staffId,
      line.staffName,
      line.refundsLineKey,
      line.refundsOccurrence,
      line.refundsOrderNumber,
      line.reason,
    ];
  }
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
        from (select ${keyColumns}, max(ordinal) as batch_lines from incoming_line group by ${keyColumns}) as i
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
  const carried = INCOMING_COLUMNS.filter((column) => column !== 'ordinal' && column !== 'party_id');
  const owner = destination.key.includes('party_id') ? ['party_id'] : [];
  const columns = [...owner, ...carried];
  const { occurrence, join, lacking } = someKnown ? amongKnown(destination, origin) : NOTHING_KNOWN;
  const result = await sql`
    insert into ${sql.raw(destination.table)} (
      ${sql.raw(columns.join(', '))}, occurrence, ordered_zone, source, import_id, recorded_at, recorded_by
    )
    select ${sql.raw(columns.join(', '))}, ${sql.raw(occurrence)}, ${origin.orderedZone}, ${origin.source},
           ${origin.importId}::uuid, ${origin.recordedAt.toISOString()}::timestamptz, ${origin.recordedBy}::uuid
      from incoming_line ${sql.raw(join)} ${sql.raw(lacking)}
    on conflict do nothing`.execute(tx); // Two imports of the same rows at once: the second finds them there.
  return Number(result.numAffectedRows ?? 0n);
}

const NOTHING_KNOWN = { occurrence: 'ordinal', join: '', lacking: '' };

/** Of equal lines only those beyond the ones already there are new; they follow the last occurrence. */
function amongKnown(destination: Destination, origin: BatchOrigin) {
  const firstMeeting = origin.repeatedLines === 'skip' ? ' and coalesce(k.seen, 0) = 0' : '';
  return {
    occurrence:
      'case when k.existing is null then ordinal else ordinal + k.seen - k.existing + k.last_occurrence end',
    join: `left join known_line as k using (${destination.key.join(', ')})`,
    lacking: `where (k.existing is null or ordinal + k.seen > k.existing)${firstMeeting}`,
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

/** Forgets what an import had met; done when it ends. */
export async function forgetSightings(tx: Database, importId: string): Promise<void> {
  await sql`delete from orders.import_sighting where import_id = ${importId}`.execute(tx);
  await sql`delete from orders.anonymous_sighting where import_id = ${importId}`.execute(tx);
}

/** Takes out the lines an import created. */
export async function removeImportedLines(tx: Database, importId: string): Promise<number> {
  const ofCustomers = await sql`delete from orders.order_line where import_id = ${importId}`.execute(tx);
  const anonymous = await sql`delete from orders.anonymous_line where import_id = ${importId}`.execute(tx);
  await forgetSightings(tx, importId);
  return Number((ofCustomers.numAffectedRows ?? 0n) + (anonymous.numAffectedRows ?? 0n));
}

/** Takes out the sales of a source that belong to no customer, and gives how many. */
export async function removeAnonymousLines(tx: Database, source: string): Promise<number> {
  const removed = await sql`delete from orders.anonymous_line where source = ${source}`.execute(tx);
  return Number(removed.numAffectedRows ?? 0n);
}
