import { notFound, refuse } from '#contract-kit';
import { type ActionContext, takeNumbers } from '#platform';
import { addDays } from '#working-time';
import { type NewPurchase, type Purchase, stockProblems as problems, stockWrite } from '../contract/index.ts';
import { lockBalance } from '../data/balance-queries.ts';
import { findParts, type PartRow } from '../data/part-queries.ts';
import {
  changeLine,
  findPurchase,
  insertPurchase,
  listOpenLines,
  listPurchaseLines,
  lockPurchases,
  type PurchaseLineRow,
  type PurchaseShownRow,
  touchPurchases,
} from '../data/purchase-queries.ts';
import { outstandingOf } from './present-stock.ts';
import { requireBranch } from './require-branch.ts';
import { showPurchase } from './show-purchases.ts';
import { writeMovement } from './write-movement.ts';

/** Orders parts from a supplier for a branch: from then on they are on order, and no reorder point asks for them again. */
export async function orderParts(ctx: ActionContext, asked: NewPurchase): Promise<Purchase> {
  const { branchId, supplier, note } = asked;
  await requireBranch(ctx, stockWrite, branchId);
  const parts = await findParts(
    ctx.db,
    asked.lines.map(({ partId }) => partId),
  );
  const today = ctx.clock.today(ctx.settings.timeZone);
  refuseUnorderable(asked, parts, today);
  const number = `P-${String(await takeNumbers(ctx.db, 'stock.purchase', 1)).padStart(6, '0')}`;
  const orderId = ctx.newId();
  const lines = asked.lines.map((line, index): PurchaseLineRow => {
    const part = parts.get(line.partId);
    return {
      order_id: orderId,
      line_number: index + 1,
      part_id: line.partId,
      quantity: line.quantity,
      unit_cost_minor: line.unitCostMinor ?? part?.unit_cost_minor ?? null,
      currency: part?.currency ?? ctx.settings.currency,
      received: 0,
      cancelled: 0,
    };
  });
  await insertPurchase(
    ctx.db,
    {
      order_id: orderId,
      number,
      branch_id: branchId,
      supplier,
      expected_on: asked.expectedOn ?? deliveryOf(lines, parts, today),
      note,
      ordered_at: ctx.clock.now().toISOString(),
      by_id: ctx.actor.actorId,
      by_name: ctx.actor.displayName,
      closed_at: null,
      revision: 1,
    },
    lines,
  );
  for (const { part_id, quantity } of inPartOrder(lines)) {
    await lockBalance(ctx.db, { branch_id: branchId, part_id });
    await writeMovement(ctx, {
      branch_id: branchId,
      part_id,
      kind: 'ordered',
      quantity: 0,
      ordered: quantity,
      reference: number,
      order_id: orderId,
      note,
    });
  }
  ctx.audit({ subjectKind: 'parts-order', subjectId: orderId, number, branchId, lines: lines.length });
  return showPurchase(ctx, orderId);
}

/** When the slowest part comes by its usual time; unknown when none of them has one. */
function deliveryOf(
  lines: readonly PurchaseLineRow[],
  parts: ReadonlyMap<string, PartRow>,
  today: string,
): string | null {
  const days = lines.flatMap(({ part_id }) => parts.get(part_id)?.lead_days ?? []);
  return days.length === 0 ? null : addDays(today, Math.max(...days));
}

function refuseUnorderable({ lines }: NewPurchase, parts: ReadonlyMap<string, PartRow>, today: string): void {
  const wrong = lines.flatMap(({ partId }, index) => {
    const part = parts.get(partId);
    if (!part) return [`line ${index + 1}: there is no such part`];
    const again = lines.findIndex((line) => line.partId === partId) !== index;
    if (again) return [`line ${index + 1}: ${part.sku} is on the order already`];
    const late = part.last_order_on !== null && part.last_order_on < today;
    return late
      ? [`line ${index + 1}: the supplier took the last order of ${part.sku} on ${part.last_order_on}`]
      : [];
  });
  if (wrong.length > 0) {
    refuse(problems.stockStepImpossible, `${wrong.join('; ')}; take them off the order`);
  }
}

/** Receives what came of an order. What has not come stays on order; more than was ordered is stock all the same. */
export async function receiveOrder(
  ctx: ActionContext,
  asked: {
    orderId: string;
    revision: number;
    note: string;
    lines: readonly { partId: string; quantity: number }[];
  },
): Promise<Purchase> {
  const { row, lines } = await holdPurchase(ctx, asked);
  for (const { partId } of asked.lines) {
    if (lines.some(({ part_id }) => part_id === partId)) continue;
    refuse(
      problems.stockStepImpossible,
      `a part was named that is not on ${row.number}; receive it by itself`,
    );
  }
  for (const line of inPartOrder(lines)) {
    const came = asked.lines.find(({ partId }) => partId === line.part_id)?.quantity ?? 0;
    if (came === 0) continue;
    const place = { branch_id: row.branch_id, part_id: line.part_id };
    await receive(ctx, place, { quantity: came, note: asked.note, line: { ...line, number: row.number } });
  }
  await touchPurchases(ctx.db, [row.order_id], ctx.clock.now().toISOString());
  const units = asked.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  ctx.audit({ subjectKind: 'parts-order', subjectId: row.order_id, number: row.number, units });
  return showPurchase(ctx, row.order_id);
}

/** Says that what has not come of an order does not come any more. */
export async function closeOrder(
  ctx: ActionContext,
  asked: { orderId: string; revision: number; note: string },
): Promise<Purchase> {
  const { row, lines } = await holdPurchase(ctx, asked);
  for (const line of inPartOrder(lines)) {
    const left = outstandingOf(line);
    if (left === 0) continue;
    const place = { branch_id: row.branch_id, part_id: line.part_id };
    const { ordered } = await lockBalance(ctx.db, place);
    await changeLine(ctx.db, line, { cancelled: left });
    if (ordered === 0) continue;
    await writeMovement(ctx, {
      ...place,
      kind: 'order-cancelled',
      quantity: 0,
      ordered: -Math.min(ordered, left),
      reference: row.number,
      order_id: row.order_id,
      note: asked.note,
    });
  }
  await touchPurchases(ctx.db, [row.order_id], ctx.clock.now().toISOString());
  ctx.audit({ subjectKind: 'parts-order', subjectId: row.order_id, number: row.number });
  return showPurchase(ctx, row.order_id);
}

/**
 * Parts that arrive without their order being named are those of the oldest order of the branch. The orders are held
 * before the balance is.
 */
export async function receivePart(
  ctx: ActionContext,
  place: { branch_id: string; part_id: string },
  quantity: number,
  note: string,
): Promise<void> {
  const held = await lockPurchases(ctx.db, [
    ...new Set((await listOpenLines(ctx.db, place)).map(({ order_id }) => order_id)),
  ]);
  const lines = await listOpenLines(ctx.db, place);
  let left = quantity;
  for (const line of lines) {
    const came = Math.min(left, outstandingOf(line));
    if (came === 0) break;
    left -= came;
    await receive(ctx, place, { quantity: came, note, line });
  }
  if (left > 0) await receive(ctx, place, { quantity: left, note });
  await touchPurchases(
    ctx.db,
    held.map(({ order_id }) => order_id),
    ctx.clock.now().toISOString(),
  );
}

async function receive(
  ctx: ActionContext,
  place: { branch_id: string; part_id: string },
  came: { quantity: number; note: string; line?: PurchaseLineRow & { number: string } },
): Promise<void> {
  const { quantity, note, line } = came;
  const { ordered } = await lockBalance(ctx.db, place);
  const expected = line ? Math.min(outstandingOf(line), quantity) : quantity;
  await writeMovement(ctx, {
    ...place,
    kind: 'received',
    quantity,
    ordered: -Math.min(ordered, expected),
    note,
    ...(line ? { reference: line.number, order_id: line.order_id } : {}),
  });
  if (line) await changeLine(ctx.db, line, { received: expected });
}

/** Holds an order of which something is still to come, as the one who goes on last saw it. */
async function holdPurchase(
  ctx: ActionContext,
  { orderId, revision }: { orderId: string; revision: number },
): Promise<{ row: PurchaseShownRow; lines: PurchaseLineRow[] }> {
  const found = await findPurchase(ctx, stockWrite, orderId);
  if (found) await lockPurchases(ctx.db, [orderId]);
  const row = found && (await findPurchase(ctx, stockWrite, orderId));
  if (!row) return refuse(notFound, 'there is no such order, or it belongs to another branch');
  if (row.revision !== revision) {
    refuse(
      problems.purchaseChanged,
      `something of ${row.number} came since it was read; look at it again and go on from there`,
    );
  }
  if (row.closed_at !== null) {
    refuse(problems.stockStepImpossible, `${row.number} is over; receive what still comes by its part`);
  }
  return { row, lines: await listPurchaseLines(ctx.db, [orderId]) };
}

/** Balances are held in the order of their parts, so that two orders do not wait in a ring. */
const inPartOrder = <Line extends { part_id: string }>(lines: readonly Line[]): Line[] =>
  lines.toSorted((one, other) => (one.part_id < other.part_id ? -1 : 1));
