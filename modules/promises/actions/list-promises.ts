import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { type PromiseSummary, promisesRead } from '../contract/index.ts';
import { findVersions } from '../data/definition-queries.ts';
import {
  countOpenPromises,
  listPromiseRows,
  type PromiseFilter,
  type PromiseRow,
} from '../data/promise-queries.ts';
import { listRedress, listUnpaidRows, type UnpaidRow } from '../data/redress-queries.ts';
import { summaryOf } from './promise-summaries.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);

interface PageAsked {
  limit: number;
  cursor?: string | undefined;
}

/** Promises in reach: of one customer the latest first, otherwise by what the view is for. */
export async function listPromises(
  ctx: ActionContext,
  asked: PromiseFilter & PageAsked,
): Promise<Page<PromiseSummary>> {
  // Without a customer the list is of what is going on; everything ever promised is a customer's ledger.
  const show = asked.show === 'all' && asked.partyId === undefined ? 'running' : asked.show;
  const after = asked.cursor === undefined ? null : decodeCursor(asked.cursor, cursorValues);
  const rows = await listPromiseRows(
    ctx,
    promisesRead,
    { ...asked, show },
    { after, limit: asked.limit + 1 },
  );
  const shown = rows.slice(0, asked.limit);
  const versions = await findVersions(ctx.db, shown);
  const redress = Map.groupBy(await listRedress(ctx.db, shown), ({ promise_id }) => promise_id);
  const last = shown.at(-1);
  const place = last && placeOf(last, show);
  return {
    items: shown.map((row) => summaryOf(row, versions, redress.get(row.promise_id) ?? [])),
    nextCursor: rows.length > asked.limit && last && place ? encodeCursor([place, last.promise_id]) : null,
  };
}

/** By what a view is ordered. */
function placeOf(row: PromiseRow, show: PromiseFilter['show']): string | null {
  if (show === 'all') return row.started_at;
  return show === 'unrecovered' || show === 'decided' ? row.decided_at : row.due_at;
}

const COUNTED_TO = 100;

/** How many promises need somebody now. */
export async function countPromises(
  ctx: ActionContext,
  asked: { whose: 'mine' | 'all'; branchId?: string | undefined },
): Promise<{ aboutToBreak: number; unrecovered: number }> {
  return countOpenPromises(ctx, promisesRead, { ...asked, limit: COUNTED_TO });
}

/** Redress to be paid, soonest first. */
export async function listUnpaid(
  ctx: ActionContext,
  asked: { branchId?: string | undefined } & PageAsked,
): Promise<Page<UnpaidRow>> {
  const after = asked.cursor === undefined ? null : decodeCursor(asked.cursor, cursorValues);
  const rows = await listUnpaidRows(ctx, promisesRead, asked, { after, limit: asked.limit + 1 });
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1);
  return {
    items: shown,
    nextCursor: rows.length > asked.limit && last ? encodeCursor([last.payByOn, last.promiseId]) : null,
  };
}
