import { z } from 'zod';
import { notFound, type Page, type Permission, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { type Rental, type RentalSummary, rentalsRead } from '../contract/index.ts';
import {
  findRental,
  listRentalFacts,
  listRentalRows,
  type RentalFilter,
  type RentalShownRow,
} from '../data/rental-queries.ts';
import { rentalOf, summaryOf } from './present-rental.ts';

const cursorValues = z.tuple([z.iso.date(), z.uuid()]);

/** What is out, overdue or over, a page at a time. */
export async function listRentals(
  ctx: ActionContext,
  request: RentalFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<RentalSummary>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const todayOn = ctx.clock.today(ctx.settings.timeZone);
  const rows = await listRentalRows(ctx, rentalsRead, request, { todayOn, after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  const position = last && (request.state === 'ended' ? last.ended_on : last.due_on);
  return {
    items: shown.map((row) => summaryOf(row, todayOn)),
    nextCursor:
      rows.length > request.limit && last && position ? encodeCursor([position, last.rental_id]) : null,
  };
}

/** One rental with all that happened and what it costs by now. */
export async function showRental(ctx: ActionContext, rentalId: string): Promise<Rental> {
  const row = await getRental(ctx, rentalsRead, rentalId);
  return rentalOf(row, await listRentalFacts(ctx.db, row), ctx.clock.today(ctx.settings.timeZone));
}

export async function getRental(
  ctx: ActionContext,
  permission: Permission,
  rentalId: string,
): Promise<RentalShownRow> {
  const row = await findRental(ctx, permission, rentalId);
  return row ?? refuse(notFound, 'there is no such rental, or its customer belongs to another branch');
}
