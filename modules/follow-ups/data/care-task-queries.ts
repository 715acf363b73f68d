import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { FollowUpRule } from '#pack-kit';
import type { ActionContext, Actor, Database } from '#platform';
import type { Delegate } from '../contract/index.ts';
import type { FollowUpsTables } from './tables.ts';

export type CareTaskRow = Selectable<FollowUpsTables['follow_ups.care_task']>;
export type CareStepRow = Selectable<FollowUpsTables['follow_ups.care_step']>;

/** A task with what a list shows of its customer. */
export interface CareTaskWithParty extends CareTaskRow {
  party_name: string;
  party_number: string;
  party_born_on: string | null;
  phone: string | null;
  last_contact_on: string | null;
  /** The version of the rule that planned it. */
  rule_body: FollowUpRule | null;
}

const taskWithParty = sql`
  task.*, party.display_name as party_name, party.number as party_number, party.born_on as party_born_on,
  (select point.value from parties.shared_contact_point point
   where point.party_id = task.party_id and point.kind = 'phone' and point.barred_at is null
   order by point.preferred_at desc nulls last, point.added_at limit 1) as phone,
  (select contact.last_contact_on from parties.shared_last_contact contact
   where contact.party_id = task.party_id) as last_contact_on,
  (select version.body from follow_ups.rule_version version
   where version.rule_key = task.rule_key and version.rule_version = task.rule_version) as rule_body
  from follow_ups.care_task task join parties.shared_party party on party.party_id = task.party_id`;

export interface PartyToCareFor {
  diedOn: string | null;
}

export async function findPartyInReach(
  ctx: ActionContext,
  permission: Permission,
  partyId: string,
): Promise<PartyToCareFor | undefined> {
  const { rows } = await sql<PartyToCareFor>`
    select party.died_on as "diedOn" from parties.shared_party party
    where party.party_id = ${partyId} and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

/** `undefined` when the customer already has an open task for this reason. */
export async function insertCareTask(db: Database, row: CareTaskRow): Promise<'inserted' | 'open-already'> {
  const result = await db
    .withTables<FollowUpsTables>()
    .insertInto('follow_ups.care_task')
    .values({ ...row, reason_values: sql`${JSON.stringify(row.reason_values)}::jsonb` })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n ? 'inserted' : 'open-already';
}

/** Inserts what is not open for its reason already; gives the ids of those inserted. */
export async function insertCareTasks(db: Database, rows: readonly CareTaskRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const inserted = await db
    .withTables<FollowUpsTables>()
    .insertInto('follow_ups.care_task')
    .values(rows.map((row) => ({ ...row, reason_values: sql`${JSON.stringify(row.reason_values)}::jsonb` })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('care_task_id')
    .execute();
  return new Set(inserted.map(({ care_task_id }) => care_task_id));
}

/** Adds what is new to tell to open calls that were planned for the same recall, as far as one call can hold it. */
export async function joinRecallWords(
  db: Database,
  recall: { partyIds: readonly string[]; subjectId: string; why: string; mostLetters: number },
): Promise<void> {
  const joined = sql`(reason_values ->> 'why') || ' · ' || ${recall.why}::text`;
  await sql`
    update follow_ups.care_task set reason_values = jsonb_set(reason_values, '{why}', to_jsonb(${joined}))
    where party_id = any(${[...recall.partyIds]}::uuid[]) and reason_kind = 'recall' and subject_id = ${recall.subjectId}
      and closed_at is null and rule_key is null
      and position(${recall.why}::text in reason_values ->> 'why') = 0
      and length(${joined}) <= ${recall.mostLetters}`.execute(db);
}

export async function findOpenTask(
  ctx: ActionContext,
  partyId: string,
  reasonKind: string,
): Promise<CareTaskWithParty | undefined> {
  const { rows } = await sql<CareTaskWithParty>`
    select ${taskWithParty}
    where task.party_id = ${partyId} and task.reason_kind = ${reasonKind} and task.closed_at is null
      and task.rule_key is null and task.subject_id is null`.execute(ctx.db);
  return rows[0];
}

export async function findTask(
  ctx: ActionContext,
  permission: Permission,
  careTaskId: string,
): Promise<CareTaskWithParty | undefined> {
  const { rows } = await sql<CareTaskWithParty>`
    select ${taskWithParty} where task.care_task_id = ${careTaskId} and ${partyReach(ctx, permission)}`.execute(
    ctx.db,
  );
  return rows[0];
}

/** Two people who complete one task at once must not both count: the second waits here and then sees what the first did. */
export async function lockTask(db: Database, partyId: string, careTaskId: string): Promise<CareTaskRow> {
  return db
    .withTables<FollowUpsTables>()
    .selectFrom('follow_ups.care_task')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('care_task_id', '=', careTaskId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function updateTaskState(
  db: Database,
  task: Pick<CareTaskRow, 'party_id' | 'care_task_id' | 'due_on' | 'closed_at' | 'closing_step_id'>,
): Promise<void> {
  const { party_id, care_task_id, ...state } = task;
  await db
    .withTables<FollowUpsTables>()
    .updateTable('follow_ups.care_task')
    .set(state)
    .where('party_id', '=', party_id)
    .where('care_task_id', '=', care_task_id)
    .execute();
}

export async function insertStep(db: Database, row: CareStepRow): Promise<void> {
  const facts_used = row.facts_used && sql<never>`${JSON.stringify(row.facts_used)}::jsonb`;
  await db
    .withTables<FollowUpsTables>()
    .insertInto('follow_ups.care_step')
    .values({ ...row, facts_used })
    .execute();
}

export async function markStepUndone(
  db: Database,
  step: Pick<CareStepRow, 'party_id' | 'care_task_id' | 'step_id'>,
  undone: { at: Date; byId: string },
): Promise<void> {
  await sql`
    update follow_ups.care_step set undone_at = ${undone.at}, undone_by_id = ${undone.byId}
    where party_id = ${step.party_id} and care_task_id = ${step.care_task_id} and step_id = ${step.step_id}`.execute(
    db,
  );
}

/** Steps that count, oldest first, of a few tasks. */
export async function listSteps(
  db: Database,
  tasks: readonly Pick<CareTaskRow, 'party_id' | 'care_task_id'>[],
): Promise<CareStepRow[]> {
  if (tasks.length === 0) return [];
  return db
    .withTables<FollowUpsTables>()
    .selectFrom('follow_ups.care_step')
    .selectAll()
    .where('party_id', 'in', [...new Set(tasks.map((task) => task.party_id))])
    .where(
      'care_task_id',
      'in',
      tasks.map((task) => task.care_task_id),
    )
    .where('undone_at', 'is', null)
    .orderBy('at')
    .orderBy('step_id')
    .execute();
}

/** Carers, guardians and contacts of a customer whom the actor reaches. */
export async function listDelegates(
  ctx: ActionContext,
  permission: Permission,
  { partyId, today }: { partyId: string; today: string },
): Promise<Delegate[]> {
  const { rows } = await sql<Delegate>`
    select party.party_id as "partyId", party.display_name as name, relation.role,
      (select point.value from parties.shared_contact_point point
       where point.party_id = party.party_id and point.kind = 'phone' and point.barred_at is null
       order by point.preferred_at desc nulls last, point.added_at limit 1) as phone
    from parties.shared_relation relation join parties.shared_party party on party.party_id = relation.party_id
    where relation.other_id = ${partyId} and relation.role in ('carer', 'guardian', 'contact')
      and (relation.until_on is null or relation.until_on >= ${today}::date)
      and party.died_on is null and party.archived_at is null and ${partyReach(ctx, permission)}
    order by relation.role, relation.added_at limit 5`.execute(ctx.db);
  return rows;
}

/** The rest of what is planned for a customer ends with a step that says they moved or died. */
export async function dropPlanned(
  db: Database,
  dropped: { partyId: string; exceptId: string; stepId: string; because: 'moved' | 'died'; at: Date },
): Promise<void> {
  await sql`
    update follow_ups.care_task
    set closed_at = ${dropped.at}, dropped_because = ${dropped.because}, dropped_by_step_id = ${dropped.stepId}
    where party_id = ${dropped.partyId} and care_task_id <> ${dropped.exceptId}
      and closed_at is null and rule_key is not null`.execute(db);
}

/** What a step brought about goes with it: tasks it ended are open again, a task it made that nobody has touched ends. */
export async function takeBackConsequences(
  db: Database,
  step: { partyId: string; stepId: string; at: Date },
): Promise<void> {
  await sql`
    update follow_ups.care_task set closed_at = null, dropped_because = null, dropped_by_step_id = null
    where party_id = ${step.partyId} and dropped_by_step_id = ${step.stepId}`.execute(db);
  await sql`
    update follow_ups.care_task made set closed_at = ${step.at}, dropped_because = 'anchor-gone'
    where party_id = ${step.partyId} and made_by_step_id = ${step.stepId} and closed_at is null
      and not exists (select 1 from follow_ups.care_step later where later.party_id = made.party_id
        and later.care_task_id = made.care_task_id and later.undone_at is null)`.execute(db);
}

export interface TaskFilter {
  whose: 'mine' | 'all';
  state: 'open' | 'closed';
  branchId?: string | undefined;
  partyId?: string | undefined;
  dueFromOn?: string | undefined;
  dueUntilOn?: string | undefined;
  ruleKey?: string | undefined;
  channel?: string | undefined;
  assigneeId?: string | undefined;
  /** Contacts to make, or things to decide at a step of a process. */
  kind?: 'contact' | 'decision' | undefined;
}

/** Mine: assigned to me, or to nobody while the customer is mine or nobody's, or the rule wants my role for it. */
function belongsTo({ actorId, roles }: Pick<Actor, 'actorId' | 'roles'>, whose: TaskFilter['whose']) {
  if (whose === 'all') return sql`true`;
  return sql`(task.assignee_id = ${actorId}
    or task.assignee_id is null and (party.owner_id is null or party.owner_id = ${actorId}
      or task.for_roles && ${[...roles]}::text[]))`;
}

const ofKind = (kind: TaskFilter['kind']) => {
  if (kind === undefined) return sql`true`;
  return kind === 'decision' ? sql`task.decides_step is not null` : sql`task.decides_step is null`;
};

const narrowed = ({ ruleKey, channel, assigneeId, kind }: TaskFilter) => sql`
  ${ofKind(kind)} and
  ${ruleKey ? sql`task.rule_key = ${ruleKey}` : sql`true`}
  and ${channel ? sql`task.channel = ${channel}` : sql`true`}
  and ${assigneeId ? sql`task.assignee_id = ${assigneeId}` : sql`true`}`;

const inBranch = (branchId: string | undefined) =>
  branchId === undefined ? sql`true` : sql`party.branch_id = ${branchId}`;

/** Open tasks of customers that can be cared for: those who died or were archived are left out. */
const canBeCaredFor = sql`task.closed_at is null and party.archived_at is null and party.died_on is null`;

/** Open tasks within reach that fit a filter, whenever they are due. */
export const openTasks = (ctx: ActionContext, permission: Permission, filter: TaskFilter) => sql`
  ${canBeCaredFor} and ${partyReach(ctx, permission)} and ${belongsTo(ctx.actor, filter.whose)}
  and ${inBranch(filter.branchId)} and ${narrowed(filter)}`;

export async function listTaskRows(
  ctx: ActionContext,
  permission: Permission,
  filter: TaskFilter,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<CareTaskWithParty[]> {
  const open = filter.state === 'open';
  const after = page.after;
  const beyond = open
    ? sql`(task.due_on, task.care_task_id) > (${after?.[0]}::date, ${after?.[1]}::uuid)`
    : sql`(task.closed_at, task.care_task_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`;
  const order = open
    ? sql`order by task.due_on, task.care_task_id`
    : sql`order by task.closed_at desc, task.care_task_id desc`;
  // Which they are is found in indexes alone; only those of the page are read whole.
  const { rows } = await sql<CareTaskWithParty>`
    with found as materialized (
    select task.party_id, task.care_task_id
    from follow_ups.care_task task join parties.shared_party party on party.party_id = task.party_id
    where ${open ? canBeCaredFor : sql`task.closed_at is not null and task.dropped_because is null`}
      and ${partyReach(ctx, permission)} and ${belongsTo(ctx.actor, filter.whose)}
      and ${inBranch(filter.branchId)} and ${narrowed(filter)}
      and ${filter.partyId ? sql`task.party_id = ${filter.partyId}` : sql`true`}
      and ${filter.dueFromOn ? sql`task.due_on >= ${filter.dueFromOn}::date` : sql`true`}
      and ${filter.dueUntilOn ? sql`task.due_on <= ${filter.dueUntilOn}::date` : sql`true`}
      and ${after ? beyond : sql`true`}
    ${order} limit ${page.limit})
    select ${taskWithParty}
    join found on found.party_id = task.party_id and found.care_task_id = task.care_task_id
    ${order}`.execute(ctx.db);
  return rows;
}

/** How many are due, counted no further than `limit`. */
export async function countDueTasks(
  ctx: ActionContext,
  permission: Permission,
  options: Pick<TaskFilter, 'whose' | 'branchId'> & { today: string; limit: number },
): Promise<{ due: number; overdue: number }> {
  const { rows } = await sql<{ due: number; overdue: number }>`
    select count(*) as due, count(*) filter (where due_on < ${options.today}::date) as overdue
    from (
      select task.due_on
      from follow_ups.care_task task join parties.shared_party party on party.party_id = task.party_id
      where ${canBeCaredFor} and task.due_on <= ${options.today}::date
        and ${partyReach(ctx, permission)} and ${belongsTo(ctx.actor, options.whose)}
        and ${inBranch(options.branchId)}
      order by task.due_on, task.care_task_id
      limit ${options.limit}
    ) counted`.execute(ctx.db);
  return rows[0] ?? { due: 0, overdue: 0 };
}
