import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { type Reservation, stockRead } from '../contract/index.ts';
import { listOpenReservationsAt } from '../data/reservation-queries.ts';
import { reservationOf } from './present-stock.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);

/** What is to be picked at a branch, and what is awaited there, a page at a time. */
export async function listPicks(
  ctx: ActionContext,
  request: { branchId: string; limit: number; cursor?: string | undefined },
): Promise<Page<Reservation>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const page = { after, limit: request.limit + 1 };
  const rows = await listOpenReservationsAt(ctx, stockRead, request.branchId, page);
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(reservationOf),
    nextCursor:
      rows.length > request.limit && last ? encodeCursor([last.sku_key, last.reservation_id]) : null,
  };
}
