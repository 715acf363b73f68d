import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database } from '#platform';
import type { ProcessListState, ProcessTemplate } from '../contract/index.ts';
import type { ServiceProcessesTables } from './tables.ts';

export type ProcessRow = Selectable<ServiceProcessesTables['service_processes.process']>;
export type ProcessFactRow = Selectable<ServiceProcessesTables['service_processes.process_fact']>;

/** A process with what a list shows of its customer. */
export interface ProcessWithParty extends ProcessRow {
  party_name: string;
  party_number: string;
}

const tables = (db: Database) => db.withTables<ServiceProcessesTables>();

const processWithPartyColumns = sql`
  process.*, party.display_name as party_name, party.number as party_number`;
const fromProcesses = sql`
  from service_processes.process process
  join parties.shared_party party on party.party_id = process.party_id`;
/** What a list shows of processes, with their customers. */
export const processWithParty = sql`${processWithPartyColumns} ${fromProcesses}`;

export async function findPartyInReach(
  ctx: ActionContext,
  permission: Permission,
  partyId: string,
): Promise<{ diedOn: string | null } | undefined> {
  const { rows } = await sql<{ diedOn: string | null }>`
    select party.died_on as "diedOn" from parties.shared_party party
    where party.party_id = ${partyId} and party.archived_at is null and ${partyReach(ctx, permission)}`.execute(
    ctx.db,
  );
  return rows[0];
}

/** Keeps the version of a template that a process begins with, once. */
export async function keepTemplate(db: Database, template: ProcessTemplate, at: string): Promise<void> {
  await tables(db)
    .insertInto('service_processes.template')
    .values({
      template_key: template.key,
      template_version: template.version,
      body: sql`${JSON.stringify(template)}::jsonb`,
      first_used_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Drops versions of templates that no process began with. */
export async function dropUnusedTemplates(db: Database): Promise<void> {
  await sql`
    delete from service_processes.template template
    where not exists (
      select 1 from service_processes.process process
      where process.template_key = template.template_key and process.template_version = template.template_version)`.execute(
    db,
  );
}

/** Templates of some processes, by key and version. */
export async function findTemplates(
  db: Database,
  processes: readonly Pick<ProcessRow, 'template_key' | 'template_version'>[],
): Promise<Map<string, ProcessTemplate>> {
  const keys = [...new Set(processes.map(({ template_key }) => template_key))];
  if (keys.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('service_processes.template')
    .select(['template_key', 'template_version', 'body'])
    .where('template_key', 'in', keys)
    .execute();
  return new Map(rows.map((row) => [templateId(row), row.body]));
}

export const templateId = (row: Pick<ProcessRow, 'template_key' | 'template_version'>) =>
  `${row.template_key}@${row.template_version}`;

/** `open-already` when the customer is in such a process. */
export async function insertProcess(db: Database, row: ProcessRow): Promise<'inserted' | 'open-already'> {
  const result = await tables(db)
    .insertInto('service_processes.process')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n ? 'inserted' : 'open-already';
}

/** Whether the customer of an ended process is in another one of its kind. */
export async function hasOpenProcess(
  db: Database,
  process: Pick<ProcessRow, 'party_id' | 'template_key'>,
): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('service_processes.process')
    .select('process_id')
    .where('party_id', '=', process.party_id)
    .where('template_key', '=', process.template_key)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findProcess(
  ctx: ActionContext,
  permission: Permission,
  processId: string,
): Promise<ProcessWithParty | undefined> {
  const { rows } = await sql<ProcessWithParty>`
    select ${processWithParty}
    where process.process_id = ${processId} and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

/** Two people who take a step at once must not both count: the second waits here and then sees what the first did. */
export async function lockProcess(db: Database, partyId: string, processId: string): Promise<ProcessRow> {
  return tables(db)
    .selectFrom('service_processes.process')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('process_id', '=', processId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export type ProcessStanding = Pick<
  ProcessRow,
  | 'status'
  | 'step_key'
  | 'entered_at'
  | 'paused_at'
  | 'pause_reason'
  | 'due_at'
  | 'ended_at'
  | 'steps'
  | 'minutes'
>;

export async function updateStanding(
  db: Database,
  process: Pick<ProcessRow, 'party_id' | 'process_id'>,
  standing: ProcessStanding,
): Promise<void> {
  await tables(db)
    .updateTable('service_processes.process')
    .set(standing)
    .where('party_id', '=', process.party_id)
    .where('process_id', '=', process.process_id)
    .execute();
}

/** All facts of a process, undone ones included, oldest first. */
export async function listFacts(
  db: Database,
  process: Pick<ProcessRow, 'party_id' | 'process_id'>,
): Promise<ProcessFactRow[]> {
  return tables(db)
    .selectFrom('service_processes.process_fact')
    .selectAll()
    .where('party_id', '=', process.party_id)
    .where('process_id', '=', process.process_id)
    .orderBy('position')
    .execute();
}

export async function insertFact(db: Database, row: ProcessFactRow): Promise<void> {
  await tables(db)
    .insertInto('service_processes.process_fact')
    .values({ ...row, answers: row.answers === null ? null : sql`${JSON.stringify(row.answers)}::jsonb` })
    .execute();
}

export async function markFactUndone(
  db: Database,
  fact: Pick<ProcessFactRow, 'party_id' | 'process_id' | 'position'>,
  undone: { at: string; byId: string },
): Promise<void> {
  await tables(db)
    .updateTable('service_processes.process_fact')
    .set({ undone_at: undone.at, undone_by_id: undone.byId })
    .where('party_id', '=', fact.party_id)
    .where('process_id', '=', fact.process_id)
    .where('position', '=', fact.position)
    .execute();
}

export interface ProcessFilter {
  partyId?: string | undefined;
  templateKey?: string | undefined;
  stepKey?: string | undefined;
  state: ProcessListState;
  /** Only processes whose present step is for one of these roles. */
  stepForRoles?: readonly string[] | undefined;
}

const ORDER = {
  open: { by: sql`process.entered_at`, within: sql`process.ended_at is null` },
  'in-time': {
    by: sql`process.entered_at`,
    within: sql`process.ended_at is null and process.status = 'running'`,
  },
  overdue: {
    by: sql`process.due_at`,
    within: sql`process.ended_at is null and process.due_at is not null`,
  },
  ended: { by: sql`process.ended_at`, within: sql`process.ended_at is not null` },
} as const;

function dueWithin(state: ProcessListState, now: Date): RawBuilder<unknown> {
  if (state === 'overdue') return sql`process.due_at < ${now}`;
  return state === 'in-time' ? sql`(process.due_at is null or process.due_at >= ${now})` : sql`true`;
}

/** The steps that some roles take, with the versions in which they do; the versions are few. */
const stepsFor = (roles: readonly string[]) => sql`
  select template.template_key, step ->> 'key' as step_key, array_agg(template.template_version) as versions
  from service_processes.template template, jsonb_array_elements(template.body -> 'steps') step
  where step -> 'roles' ?| ${[...roles]}::text[]
  group by template.template_key, step ->> 'key'`;

/**
 * One page: open ones longest at their step first, overdue ones those due first, ended ones latest first.
 * Which they are is found in indexes alone, for roles a page of each of their steps; only those of the page are read whole.
 */
export async function listProcessRows(
  ctx: ActionContext,
  permission: Permission,
  filter: ProcessFilter,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<ProcessWithParty[]> {
  const { by, within } = ORDER[filter.state];
  const latestFirst = filter.state === 'ended';
  const after = page.after
    ? sql`(${by}, process.process_id) ${latestFirst ? sql`<` : sql`>`} (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`
    : sql`true`;
  const direction = latestFirst ? sql`desc` : sql`asc`;
  const order = sql`order by ${by} ${direction}, process.process_id ${direction}`;
  const matching = (steps: RawBuilder<unknown>) => sql`
    select process.party_id, process.process_id, ${by} ${fromProcesses}
    where ${within} and ${partyReach(ctx, permission)} and party.archived_at is null
      and ${filter.partyId ? sql`process.party_id = ${filter.partyId}` : sql`true`}
      and ${filter.templateKey ? sql`process.template_key = ${filter.templateKey}` : sql`true`}
      and ${filter.stepKey ? sql`process.step_key = ${filter.stepKey}` : sql`true`}
      and ${dueWithin(filter.state, ctx.clock.now())} and ${after} and ${steps}
    ${order} limit ${page.limit}`;
  const found = filter.stepForRoles
    ? sql`
        select process.party_id, process.process_id from (${stepsFor(filter.stepForRoles)}) step
        cross join lateral (${matching(sql`process.template_key = step.template_key
          and process.step_key = step.step_key and process.template_version = any(step.versions)`)}) process
        ${order} limit ${page.limit}`
    : matching(sql`true`);
  const { rows } = await sql<ProcessWithParty>`
    with found as materialized (${found})
    select ${processWithParty}
    join found on found.party_id = process.party_id and found.process_id = process.process_id
    ${order}`.execute(ctx.db);
  return rows;
}

/** How many open processes are past the time of their step, counted no further than `limit`. */
export async function countOverdue(
  ctx: ActionContext,
  permission: Permission,
  asked: { stepForRoles: readonly string[] | undefined; limit: number },
): Promise<number> {
  const forRoles = asked.stepForRoles
    ? sql`exists (select 1 from step where step.template_key = process.template_key
        and step.step_key = process.step_key and process.template_version = any(step.versions))`
    : sql`true`;
  const { rows } = await sql<{ overdue: number }>`
    with step as materialized (${stepsFor(asked.stepForRoles ?? [])})
    select count(*)::int as overdue from (
      select 1
      from service_processes.process process
      join parties.shared_party party on party.party_id = process.party_id
      where process.ended_at is null and process.due_at < ${ctx.clock.now()} and ${forRoles}
        and party.archived_at is null and ${partyReach(ctx, permission)}
      limit ${asked.limit}
    ) counted`.execute(ctx.db);
  return rows[0]?.overdue ?? 0;
}

export interface StepCount {
  template_key: string;
  step_key: string;
  open: number;
  overdue: number;
}

/** How many open processes stand at each step, each template counted no further than `limit`. */
export async function countByStep(
  ctx: ActionContext,
  permission: Permission,
  templateKeys: readonly string[],
  limit: number,
): Promise<StepCount[]> {
  if (templateKeys.length === 0) return [];
  const { rows } = await sql<StepCount>`
    select counted.template_key, counted.step_key, count(*)::int as open,
           count(*) filter (where counted.due_at < ${ctx.clock.now()})::int as overdue
    from unnest(${templateKeys}::text[]) asked (template_key)
    cross join lateral (
      select process.template_key, process.step_key, process.due_at
      from service_processes.process process
      join parties.shared_party party on party.party_id = process.party_id
      where process.template_key = asked.template_key and process.ended_at is null
        and party.archived_at is null and ${partyReach(ctx, permission)}
      limit ${limit}
    ) counted
    group by counted.template_key, counted.step_key`.execute(ctx.db);
  return rows;
}

/** Processes begun in a stretch of time, latest first, and how many there are. */
export async function listBegunIn(
  ctx: ActionContext,
  permission: Permission,
  asked: { templateKey: string; fromAt: string; untilAt: string; limit: number },
): Promise<{ rows: ProcessWithParty[]; inPeriod: number }> {
  const { rows } = await sql<ProcessWithParty & { in_period: number }>`
    select ${processWithPartyColumns}, count(*) over ()::int as in_period
    ${fromProcesses}
    where process.template_key = ${asked.templateKey} and process.started_at >= ${asked.fromAt}::timestamptz
      and process.started_at < ${asked.untilAt}::timestamptz and ${partyReach(ctx, permission)}
    order by process.started_at desc, process.process_id desc
    limit ${asked.limit}`.execute(ctx.db);
  return { rows, inPeriod: rows[0]?.in_period ?? 0 };
}
