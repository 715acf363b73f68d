import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type BulkChange, type BulkSelection, partiesProblems, partiesRead } from '../contract/index.ts';
import {
  type BulkOrder,
  type BulkRow,
  findBulkChange,
  insertBulkChange,
  saveBulkProgress,
  wouldChange,
} from '../data/bulk-queries.ts';
import { countMatching, listChanging, selectionCondition } from '../data/list-queries.ts';
import { AT_ONCE, changesOfOrder } from '../domain/bulk-change.ts';
import { bulkChangeJob } from '../jobs/bulk-change-job.ts';
import { bulkRequester } from './bulk-requester.ts';
import { bulkReachOf, filtersOf } from './bulk-selection.ts';
import { refuseHiddenFields } from './list-parties.ts';
import { reachOf } from './reach-of.ts';
import { refuseUnknownPlaces } from './refuse-unknown-places.ts';
import { workOnBulkChange } from './work-on-bulk-change.ts';

const SAMPLE = 8;

/** Finds out what a change of many customers would change, and keeps the order for whoever says yes to it. */
export async function prepareBulkChange(
  ctx: ActionContext,
  request: { selection: BulkSelection; order: BulkOrder },
): Promise<BulkChange> {
  const { selection, order } = request;
  const filters = filtersOf(selection);
  refuseHiddenFields(ctx, filters);
  await refuseUnknownPlaces(ctx, {
    ...(order.kind === 'set-branch' ? { branchId: order.branchId } : {}),
    ...(order.kind === 'set-owner' ? { ownerId: order.ownerId } : {}),
  });
  const writing = bulkReachOf(ctx, order);
  const chosenBy = selectionCondition(selection);
  const chosen = await countMatching(ctx.db, reachOf(ctx, partiesRead), filters, chosenBy);
  const yours = await countMatching(ctx.db, writing, filters, chosenBy);
  const changing = await countMatching(ctx.db, writing, filters, [...chosenBy, wouldChange(order)]);
  const first = await listChanging(
    ctx.db,
    writing,
    { filters, conditions: [...chosenBy, wouldChange(order)] },
    SAMPLE,
  );
  const now = ctx.clock.now();
  const bulkChangeId = ctx.newId();
  await insertBulkChange(
    ctx.db,
    {
      bulkChangeId,
      selection,
      order,
      requestedBy: bulkRequester(ctx.actor),
      found: {
        chosen: chosen.count,
        changing: changing.count,
        alreadySo: Math.max(0, yours.count - changing.count),
        notYours: Math.max(0, chosen.count - yours.count),
        exact: chosen.exact,
      },
      sample: first.map((state) => ({
        partyId: state.partyId,
        displayName: state.displayName,
        from: changesOfOrder(order, state, now.toISOString())[0]?.from ?? null,
      })),
    },
    now,
  );
  ctx.audit({ subjectKind: 'bulk-change', subjectId: bulkChangeId, order, changing: changing.count });
  return showBulkChange(await ownBulkChange(ctx, bulkChangeId));
}

/** How far a change has come. */
export async function getBulkChange(ctx: ActionContext, bulkChangeId: string): Promise<BulkChange> {
  return showBulkChange(await ownBulkChange(ctx, bulkChangeId));
}

/** Carries a prepared change out: a few customers at once, many in the background. */
export async function startBulkChange(ctx: ActionContext, bulkChangeId: string): Promise<BulkChange> {
  const row = await ownBulkChange(ctx, bulkChangeId, { lock: true });
  refuseUnless(row, ['prepared'], 'it was started already; prepare it anew');
  await saveBulkProgress(ctx.db, { ...row, state: 'running', startedAt: ctx.clock.now() });
  return workOrQueue(ctx, bulkChangeId, row.found.changing);
}

/** Stops a change; what is done stays done. */
export async function cancelBulkChange(ctx: ActionContext, bulkChangeId: string): Promise<BulkChange> {
  const row = await ownBulkChange(ctx, bulkChangeId, { lock: true });
  refuseUnless(row, ['prepared', 'running'], 'it is over; undo it instead');
  await saveBulkProgress(ctx.db, { ...row, state: 'cancelled', position: null, finishedAt: ctx.clock.now() });
  return showBulkChange(await ownBulkChange(ctx, bulkChangeId));
}

/** Takes a change back, except where somebody changed the same since. */
export async function undoBulkChange(ctx: ActionContext, bulkChangeId: string): Promise<BulkChange> {
  const row = await ownBulkChange(ctx, bulkChangeId, { lock: true });
  refuseUnless(row, ['done', 'cancelled'], 'wait for its end, or it was undone already');
  await saveBulkProgress(ctx.db, { ...row, state: 'undoing', position: null, finishedAt: null });
  return workOrQueue(ctx, bulkChangeId, row.changed);
}

async function workOrQueue(ctx: ActionContext, bulkChangeId: string, size: number): Promise<BulkChange> {
  if (size > AT_ONCE) await ctx.enqueue(bulkChangeJob, { bulkChangeId });
  else while (await workOnBulkChange(ctx, bulkChangeId));
  return showBulkChange(await ownBulkChange(ctx, bulkChangeId));
}

async function ownBulkChange(
  ctx: ActionContext,
  bulkChangeId: string,
  options: { lock?: boolean } = {},
): Promise<BulkRow> {
  const row = await findBulkChange(ctx.db, bulkChangeId, options);
  if (row?.requestedById === ctx.actor.actorId) return row;
  return refuse(notFound, 'there is no such change of yours; prepare one from the list of customers');
}

function refuseUnless(row: BulkRow, states: readonly BulkRow['state'][], wayOut: string): void {
  if (states.includes(row.state)) return;
  refuse(partiesProblems.bulkChangeNotReady, `this change is ${row.state}; ${wayOut}`, {
    context: { state: row.state },
  });
}

function showBulkChange(row: BulkRow): BulkChange {
  const { bulkChangeId, state, order, preparedAt, startedAt, finishedAt, found, sample } = row;
  const shown = order.kind === 'rename-tag' ? { kind: 'add-tag' as const, tag: order.to } : order;
  const progress = { changed: row.changed, undone: row.undone, keptLater: row.keptLater };
  return { bulkChangeId, state, order: shown, preparedAt, startedAt, finishedAt, found, sample, progress };
}
