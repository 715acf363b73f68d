import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database, TimelineQuery } from '#platform';
import type { MeasurementsTables } from './tables.ts';

export type MeasurementRow = Selectable<MeasurementsTables['measurements.measurement']>;

/** A measurement with the one that corrected it, if any. */
export interface MeasurementStanding extends MeasurementRow {
  superseded_by_id: string | null;
}

const tables = (db: Database) => db.withTables<MeasurementsTables>();

const standing = sql`
  measurement.*, later.measurement_id as superseded_by_id
  from measurements.measurement measurement
  left join measurements.measurement later
    on later.party_id = measurement.party_id and later.supersedes_id = measurement.measurement_id
  join parties.shared_party party on party.party_id = measurement.party_id`;

/** `corrected-already` when another one has taken the place of the one it corrects. */
export async function insertMeasurement(
  db: Database,
  row: MeasurementRow,
): Promise<'inserted' | 'corrected-already'> {
  const result = await tables(db)
    .insertInto('measurements.measurement')
    .values({ ...row, body: sql`${JSON.stringify(row.body)}::jsonb` })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n ? 'inserted' : 'corrected-already';
}

/** One import at a time for a customer, until the transaction ends, so that the same file sent twice finds itself. */
export async function lockImports(db: Database, partyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`measurements.import ${partyId}`}, 0))`.execute(
    db,
  );
}

/** The measurement that says the same of the same moment, corrected since or not. */
export async function findSameMeasurement(
  db: Database,
  {
    partyId,
    kind,
    takenAt,
    body,
  }: Pick<MeasurementRow, 'kind' | 'body'> & { partyId: string; takenAt: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ measurement_id: string }>`
    select measurement_id from measurements.measurement
    where party_id = ${partyId} and taken_at = ${takenAt} and kind = ${kind}
      and body = ${JSON.stringify(body)}::jsonb
    limit 1`.execute(db);
  return rows[0]?.measurement_id;
}

export async function findMeasurement(
  ctx: ActionContext,
  permission: Permission,
  measurementId: string,
): Promise<MeasurementStanding | undefined> {
  const { rows } = await sql<MeasurementStanding>`
    select ${standing}
    where measurement.measurement_id = ${measurementId} and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

export interface MeasurementFilter {
  partyId: string;
  kind?: string | undefined;
  corrected: 'left-out' | 'shown';
}

/** One page of a customer's measurements, latest first. */
export async function listMeasurementRows(
  ctx: ActionContext,
  permission: Permission,
  filter: MeasurementFilter,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<MeasurementStanding[]> {
  const { rows } = await sql<MeasurementStanding>`
    select ${standing}
    where measurement.party_id = ${filter.partyId} and ${partyReach(ctx, permission)}
      and ${filter.kind ? sql`measurement.kind = ${filter.kind}` : sql`true`}
      and ${filter.corrected === 'shown' ? sql`true` : sql`later.measurement_id is null`}
      and ${page.after ? sql`(measurement.taken_at, measurement.measurement_id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`true`}
    order by measurement.taken_at desc, measurement.measurement_id desc
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

export type MeasurementOnTimeline = Pick<
  MeasurementRow,
  'measurement_id' | 'kind' | 'taken_at' | 'by_name' | 'supersedes_id'
>;

/** When a customer was measured, latest first; what was corrected is left out. */
export async function listMeasurementsTaken(
  db: Database,
  { partyId, before, limit }: TimelineQuery,
): Promise<MeasurementOnTimeline[]> {
  const { rows } = await sql<MeasurementOnTimeline>`
    select measurement.measurement_id, measurement.kind, measurement.taken_at, measurement.by_name,
           measurement.supersedes_id
    from measurements.measurement measurement
    where measurement.party_id = ${partyId}
      and not exists (
        select 1 from measurements.measurement later
        where later.party_id = measurement.party_id and later.supersedes_id = measurement.measurement_id)
      and ${before ? sql`(measurement.taken_at, measurement.measurement_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)` : sql`true`}
    order by measurement.taken_at desc, measurement.measurement_id desc
    limit ${limit}`.execute(db);
  return rows;
}
