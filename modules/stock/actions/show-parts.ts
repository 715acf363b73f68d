import { z } from 'zod';
import { notFound, type Page, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { addDays, daysBetween } from '#working-time';
import { type Movement, type Part, type PartInList, stockRead } from '../contract/index.ts';
import { listMovementRows, readUsage, sumOnHand } from '../data/balance-queries.ts';
import {
  findFullestBranch,
  findPart,
  listBalances,
  listPartRows,
  type PartFilter,
  type PartRow,
} from '../data/part-queries.ts';
import { listOpenReservationsOfPart } from '../data/reservation-queries.ts';
import { planLastBuy, type Usage } from '../domain/plan-usage.ts';
import { movementOf, namedPart, partInListOf, reservationOf, stockOf } from './present-stock.ts';

const skuCursor = z.tuple([z.string(), z.uuid()]);
const timeCursor = z.tuple([z.string(), z.uuid()]);
const RESERVATIONS_SHOWN = 100;
/** Usage of the last year; older habits say little. */
const USAGE_DAYS = 365;

/** Parts and what a branch has of them, a page at a time. */
export async function listParts(
  ctx: ActionContext,
  request: Omit<PartFilter, 'branchId'> & {
    branchId?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<PartInList>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, skuCursor);
  const branchId = request.branchId ?? after?.[1] ?? (await findFullestBranch(ctx, stockRead));
  if (branchId === undefined) return { items: [], nextCursor: null };
  const rows = await listPartRows(
    ctx,
    stockRead,
    { ...request, branchId },
    { after: after?.[0] ?? null, limit: request.limit + 1 },
  );
  const today = ctx.clock.today(ctx.settings.timeZone);
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => partInListOf(row, today)),
    nextCursor: rows.length > request.limit && last ? encodeCursor([last.sku_key, branchId]) : null,
  };
}

/** One part: what each branch has, for whom it is kept, when to order again. */
export async function showPart(ctx: ActionContext, partId: string): Promise<Part> {
  const row = await getPart(ctx, partId);
  const balances = await listBalances(ctx, stockRead, partId);
  const reservations = await listOpenReservationsOfPart(ctx, stockRead, partId, RESERVATIONS_SHOWN);
  const today = ctx.clock.today(ctx.settings.timeZone);
  return {
    ...namedPart(row),
    leadDays: row.lead_days,
    unitCostMinor: row.unit_cost_minor,
    orderCostMinor: row.order_cost_minor,
    currency: row.currency,
    supportEndsOn: row.support_ends_on,
    revision: row.revision,
    stock: balances.map((balance) => ({
      ...stockOf(row, balance, today),
      plan: balance.usage_plan,
      plannedAt: balance.planned_at,
    })),
    reservations: reservations.map(reservationOf),
    lastBuy: await lastBuyOf(ctx, row, today),
  };
}

export async function getPart(ctx: ActionContext, partId: string): Promise<PartRow> {
  return (
    (await findPart(ctx.db, partId)) ?? refuse(notFound, 'there is no such part; look for it in the list')
  );
}

async function lastBuyOf(ctx: ActionContext, row: PartRow, todayOn: string): Promise<Part['lastBuy']> {
  const untilOn = row.discontinued_on === null ? null : row.support_ends_on;
  if (untilOn === null) return null;
  const usage = await usageOf(ctx, { partId: row.part_id, branchId: null });
  const onHand = await sumOnHand(ctx.db, row.part_id);
  return planLastBuy(usage, { onHand, todayOn, untilOn, daysLeft: daysBetween(todayOn, untilOn) });
}

/** Usage of the last year, or since the first movement if that is later. */
export async function usageOf(
  ctx: Pick<ActionContext, 'db' | 'clock' | 'settings'>,
  place: { partId: string; branchId: string | null },
): Promise<Usage> {
  const { timeZone } = ctx.settings;
  const toOn = ctx.clock.today(timeZone);
  const yearAgo = addDays(toOn, -USAGE_DAYS);
  const { firstOn, units } = await readUsage(ctx.db, place, { fromOn: yearAgo, timeZone });
  const fromOn = firstOn !== null && firstOn > yearAgo ? firstOn : firstOn === null ? toOn : yearAgo;
  return { fromOn, toOn, days: Math.max(1, daysBetween(fromOn, toOn)), units };
}

/** What happened with a part at a branch, a page at a time. */
export async function listMovements(
  ctx: ActionContext,
  request: { partId: string; branchId: string; limit: number; cursor?: string | undefined },
): Promise<Page<Movement>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, timeCursor);
  const place = { part_id: request.partId, branch_id: request.branchId };
  const rows = await listMovementRows(ctx, stockRead, place, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(movementOf),
    nextCursor: rows.length > request.limit && last ? encodeCursor([last.at, last.movement_id]) : null,
  };
}
