import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { Page, Permission } from '#contract-kit';
import {
  type Actor,
  type Database,
  decodeCursor,
  encodeCursor,
  planEachTime,
  type RecordedFacts,
  scopePredicate,
} from '#platform';
import type { BulkSelection, ListQuery, PartyFilters, PartySort, PartySummary } from '../contract/index.ts';
import type { PartyState } from './bulk-queries.ts';
import { moreFigureConditions, morePartyConditions } from './filter-conditions.ts';
import { summariesOf } from './summary-queries.ts';

interface SortOrder {
  /** What rows are ordered by before `party_id`; an index begins with it. Its text is what a cursor holds. */
  expression: RawBuilder<unknown>;
  type: 'text' | 'timestamptz' | 'date' | 'bigint' | 'double precision';
  direction: 'asc' | 'desc';
  /** Which of the two tables is walked; scope is checked on its own branch column, without touching the other. */
  walks: 'p' | 'f';
}

/** Who was never reached comes before everybody else. */
const LAST_CONTACT = sql`coalesce(f.last_contact_on, date '0001-01-01')`;

const SORTS: Record<PartySort, SortOrder> = {
  name: { expression: sql`p.sort_key`, type: 'text', direction: 'asc', walks: 'p' },
  '-name': { expression: sql`p.sort_key`, type: 'text', direction: 'desc', walks: 'p' },
  '-createdAt': { expression: sql`p.created_at`, type: 'timestamptz', direction: 'desc', walks: 'p' },
  '-updatedAt': { expression: sql`p.updated_at`, type: 'timestamptz', direction: 'desc', walks: 'p' },
  '-archivedAt': { expression: sql`p.archived_at`, type: 'timestamptz', direction: 'desc', walks: 'p' },
  lastPurchaseOn: {
    expression: sql`coalesce(f.last_purchase_on, date '0001-01-01')`,
    type: 'date',
    direction: 'asc',
    walks: 'f',
  },
  '-lastPurchaseOn': {
    expression: sql`coalesce(f.last_purchase_on, date '0001-01-01')`,
    type: 'date',
    direction: 'desc',
    walks: 'f',
  },
  lastContactOn: { expression: LAST_CONTACT, type: 'date', direction: 'asc', walks: 'f' },
  '-lastContactOn': { expression: LAST_CONTACT, type: 'date', direction: 'desc', walks: 'f' },
  '-lifetimeValue': {
    expression: sql`coalesce(f.lifetime_value_minor, -1)`,
    type: 'bigint',
    direction: 'desc',
    walks: 'f',
  },
  knownShare: {
    expression: sql`p.known_share`,
    type: 'double precision',
    direction: 'asc',
    walks: 'p',
  },
  '-spend': { expression: sql`f.spend_minor`, type: 'bigint', direction: 'desc', walks: 'f' },
};

const cursorOf = (sort: PartySort) => z.tuple([z.literal(sort), z.string(), z.uuid()]);
/** Counting stops here; more is shown as “10,000+”. */
export const COUNTED_TO = 10_000;

interface ChosenRow {
  partyId: string;
  sortValue: string;
}

/** Who asks, and with which permission: every list, count, search and export passes its rows through this. */
export interface Reach {
  actor: Actor;
  permission: Permission;
  /** What modules know of customers, for those who narrow by it. */
  recordedFacts: readonly RecordedFacts[];
}

/** A page of customers. */
export async function listSummaries(
  db: Database,
  reach: Reach,
  query: ListQuery,
): Promise<Page<PartySummary>> {
  const chosen = await choosePage(db, reach, query);
  const rows = chosen.slice(0, query.limit);
  const last = rows.at(-1);
  const items = await summariesOf(
    db,
    rows.map(({ partyId }) => partyId),
  );
  const hasMore = chosen.length > query.limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor([query.sort, last.sortValue, last.partyId]) : null };
}

/** A page of ids in the order of a list, for work on many customers. */
export async function listFilteredIds(
  db: Database,
  reach: Reach,
  query: ListQuery,
): Promise<{ partyIds: string[]; nextCursor: string | null }> {
  const chosen = await choosePage(db, reach, query);
  const rows = chosen.slice(0, query.limit);
  const last = rows.at(-1);
  return {
    partyIds: rows.map(({ partyId }) => partyId),
    nextCursor:
      chosen.length > query.limit && last ? encodeCursor([query.sort, last.sortValue, last.partyId]) : null,
  };
}

async function choosePage(db: Database, reach: Reach, query: ListQuery): Promise<ChosenRow[]> {
  const { direction, type, walks } = SORTS[query.sort];
  const ofFigures = figureConditions(query);
  const isNarrow = walks === 'f' && (await holdsFewPurchasers(db, query));
  const { from, expression } = isNarrow ? purchasersFirst(query, ofFigures) : inOrder(query, ofFigures);
  const conditions = [...partyConditions(query, walks, reach), ...ofFigures, scopeOf(reach, walks)];
  if (walks === 'p' && purchasedIn(query)) conditions.push(branchOfFigure(reach));
  // Only who was archived has a place in that order.
  if (query.sort === '-archivedAt') conditions.push(sql`p.archived_at is not null`);
  const key = sql`(${expression}, ${sql.ref(`${walks}.party_id`)})`;
  if (query.cursor) {
    const [, value, partyId] = decodeCursor(query.cursor, cursorOf(query.sort));
    const beyond = sql.raw(direction === 'asc' ? '>' : '<');
    conditions.push(sql`${key} ${beyond} (${value}::${sql.raw(type)}, ${partyId}::uuid)`);
  }
  const order = sql.raw(direction);
  const { rows } = await sql<ChosenRow>`
    ${planEachTime} select p.party_id as "partyId", (${expression})::text as "sortValue"
    from ${from}
    where ${sql.join(conditions, sql` and `)}
    order by ${expression} ${order}, ${sql.ref(`${walks}.party_id`)} ${order}
    limit ${query.limit + 1}`.execute(db);
  return rows;
}

interface Walk {
  from: RawBuilder<unknown>;
  expression: RawBuilder<unknown>;
}

/** Walks the index of the order and leaves out who does not fit; figures are left alone where nothing is asked of them. */
function inOrder(query: ListQuery, ofFigures: readonly RawBuilder<unknown>[]): Walk {
  const { expression, walks } = SORTS[query.sort];
  const asksFigures = walks === 'f' || ofFigures.length > 0;
  const from = asksFigures
    ? sql`parties.party p join parties.figure f on f.party_id = p.party_id`
    : sql`parties.party p`;
  return { from, expression };
}

/** Takes the few who bought in the asked days, all from one index, and puts them in order. */
function purchasersFirst(query: ListQuery, ofFigures: readonly RawBuilder<unknown>[]): Walk {
  const { expression, direction } = SORTS[query.sort];
  const order = sql.raw(direction);
  const from = sql`
    (select f.party_id, f.branch_id, f.drift, f.last_purchase_on, f.last_contact_on, f.lifetime_value_minor,
            f.spend_minor, f.purchase_count,
            ${expression} as sort_value
       from parties.figure f where ${sql.join([...ofFigures], sql` and `)}
      order by ${expression} ${order}, f.party_id ${order} offset 0) f
    join parties.party p on p.party_id = f.party_id`;
  return { from, expression: sql`f.sort_value` };
}

/** Sorting so many costs less than walking an order in which those who bought long ago stand last. */
const FEW_PURCHASERS = 50_000;

function purchasedIn(filters: PartyFilters): boolean {
  return filters.lastPurchaseFrom !== undefined || filters.lastPurchaseBefore !== undefined;
}

/** Whether few bought in the asked days; found by counting no further than needed, because the planner cannot know who of them is worth what. */
async function holdsFewPurchasers(db: Database, query: ListQuery): Promise<boolean> {
  if (!purchasedIn(query) || query.sort.endsWith('lastPurchaseOn')) return false;
  const conditions = figureConditions({
    lastPurchaseFrom: query.lastPurchaseFrom,
    lastPurchaseBefore: query.lastPurchaseBefore,
    archived: query.archived,
  });
  const { rows } = await sql<{ count: number }>`
    ${planEachTime} select count(*) as count from (
      select 1 from parties.figure f where ${sql.join(conditions, sql` and `)}
      limit ${FEW_PURCHASERS + 1}) counted`.execute(db);
  return (rows[0]?.count ?? 0) <= FEW_PURCHASERS;
}

/** The branch stands beside the figures too: those of other branches are left out before their files are looked up. */
function branchOfFigure(reach: Reach): RawBuilder<SqlBool> {
  if (reach.actor.scopeOf(reach.permission) !== 'branch') return sql<SqlBool>`true`;
  return scopeOf(reach, 'f');
}

/** All that narrows a list that is walked in no order of its own, and whether it asks of figures `f` too. */
export function listConditions(
  filters: PartyFilters,
  reach: Reach,
): { conditions: RawBuilder<unknown>[]; asksFigures: boolean } {
  const ofFigures = figureConditions(filters);
  const walks = ofFigures.length > 0 ? 'f' : 'p';
  const conditions = [...partyConditions(filters, walks, reach), ...ofFigures, scopeOf(reach, walks)];
  return { conditions, asksFigures: ofFigures.length > 0 };
}

/** How many customers a filter holds, counted no further than `COUNTED_TO`. */
export async function countFiltered(
  db: Database,
  reach: Reach,
  filters: PartyFilters,
): Promise<{ count: number; exact: boolean }> {
  return countMatching(db, reach, filters, []);
}

/** The same, of those that meet further conditions on the party `p`. */
export async function countMatching(
  db: Database,
  reach: Reach,
  filters: PartyFilters,
  further: readonly RawBuilder<unknown>[],
): Promise<{ count: number; exact: boolean }> {
  const { conditions, asksFigures } = listConditions(filters, reach);
  conditions.push(...further);
  const figures = asksFigures ? sql`join parties.figure f on f.party_id = p.party_id` : sql``;
  const { rows } = await sql<{ count: number }>`
    ${planEachTime} select count(*) as count from (
      select 1 from parties.party p ${figures}
      where ${sql.join(conditions, sql` and `)} limit ${COUNTED_TO + 1}) counted`.execute(db);
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, COUNTED_TO), exact: count <= COUNTED_TO };
}

/** Narrows to customers named one by one; a filter narrows by itself. */
export function selectionCondition(selection: BulkSelection): RawBuilder<unknown>[] {
  return selection.kind === 'named' ? [sql`p.party_id = any(${selection.partyIds}::uuid[])`] : [];
}

/** The first customers by name that meet a filter and further conditions, as a change of many looks at them. */
export async function listChanging(
  db: Database,
  reach: Reach,
  { filters, conditions }: { filters: PartyFilters; conditions: readonly RawBuilder<unknown>[] },
  limit: number,
): Promise<PartyState[]> {
  const all = [
    ...partyConditions(filters, 'p', reach),
    ...figureConditions(filters),
    ...conditions,
    scopeOf(reach, 'p'),
  ];
  const { rows } = await sql<PartyState>`
    ${planEachTime} select p.party_id as "partyId", p.display_name as "displayName", p.owner_id as "ownerId",
      p.branch_id as "branchId", p.archived_at as "archivedAt",
      array(select t.tag from parties.party_tag t where t.party_id = p.party_id) as tags
    from parties.party p join parties.figure f on f.party_id = p.party_id
    where ${sql.join(all, sql` and `)} order by p.sort_key, p.party_id limit ${limit}`.execute(db);
  return rows;
}

function scopeOf(reach: Reach, walks: 'p' | 'f'): RawBuilder<SqlBool> {
  return scopePredicate(reach.actor, reach.permission, {
    branchId: sql.ref(`${walks}.branch_id`),
    ownerId: sql.ref('p.owner_id'),
  });
}

function partyConditions(filters: PartyFilters, walks: 'p' | 'f', reach: Reach): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  const add = adder(conditions);
  if (filters.archived === 'without') conditions.push(sql`p.archived_at is null`);
  if (filters.archived === 'only') conditions.push(sql`p.archived_at is not null`);
  add(filters.kind, (kind) => sql`p.kind = ${kind}`);
  add(filters.branchId, (branchId) => sql`${sql.ref(`${walks}.branch_id`)} = ${branchId}`);
  add(filters.ownerId, (ownerId) => sql`p.owner_id = ${ownerId}`);
  add(filters.language, (language) => sql`p.language = ${language}`);
  add(
    filters.tag,
    (tag) => sql`exists (select 1 from parties.party_tag t where t.tag = ${tag} and t.party_id = p.party_id)`,
  );
  add(filters.hasPhone, (wanted) =>
    wanted ? sql`p.primary_phone is not null` : sql`p.primary_phone is null`,
  );
  add(filters.createdFrom, (at) => sql`p.created_at >= ${at}`);
  add(filters.createdBefore, (at) => sql`p.created_at < ${at}`);
  add(filters.updatedFrom, (at) => sql`p.updated_at >= ${at}`);
  add(filters.updatedBefore, (at) => sql`p.updated_at < ${at}`);
  return [...conditions, ...morePartyConditions(filters, reach.recordedFacts)];
}

function figureConditions(filters: PartyFilters): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  const add = adder(conditions);
  add(filters.lastPurchaseFrom, (on) => sql`coalesce(f.last_purchase_on, date '0001-01-01') >= ${on}::date`);
  if (filters.lastPurchaseBefore !== undefined) {
    conditions.push(
      sql`coalesce(f.last_purchase_on, date '0001-01-01') < ${filters.lastPurchaseBefore}::date`,
      sql`coalesce(f.last_purchase_on, date '0001-01-01') > date '0001-01-01'`,
    );
  }
  add(filters.lastContactBefore, (on) => sql`${LAST_CONTACT} < ${on}::date`);
  add(filters.drift, (drift) => sql`f.drift = ${drift}`);
  add(filters.minLifetimeValueMinor, (least) => sql`coalesce(f.lifetime_value_minor, -1) >= ${least}`);
  return [...conditions, ...moreFigureConditions(filters)];
}

/** Adds a condition for a filter that was given. */
function adder(conditions: RawBuilder<unknown>[]) {
  return <T>(value: T | undefined, condition: (value: T) => RawBuilder<unknown>): void => {
    if (value !== undefined) conditions.push(condition(value));
  };
}
