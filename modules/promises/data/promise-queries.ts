import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database } from '#platform';
import type { PromisesTables } from './tables.ts';

export type PromiseRow = Selectable<PromisesTables['promises.promise']>;
export type PromiseFactRow = Selectable<PromisesTables['promises.promise_fact']>;
export type PromiseId = Pick<PromiseRow, 'party_id' | 'promise_id'>;

/** A promise with what a list shows of its customer. */
export interface PromiseWithParty extends PromiseRow {
  party_name: string;
  party_number: string;
}

const tables = (db: Database) => db.withTables<PromisesTables>();
const json = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`;

const promiseWithParty = sql`
  promise.*, party.display_name as party_name, party.number as party_number
  from promises.promise promise
  join parties.shared_party party on party.party_id = promise.party_id`;

export interface PromisedParty {
  branchId: string | null;
  ownerId: string | null;
  diedOn: string | null;
  archivedAt: string | null;
  language: string | null;
  tags: string[];
}

const partyColumns = sql`
  party.branch_id as "branchId", party.owner_id as "ownerId", party.died_on as "diedOn",
  party.archived_at as "archivedAt", party.language,
  array(select tag from parties.shared_party_tag own where own.party_id = party.party_id) as tags`;

export async function findPartyInReach(
  ctx: ActionContext,
  permission: Permission,
  partyId: string,
): Promise<PromisedParty | undefined> {
  const { rows } = await sql<PromisedParty>`
    select ${partyColumns} from parties.shared_party party
    where party.party_id = ${partyId} and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

export async function findParty(db: Database, partyId: string): Promise<PromisedParty | undefined> {
  const { rows } = await sql<PromisedParty>`
    select ${partyColumns} from parties.shared_party party where party.party_id = ${partyId}`.execute(db);
  return rows[0];
}

/** What is told of one customer is worked on one after the other, so that what belongs together is seen together. */
export async function lockParty(db: Database, partyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`promises ${partyId}`}, 0))`.execute(db);
}

/** False when such a promise was given for this event already. */
export async function insertPromise(db: Database, row: PromiseRow): Promise<boolean> {
  const result = await tables(db)
    .insertInto('promises.promise')
    .values({ ...row, match_values: json(row.match_values) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findPromise(
  ctx: ActionContext,
  permission: Permission,
  promiseId: string,
): Promise<PromiseWithParty | undefined> {
  const { rows } = await sql<PromiseWithParty>`
    select ${promiseWithParty}
    where promise.promise_id = ${promiseId} and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

export async function lockPromise(db: Database, id: PromiseId): Promise<PromiseRow | undefined> {
  return tables(db)
    .selectFrom('promises.promise')
    .selectAll()
    .where('party_id', '=', id.party_id)
    .where('promise_id', '=', id.promise_id)
    .forUpdate()
    .executeTakeFirst();
}

export type PromiseStanding = Pick<
  PromiseRow,
  | 'state'
  | 'due_at'
  | 'decided_at'
  | 'fulfilled_at'
  | 'used_seconds'
  | 'is_paused'
  | 'half_used_at'
  | 'nearly_due_at'
  | 'warned_percent'
  | 'renegotiated_at'
  | 'recovered_at'
  | 'care_task_id'
  | 'next_check_at'
  | 'revision'
>;

export async function updateStanding(
  db: Database,
  id: PromiseId,
  standing: Partial<PromiseStanding>,
): Promise<void> {
  await tables(db)
    .updateTable('promises.promise')
    .set(standing)
    .where('party_id', '=', id.party_id)
    .where('promise_id', '=', id.promise_id)
    .execute();
}

export async function insertFact(db: Database, row: PromiseFactRow): Promise<void> {
  await tables(db).insertInto('promises.promise_fact').values(row).execute();
}

/** What was said of some promises, oldest first. */
export async function listFacts(db: Database, ids: readonly PromiseId[]): Promise<PromiseFactRow[]> {
  if (ids.length === 0) return [];
  return tables(db)
    .selectFrom('promises.promise_fact')
    .selectAll()
    .where('party_id', 'in', [...new Set(ids.map(({ party_id }) => party_id))])
    .where(
      'promise_id',
      'in',
      ids.map(({ promise_id }) => promise_id),
    )
    .orderBy('at')
    .orderBy('fact_id')
    .execute();
}

/** Promises of a customer that an event may speak of: those given by some definitions, or kept by a call. */
export async function listPromisesFor(
  db: Database,
  partyId: string,
  asked: { definitionKeys: readonly string[]; keptByCall: boolean },
): Promise<PromiseRow[]> {
  const { rows } = await sql<PromiseRow>`
    select promise.* from promises.promise promise
    where promise.party_id = ${partyId}
      and (promise.definition_key = any(${[...asked.definitionKeys]}::text[])
           or (${asked.keptByCall} and promise.kept_by_call))
    order by promise.started_at, promise.promise_id
    for update`.execute(db);
  return rows;
}

/** Promises that are to be looked at again by now. */
export async function listToCheck(
  db: Database,
  asked: { now: string; after: readonly [string, string] | null; limit: number },
): Promise<(PromiseId & { next_check_at: string })[]> {
  const { rows } = await sql<PromiseId & { next_check_at: string }>`
    select party_id, promise_id, next_check_at from promises.promise
    where next_check_at <= ${asked.now}::timestamptz
      and ${asked.after ? sql`(next_check_at, promise_id) > (${asked.after[0]}::timestamptz, ${asked.after[1]}::uuid)` : sql`true`}
    order by next_check_at, promise_id
    limit ${asked.limit}`.execute(db);
  return rows;
}

/** Broken promises of a customer that nobody made good yet, those between departments aside. */
export async function countUnrecovered(db: Database, partyId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from promises.promise
    where party_id = ${partyId} and state = 'broken' and recovered_at is null and not is_internal`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function listByCareTask(db: Database, partyId: string, careTaskId: string) {
  return tables(db)
    .selectFrom('promises.promise')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('care_task_id', '=', careTaskId)
    .where('state', '=', 'broken')
    .where('recovered_at', 'is', null)
    .forUpdate()
    .execute();
}

export interface PromiseFilter {
  partyId?: string | undefined;
  branchId?: string | undefined;
  definitionKey?: string | undefined;
  whose: 'mine' | 'all';
  show: 'all' | 'about-to-break' | 'running' | 'unrecovered' | 'decided';
}

/** By what each view is ordered, and which promises it shows. */
const VIEWS = {
  all: { by: sql`promise.started_at`, within: sql`true`, latestFirst: true },
  running: {
    by: sql`promise.due_at`,
    within: sql`promise.state = 'running' and promise.due_at is not null`,
    latestFirst: false,
  },
  'about-to-break': {
    by: sql`promise.due_at`,
    within: sql`promise.state = 'running' and promise.due_at is not null`,
    latestFirst: false,
  },
  unrecovered: {
    by: sql`promise.decided_at`,
    within: sql`promise.state = 'broken' and promise.recovered_at is null and not promise.is_internal`,
    latestFirst: true,
  },
  decided: { by: sql`promise.decided_at`, within: sql`promise.decided_at is not null`, latestFirst: true },
} as const;

/** Mine: for me by name, else of my customers, else of customers nobody owns that my role sees to. */
function belongsTo(ctx: ActionContext, whose: PromiseFilter['whose']) {
  if (whose === 'all') return sql`true`;
  const { actorId, roles } = ctx.actor;
  return sql`(promise.owner_id = ${actorId} or promise.owner_id is null and (party.owner_id = ${actorId}
    or party.owner_id is null and promise.owner_role = any(${[...roles]}::text[])))`;
}

const isAboutToBreak = (ctx: ActionContext) =>
  sql`promise.state = 'running' and promise.half_used_at <= ${ctx.clock.now()}`;

/** One page of promises in reach. */
export async function listPromiseRows(
  ctx: ActionContext,
  permission: Permission,
  filter: PromiseFilter,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<PromiseWithParty[]> {
  const { by, within, latestFirst } = VIEWS[filter.show];
  const direction = latestFirst ? sql`desc` : sql`asc`;
  const beyond = page.after
    ? sql`(${by}, promise.promise_id) ${latestFirst ? sql`<` : sql`>`} (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`
    : sql`true`;
  const { rows } = await sql<PromiseWithParty>`
    select ${promiseWithParty}
    where ${within} and ${partyReach(ctx, permission)}
      and ${filter.partyId ? sql`promise.party_id = ${filter.partyId}` : sql`party.archived_at is null`}
      and ${filter.show === 'about-to-break' ? isAboutToBreak(ctx) : sql`true`}
      and ${belongsTo(ctx, filter.whose)}
      and ${filter.branchId ? sql`party.branch_id = ${filter.branchId}` : sql`true`}
      and ${filter.definitionKey ? sql`promise.definition_key = ${filter.definitionKey}` : sql`true`}
      and ${beyond}
    order by ${by} ${direction}, promise.promise_id ${direction}
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** How many are about to break, or broken and not made good, counted no further than `limit`. */
export async function countOpenPromises(
  ctx: ActionContext,
  permission: Permission,
  asked: { whose: 'mine' | 'all'; branchId?: string | undefined; limit: number },
): Promise<{ aboutToBreak: number; unrecovered: number }> {
  const counted = (condition: ReturnType<typeof sql>) => sql`(
    select count(*)::int from (
      select 1 from promises.promise promise
      join parties.shared_party party on party.party_id = promise.party_id
      where ${condition} and ${partyReach(ctx, permission)} and ${belongsTo(ctx, asked.whose)}
        and party.archived_at is null
        and ${asked.branchId ? sql`party.branch_id = ${asked.branchId}` : sql`true`}
      limit ${asked.limit}) counted)`;
  const { rows } = await sql<{ aboutToBreak: number; unrecovered: number }>`
    select ${counted(isAboutToBreak(ctx))} as "aboutToBreak",
           ${counted(
             sql`promise.state = 'broken' and promise.recovered_at is null and not promise.is_internal`,
           )} as unrecovered`.execute(ctx.db);
  return rows[0] ?? { aboutToBreak: 0, unrecovered: 0 };
}
