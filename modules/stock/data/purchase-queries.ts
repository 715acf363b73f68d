import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { type ActionContext, type Database, scopePredicate } from '#platform';
import type { PurchaseState } from '../contract/index.ts';
import type { StockTables } from './tables.ts';

export type PurchaseRow = Selectable<StockTables['stock.purchase_order']>;
export type PurchaseLineRow = Selectable<StockTables['stock.purchase_line']>;

export type PurchaseShownRow = PurchaseRow & { branch_name: string };
export type PurchaseLineShownRow = PurchaseLineRow & { sku: string; part_name: string; unit: string };

const tables = (db: Database) => db.withTables<StockTables>();

const reach = (ctx: ActionContext, permission: Permission) =>
  scopePredicate(ctx.actor, permission, {
    branchId: sql.ref('purchase.branch_id'),
    ownerId: sql`null::uuid`,
  });

const shown = sql`
  purchase.*, branch.name as branch_name
  from stock.purchase_order purchase
  join access.shared_branch branch on branch.branch_id = purchase.branch_id`;

export async function insertPurchase(
  db: Database,
  row: PurchaseRow,
  lines: readonly PurchaseLineRow[],
): Promise<void> {
  await tables(db).insertInto('stock.purchase_order').values(row).execute();
  await tables(db)
    .insertInto('stock.purchase_line')
    .values([...lines])
    .execute();
}

export async function findPurchase(
  ctx: ActionContext,
  permission: Permission,
  orderId: string,
): Promise<PurchaseShownRow | undefined> {
  const { rows } = await sql<PurchaseShownRow>`
    select ${shown} where purchase.order_id = ${orderId} and ${reach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

/** Holds orders before any balance is held, in one order: who receives an order and who receives a part do not wait in a ring. */
export async function lockPurchases(db: Database, orderIds: readonly string[]): Promise<PurchaseRow[]> {
  if (orderIds.length === 0) return [];
  return tables(db)
    .selectFrom('stock.purchase_order')
    .selectAll()
    .where('order_id', 'in', [...orderIds])
    .orderBy('order_id')
    .forUpdate()
    .execute();
}

const STATES = {
  open: () => sql`purchase.closed_at is null`,
  late: (todayOn: string) => sql`purchase.closed_at is null and purchase.expected_on < ${todayOn}::date`,
  closed: () => sql`purchase.closed_at is not null`,
} as const;

/** One page of orders of branches within reach, latest first. */
export async function listPurchaseRows(
  ctx: ActionContext,
  permission: Permission,
  { branchId, state, todayOn }: { branchId?: string | undefined; state: PurchaseState; todayOn: string },
  page: { after: readonly [string, string] | null; limit: number },
): Promise<PurchaseShownRow[]> {
  const { rows } = await sql<PurchaseShownRow>`
    select ${shown}
    where ${STATES[state](todayOn)} and ${reach(ctx, permission)}
      and ${branchId ? sql`purchase.branch_id = ${branchId}` : sql`true`}
      and ${page.after ? sql`(purchase.ordered_at, purchase.order_id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`true`}
    order by purchase.ordered_at desc, purchase.order_id desc
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** The lines of some orders, as they were written. */
export async function listPurchaseLines(
  db: Database,
  orderIds: readonly string[],
): Promise<PurchaseLineShownRow[]> {
  const { rows } = await sql<PurchaseLineShownRow>`
    select line.*, part.sku, part.name as part_name, part.unit
    from stock.purchase_line line
    join stock.part part on part.part_id = line.part_id
    where line.order_id = any(${[...orderIds]}::uuid[])
    order by line.order_id, line.line_number`.execute(db);
  return rows;
}

/** Lines of a branch's orders of which parts are still to come, oldest order first. */
export async function listOpenLines(
  db: Database,
  { branch_id, part_id }: { branch_id: string; part_id: string },
): Promise<(PurchaseLineRow & { number: string })[]> {
  const { rows } = await sql<PurchaseLineRow & { number: string }>`
    select line.*, purchase.number
    from stock.purchase_line line
    join stock.purchase_order purchase on purchase.order_id = line.order_id
    where line.part_id = ${part_id} and line.received + line.cancelled < line.quantity
      and purchase.branch_id = ${branch_id}
    order by purchase.ordered_at, purchase.order_id, line.line_number`.execute(db);
  return rows;
}

export async function changeLine(
  db: Database,
  { order_id, line_number }: Pick<PurchaseLineRow, 'order_id' | 'line_number'>,
  { received = 0, cancelled = 0 }: { received?: number; cancelled?: number },
): Promise<void> {
  await sql`
    update stock.purchase_line
    set received = received + ${received}, cancelled = cancelled + ${cancelled}
    where order_id = ${order_id} and line_number = ${line_number}`.execute(db);
}

/** Says that orders were changed, and closes those of which nothing is to come any more. */
export async function touchPurchases(
  db: Database,
  orderIds: readonly string[],
  closedAt: string,
): Promise<void> {
  if (orderIds.length === 0) return;
  await sql`
    update stock.purchase_order purchase
    set revision = purchase.revision + 1,
        closed_at = case when exists (
          select 1 from stock.purchase_line line
          where line.order_id = purchase.order_id and line.received + line.cancelled < line.quantity
        ) then null else ${closedAt}::timestamptz end
    where purchase.order_id = any(${[...orderIds]}::uuid[])`.execute(db);
}

/** Suppliers that parts were ordered from or usually are, most often named first. */
export async function listSupplierNames(db: Database, limit: number): Promise<string[]> {
  const { rows } = await sql<{ supplier: string }>`
    select supplier from stock.part where supplier <> ''
    group by supplier order by count(*) desc, supplier limit ${limit}`.execute(db);
  return rows.map(({ supplier }) => supplier);
}

/** Takes out the orders of branches that go. */
export async function deletePurchasesOf(db: Database, branchIds: readonly string[]): Promise<void> {
  await sql`
    delete from stock.purchase_line line using stock.purchase_order purchase
    where purchase.order_id = line.order_id and purchase.branch_id = any(${[...branchIds]}::uuid[])`.execute(
    db,
  );
  await sql`delete from stock.purchase_order where branch_id = any(${[...branchIds]}::uuid[])`.execute(db);
}
