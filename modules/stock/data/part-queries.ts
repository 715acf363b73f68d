import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { type ActionContext, type Database, scopePredicate } from '#platform';
import type { StockTables } from './tables.ts';

export type PartRow = Selectable<StockTables['stock.part']>;
export type BalanceRow = Selectable<StockTables['stock.balance']>;

/** What a branch has, by the name of the branch. */
export interface BalanceShownRow extends BalanceRow {
  branch_name: string;
}

/** A part with what one branch has of it. */
export type PartAtBranchRow = PartRow & BalanceShownRow;

const tables = (db: Database) => db.withTables<StockTables>();

/** Branches whose stock the one who acts may see; queries name them `branch`. */
const branchReach = (ctx: ActionContext, permission: Permission) =>
  scopePredicate(ctx.actor, permission, { branchId: sql.ref('branch.branch_id'), ownerId: sql`null::uuid` });

/** False when another part has the number. */
export async function insertPart(db: Database, row: PartRow): Promise<boolean> {
  const result = await tables(db)
    .insertInto('stock.part')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findPart(db: Database, partId: string): Promise<PartRow | undefined> {
  return tables(db).selectFrom('stock.part').selectAll().where('part_id', '=', partId).executeTakeFirst();
}

/** Some parts by their ids. */
export async function findParts(db: Database, partIds: readonly string[]): Promise<Map<string, PartRow>> {
  if (partIds.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('stock.part')
    .selectAll()
    .where('part_id', 'in', [...partIds])
    .execute();
  return new Map(rows.map((row) => [row.part_id, row]));
}

/** Who changes a part waits here for whoever changes it just now. */
export async function lockPart(db: Database, partId: string): Promise<PartRow | undefined> {
  return tables(db)
    .selectFrom('stock.part')
    .selectAll()
    .where('part_id', '=', partId)
    .forUpdate()
    .executeTakeFirst();
}

export async function findPartBySku(db: Database, skuKey: string): Promise<PartRow | undefined> {
  return tables(db).selectFrom('stock.part').selectAll().where('sku_key', '=', skuKey).executeTakeFirst();
}

export async function updatePart(db: Database, { part_id, ...row }: PartRow): Promise<void> {
  await tables(db).updateTable('stock.part').set(row).where('part_id', '=', part_id).execute();
}

/** Parts whose number or name was written; several parts of one name are all given. */
export async function findPartsNamed(
  db: Database,
  keys: readonly string[],
): Promise<Pick<PartRow, 'part_id' | 'sku_key' | 'name_key'>[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<Pick<PartRow, 'part_id' | 'sku_key' | 'name_key'>>`
    select part_id, sku_key, name_key from stock.part where sku_key = any(${[...keys]}::text[])
    union
    select part_id, sku_key, name_key from stock.part where name_key = any(${[...keys]}::text[])`.execute(db);
  return rows;
}

export interface PartFilter {
  branchId: string;
  show: 'all' | 'free' | 'low' | 'discontinued';
  q?: string | undefined;
}

const SHOWN = {
  all: sql`true`,
  free: sql`balance.on_hand > balance.reserved`,
  low: sql`balance.on_hand - balance.reserved + balance.ordered <= coalesce(balance.reorder_point, -1)`,
  discontinued: sql`part.discontinued_on is not null`,
} as const;

/** One page of parts with what a branch within reach has of them, in the order of their numbers. */
export async function listPartRows(
  ctx: ActionContext,
  permission: Permission,
  { branchId, show, q }: PartFilter,
  page: { after: string | null; limit: number },
): Promise<PartAtBranchRow[]> {
  const pattern = q ? `%${q.replace(/[\\%_]/g, (character) => `\\${character}`)}%` : undefined;
  const { rows } = await sql<PartAtBranchRow>`
    select part.*, branch.branch_id, branch.name as branch_name, ${balanceColumns}
    from stock.part part
    join access.shared_branch branch on branch.branch_id = ${branchId}
    left join stock.balance balance on balance.branch_id = branch.branch_id and balance.part_id = part.part_id
    where ${branchReach(ctx, permission)} and ${SHOWN[show]}
      and ${pattern ? sql`(part.sku ilike ${pattern} or part.name ilike ${pattern})` : sql`true`}
      and ${page.after === null ? sql`true` : sql`part.sku_key > ${page.after}`}
    order by part.sku_key
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

const balanceColumns = sql`
  coalesce(balance.on_hand, 0) as on_hand, coalesce(balance.reserved, 0) as reserved,
  coalesce(balance.ordered, 0) as ordered, balance.reorder_set, balance.usage_plan, balance.reorder_point,
  balance.planned_at`;

/** What the branches within reach have of a part, by their names; branches that never had any among them. */
export async function listBalances(
  ctx: ActionContext,
  permission: Permission,
  partId: string,
): Promise<BalanceShownRow[]> {
  const { rows } = await sql<BalanceShownRow>`
    select ${partId}::uuid as part_id, branch.branch_id, branch.name as branch_name, ${balanceColumns}
    from access.shared_branch branch
    left join stock.balance balance on balance.branch_id = branch.branch_id and balance.part_id = ${partId}
    where branch.archived_at is null and ${branchReach(ctx, permission)}
    order by branch.name, branch.branch_id`.execute(ctx.db);
  return rows;
}

/** The branch within reach that keeps most kinds of parts; the first by name where none keeps any. */
export async function findFullestBranch(
  ctx: ActionContext,
  permission: Permission,
): Promise<string | undefined> {
  const { rows } = await sql<{ branch_id: string }>`
    select branch.branch_id from access.shared_branch branch
    left join (
      select branch_id, count(*) as kinds, sum(on_hand) as units from stock.balance
      where on_hand > 0 group by branch_id
    ) kept on kept.branch_id = branch.branch_id
    where branch.archived_at is null and ${branchReach(ctx, permission)}
    order by coalesce(kept.kinds, 0) desc, coalesce(kept.units, 0) desc, branch.name, branch.branch_id limit 1`.execute(
    ctx.db,
  );
  return rows[0]?.branch_id;
}

/** Whether there is such a branch and it is within reach. */
export async function isBranchInReach(
  ctx: ActionContext,
  permission: Permission,
  branchId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from access.shared_branch branch
    where branch.branch_id = ${branchId} and ${branchReach(ctx, permission)}`.execute(ctx.db);
  return rows.length > 0;
}

/** Whether there is such a branch, whoever works there. */
export async function isBranch(db: Database, branchId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from access.shared_branch
    where branch_id = ${branchId} and archived_at is null`.execute(db);
  return rows.length > 0;
}
