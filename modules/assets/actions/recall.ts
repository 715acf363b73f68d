import { Readable } from 'node:stream';
import { z } from 'zod';
import { type Page, type Permission, refuse } from '#contract-kit';
import {
  type ActionContext,
  auditExport,
  type Download,
  decodeCursor,
  encodeCursor,
  exportWatermark,
} from '#platform';
import { csvLine } from '#tabular';
import {
  assetsProblems,
  assetsRecall,
  type RecallCount,
  type RecalledAsset,
  type RecallSearch,
} from '../contract/index.ts';
import { countRecalledRows, listRecalledHolders, listRecalledRows } from '../data/recall-queries.ts';
import { type RecallKeys, readRecall } from '../domain/read-recall.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);

/** Who has goods that are called back, a page at a time (S0-17). */
export async function listRecalled(
  ctx: ActionContext,
  { limit, cursor, ...search }: RecallSearch & { limit: number; cursor?: string | undefined },
): Promise<Page<RecalledAsset>> {
  const after = cursor === undefined ? null : decodeCursor(cursor, cursorValues);
  const rows = await listRecalledRows(ctx, assetsRecall, keysOf(search), { after, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor([last.partyNumber, last.assetId]) : null };
}

/** How many goods a recall calls back, and how their holders can be told. */
export async function countRecalled(ctx: ActionContext, search: RecallSearch): Promise<RecallCount> {
  return countRecalledRows(ctx, assetsRecall, keysOf(search));
}

/** Living customers in reach with a permission who have goods that are called back; at most `limit` of them. */
export async function findRecalledHolders(
  ctx: ActionContext,
  permission: Permission,
  search: RecallSearch,
  limit: number,
): Promise<string[]> {
  return listRecalledHolders(ctx, permission, keysOf(search), limit);
}

const BYTE_ORDER_MARK = '\ufeff';
const PAGE = 500;

/** The list of a recall as a file, a page at a time; who took it stands in its last line. */
export async function exportRecalled(ctx: ActionContext, search: RecallSearch): Promise<Download> {
  const keys = keysOf(search);
  await auditExport(ctx, 'assets.recall-exported', {
    subjectKind: 'recall',
    subjectId: search.lot ?? search.serialFrom ?? search.model ?? search.offerItemId ?? '',
    ...search,
  });
  const fileName = `recall-${ctx.clock.today(ctx.settings.timeZone)}.csv`;
  return { stream: Readable.from(linesOf(ctx, keys)), fileName };
}

const COLUMNS = [
  'partyNumber',
  'partyName',
  'itemName',
  'make',
  'model',
  'lot',
  'serial',
  'side',
  'status',
  'reach',
] as const satisfies readonly (keyof RecalledAsset)[];

async function* linesOf(ctx: ActionContext, keys: RecallKeys): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS);
  let after: [string, string] | null = null;
  for (;;) {
    const rows: RecalledAsset[] = await listRecalledRows(ctx, assetsRecall, keys, { after, limit: PAGE });
    for (const row of rows) yield csvLine(COLUMNS.map((name) => row[name]));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    after = [last.partyNumber, last.assetId];
  }
  // Last, so that whoever reads the table finds its columns in the first line.
  yield csvLine([`# ${exportWatermark(ctx)}`]);
}

function keysOf(search: RecallSearch): RecallKeys {
  const keys = readRecall(search);
  if ('unclear' in keys) refuse(assetsProblems.recallUnclear, keys.unclear);
  return keys;
}
