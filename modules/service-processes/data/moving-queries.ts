import { sql } from 'kysely';
import type { Database } from '#platform';
import type { ProcessTemplate } from '../contract/index.ts';
import type { ProcessFactRow, ProcessRow, ProcessStanding } from './process-queries.ts';
import type { ServiceProcessesTables } from './tables.ts';

type OfProcess = Pick<ProcessRow, 'party_id' | 'process_id'>;
type OtherVersion = Pick<ProcessTemplate, 'key' | 'version'>;

const tables = (db: Database) => db.withTables<ServiceProcessesTables>();

/** Some open processes that are in another version, locked until they are moved. */
export async function listOpenProcesses(
  db: Database,
  { key, version }: OtherVersion,
  limit: number,
): Promise<OfProcess[]> {
  return tables(db)
    .selectFrom('service_processes.process')
    .select(['party_id', 'process_id'])
    .where('template_key', '=', key)
    .where('template_version', '<>', version)
    .where('ended_at', 'is', null)
    .limit(limit)
    .forUpdate()
    .execute();
}

/** All facts of some processes by process, undone ones included, oldest first. */
export async function listFactsOf(
  db: Database,
  processes: readonly OfProcess[],
): Promise<Map<string, ProcessFactRow[]>> {
  const { rows } = await sql<ProcessFactRow>`
    select fact.* from unnest(
      ${processes.map(({ party_id }) => party_id)}::uuid[], ${processes.map(({ process_id }) => process_id)}::uuid[]
    ) asked (party_id, process_id)
    join service_processes.process_fact fact
      on fact.party_id = asked.party_id and fact.process_id = asked.process_id
    order by fact.process_id, fact.position`.execute(db);
  const byProcess = new Map<string, ProcessFactRow[]>();
  for (const row of rows) {
    const known = byProcess.get(row.process_id);
    if (known) known.push(row);
    else byProcess.set(row.process_id, [row]);
  }
  return byProcess;
}

/** Open processes that stand at, or have been at, steps a new version does not have. */
export async function findStranded(
  db: Database,
  { key, version }: OtherVersion,
  stepKeys: readonly string[],
  limit: number,
): Promise<{ rows: { processId: string; partyName: string; stepKeys: string[] }[]; count: number }> {
  const { rows } = await sql<{ process_id: string; party_name: string; step_keys: string[]; count: number }>`
    select process.process_id, party.display_name as party_name,
           array_agg(distinct been.step_key order by been.step_key) as step_keys, count(*) over ()::int as count
    from service_processes.process process
    join service_processes.process_fact fact
      on fact.party_id = process.party_id and fact.process_id = process.process_id and fact.undone_at is null
    join parties.shared_party party on party.party_id = process.party_id
    cross join lateral (values (fact.step_key), (fact.to_step)) been (step_key)
    where process.template_key = ${key} and process.template_version <> ${version} and process.ended_at is null
      and been.step_key <> all(${[...stepKeys, 'end']}::text[])
    group by process.process_id, party.display_name
    limit ${limit}`.execute(db);
  return {
    rows: rows.map((row) => ({
      processId: row.process_id,
      partyName: row.party_name,
      stepKeys: row.step_keys,
    })),
    count: rows[0]?.count ?? 0,
  };
}

/** Where a process stands in the version it is brought into, and the fact that says so. */
export type MovedProcess = OfProcess &
  ProcessStanding &
  Pick<ProcessFactRow, 'position' | 'fact_id' | 'note' | 'at' | 'by_id' | 'by_name'>;

export async function moveProcesses(
  db: Database,
  version: number,
  moved: readonly MovedProcess[],
): Promise<void> {
  await sql`
    insert into service_processes.process_fact
      (party_id, process_id, position, fact_id, kind, note, at, by_id, by_name)
    select party_id, process_id, position, fact_id, 'brought-along', note, at, by_id, by_name
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as moved
      (party_id uuid, process_id uuid, position int, fact_id uuid, note text, at timestamptz, by_id uuid, by_name text)`.execute(
    db,
  );
  await sql`
    update service_processes.process process
    set template_version = ${version}, status = moved.status, step_key = moved.step_key,
        entered_at = moved.entered_at, paused_at = moved.paused_at, pause_reason = moved.pause_reason,
        due_at = moved.due_at
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as moved
      (party_id uuid, process_id uuid, status text, step_key text, entered_at timestamptz, paused_at timestamptz,
       pause_reason text, due_at timestamptz)
    where process.party_id = moved.party_id and process.process_id = moved.process_id`.execute(db);
}
