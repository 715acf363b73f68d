import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database } from '#platform';
import type { PrivacyTables } from './tables.ts';

export type ProcessorRow = Selectable<PrivacyTables['privacy.processor']>;
export type IncidentRow = Selectable<PrivacyTables['privacy.incident']>;
export type NoticeRow = Selectable<PrivacyTables['privacy.incident_notice']>;
type NewIncident = Insertable<PrivacyTables['privacy.incident']>;
type NewProcessor = Insertable<PrivacyTables['privacy.processor']>;

const tables = (db: Database) => db.withTables<PrivacyTables>();

/** Those who still work for us first, by name. The register is short by nature; it is read whole. */
export async function listProcessorRows(db: Database): Promise<ProcessorRow[]> {
  return tables(db)
    .selectFrom('privacy.processor')
    .selectAll()
    .orderBy(sql`ended_on is not null`)
    .orderBy('name')
    .orderBy('processor_id')
    .execute();
}

export async function insertProcessor(db: Database, row: NewProcessor): Promise<ProcessorRow> {
  return tables(db).insertInto('privacy.processor').values(row).returningAll().executeTakeFirstOrThrow();
}

/** `undefined` when the row is not at that version any more. */
export async function replaceProcessor(
  db: Database,
  { processor_id, ...change }: Omit<NewProcessor, 'version'>,
  version: number,
): Promise<ProcessorRow | undefined> {
  return tables(db)
    .updateTable('privacy.processor')
    .set({ ...change, version: version + 1 })
    .where('processor_id', '=', processor_id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
}

/** Latest first; the register is short by nature and read whole. */
export async function listIncidentRows(db: Database): Promise<IncidentRow[]> {
  return tables(db)
    .selectFrom('privacy.incident')
    .selectAll()
    .orderBy(sql`closed_at is not null`)
    .orderBy('known_at', 'desc')
    .orderBy('incident_id')
    .execute();
}

export async function findIncident(db: Database, incidentId: string): Promise<IncidentRow | undefined> {
  return tables(db)
    .selectFrom('privacy.incident')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .executeTakeFirst();
}

export async function insertIncident(db: Database, row: NewIncident): Promise<IncidentRow> {
  return tables(db).insertInto('privacy.incident').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function replaceIncident(
  db: Database,
  { incident_id, number: _, ...change }: Omit<NewIncident, 'version'>,
  version: number,
): Promise<IncidentRow | undefined> {
  return tables(db)
    .updateTable('privacy.incident')
    .set({ ...change, version: version + 1 })
    .where('incident_id', '=', incident_id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
}

export async function listNotices(db: Database, incidentIds: readonly string[]): Promise<NoticeRow[]> {
  if (incidentIds.length === 0) return [];
  return tables(db)
    .selectFrom('privacy.incident_notice')
    .selectAll()
    .where('incident_id', 'in', [...incidentIds])
    .execute();
}

/** That somebody was told is written once; the first record stands. */
export async function insertNotice(
  db: Database,
  row: Insertable<PrivacyTables['privacy.incident_notice']>,
): Promise<void> {
  await tables(db)
    .insertInto('privacy.incident_notice')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
