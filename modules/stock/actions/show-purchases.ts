import { z } from 'zod';
import { notFound, type Page, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { type Purchase, type PurchaseState, stockRead } from '../contract/index.ts';
import {
  findPurchase,
  listPurchaseLines,
  listPurchaseRows,
  listSupplierNames,
} from '../data/purchase-queries.ts';
import { purchaseOf } from './present-stock.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);
const MOST_SUPPLIERS = 200;

/** Orders of parts, latest first, a page at a time. */
export async function listPurchases(
  ctx: ActionContext,
  request: {
    branchId?: string | undefined;
    state: PurchaseState;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<Purchase>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const todayOn = ctx.clock.today(ctx.settings.timeZone);
  const rows = await listPurchaseRows(
    ctx,
    stockRead,
    { ...request, todayOn },
    { after, limit: request.limit + 1 },
  );
  const shown = rows.slice(0, request.limit);
  const lines = await listPurchaseLines(
    ctx.db,
    shown.map(({ order_id }) => order_id),
  );
  const last = shown.at(-1);
  return {
    items: shown.map((row) => purchaseOf(row, lines, todayOn)),
    nextCursor: rows.length > request.limit && last ? encodeCursor([last.ordered_at, last.order_id]) : null,
  };
}

/** One order of parts. */
export async function showPurchase(ctx: ActionContext, orderId: string): Promise<Purchase> {
  const row = await findPurchase(ctx, stockRead, orderId);
  if (!row) return refuse(notFound, 'there is no such order, or it belongs to another branch');
  const lines = await listPurchaseLines(ctx.db, [orderId]);
  return purchaseOf(row, lines, ctx.clock.today(ctx.settings.timeZone));
}

/** Names of suppliers that parts are ordered from. */
export async function listSuppliers(ctx: ActionContext): Promise<{ items: string[] }> {
  return { items: await listSupplierNames(ctx.db, MOST_SUPPLIERS) };
}
