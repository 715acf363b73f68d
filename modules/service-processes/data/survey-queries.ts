import { type Selectable, sql } from 'kysely';
import type { Database, TimelineQuery } from '#platform';
import type { ProcessTemplate } from '../contract/index.ts';
import type { ProcessRow } from './process-queries.ts';
import type { ServiceProcessesTables } from './tables.ts';

export type SurveyResponseRow = Selectable<ServiceProcessesTables['service_processes.survey_response']>;

const tables = (db: Database) => db.withTables<ServiceProcessesTables>();

/** What the customer said of the steps of a process. */
export async function listSurveyResponses(
  db: Database,
  process: Pick<ProcessRow, 'party_id' | 'process_id'>,
): Promise<SurveyResponseRow[]> {
  return tables(db)
    .selectFrom('service_processes.survey_response')
    .selectAll()
    .where('party_id', '=', process.party_id)
    .where('process_id', '=', process.process_id)
    .execute();
}

/** Keeps what was said once; who did not wish to may say it later. False when it was answered already. */
export async function insertSurveyResponse(db: Database, row: SurveyResponseRow): Promise<boolean> {
  const { outcome, mode, at, by_id, by_name } = row;
  const answers = row.answers === null ? null : sql<null>`${JSON.stringify(row.answers)}::jsonb`;
  const kept = await tables(db)
    .insertInto('service_processes.survey_response')
    .values({ ...row, answers })
    .onConflict((conflict) =>
      conflict
        .columns(['party_id', 'process_id', 'fact_id'])
        .doUpdateSet({ outcome, mode, answers, at, by_id, by_name })
        .where('service_processes.survey_response.outcome', '=', 'declined'),
    )
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

export type SurveyOnTimeline = Pick<SurveyResponseRow, 'fact_id' | 'outcome' | 'at' | 'by_name'> & {
  step_key: string;
  template: ProcessTemplate;
};

/** What a customer said of their processes, newest first; of steps that were taken back nothing is told. */
export async function listSurveysOnTimeline(
  db: Database,
  { partyId, before, limit }: TimelineQuery,
): Promise<SurveyOnTimeline[]> {
  const { rows } = await sql<SurveyOnTimeline>`
    select response.fact_id, response.outcome, response.at, response.by_name, fact.step_key, template.body as template
    from service_processes.survey_response response
    join service_processes.process_fact fact
      on fact.party_id = response.party_id and fact.process_id = response.process_id
        and fact.fact_id = response.fact_id and fact.undone_at is null
    join service_processes.process process
      on process.party_id = response.party_id and process.process_id = response.process_id
    join service_processes.template template
      on template.template_key = process.template_key and template.template_version = process.template_version
    where response.party_id = ${partyId}
      and ${before ? sql`(response.at, response.fact_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)` : sql`true`}
    order by response.at desc, response.fact_id desc
    limit ${limit}`.execute(db);
  return rows;
}
