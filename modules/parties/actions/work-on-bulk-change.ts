import type { ActionContext } from '#platform';
import { partyArchived, partyChanged, partyRestored } from '../contract/index.ts';
import {
  type BulkRow,
  findBulkChange,
  holdChanging,
  holdStates,
  listBulkFacts,
  type PartyChanges,
  saveBulkProgress,
  writeFieldChanges,
} from '../data/bulk-queries.ts';
import { listFilteredIds } from '../data/list-queries.ts';
import { changesOfOrder, changesOfUndo } from '../domain/bulk-change.ts';
import { bulkActor } from './bulk-requester.ts';
import { bulkReachOf, filtersOf } from './bulk-selection.ts';
import { stampOf } from './save-record.ts';

const BATCH = 200;

/**
 * Does one batch of a change or of its undo, in the requester's name; customers, facts and place are saved together.
 * Gives whether there is more to do.
 */
export async function workOnBulkChange(ctx: ActionContext, bulkChangeId: string): Promise<boolean> {
  const row = await findBulkChange(ctx.db, bulkChangeId, { lock: true });
  if (row === undefined) return false;
  const acting = { ...ctx, actor: bulkActor(row.requestedBy) };
  if (row.state === 'running') return changeBatch(acting, row);
  if (row.state === 'undoing') return undoBatch(acting, row);
  return false;
}

async function changeBatch(ctx: ActionContext, row: BulkRow): Promise<boolean> {
  const { partyIds, position } = await nextIds(ctx, row);
  const states = await holdChanging(ctx.db, bulkReachOf(ctx, row.order), partyIds, row.order);
  const now = ctx.clock.now().toISOString();
  await write(
    ctx,
    states.map((state) => ({
      partyId: state.partyId,
      changeId: ctx.newId(),
      changes: changesOfOrder(row.order, state, now),
    })),
    row.bulkChangeId,
  );
  const isOver = position === null;
  await saveBulkProgress(ctx.db, {
    ...row,
    changed: row.changed + states.length,
    position,
    ...(isOver ? { state: 'done', finishedAt: ctx.clock.now() } : {}),
  });
  return !isOver;
}

/** Which customers come next, and where to go on after them; null when these are the last. */
async function nextIds(
  ctx: ActionContext,
  { selection, order, position }: BulkRow,
): Promise<{ partyIds: readonly string[]; position: string | null }> {
  if (selection.kind === 'named') {
    const from = Number(position ?? 0);
    const next = from + BATCH;
    const partyIds = selection.partyIds.slice(from, next);
    return { partyIds, position: next < selection.partyIds.length ? String(next) : null };
  }
  // By name: nothing that can be ordered here changes where a customer stands in that order.
  const query = {
    ...filtersOf(selection),
    sort: 'name' as const,
    limit: BATCH,
    cursor: position ?? undefined,
  };
  const page = await listFilteredIds(ctx.db, bulkReachOf(ctx, order), query);
  return { partyIds: page.partyIds, position: page.nextCursor };
}

async function undoBatch(ctx: ActionContext, row: BulkRow): Promise<boolean> {
  const facts = await listBulkFacts(ctx.db, row.bulkChangeId, row.position, BATCH);
  const partyIds = facts.map(({ partyId }) => partyId);
  const states = await holdStates(ctx.db, bulkReachOf(ctx, row.order), partyIds);
  const stateOf = new Map(states.map((state) => [state.partyId, state]));
  const back = facts.flatMap(({ partyId, changes }) => {
    const state = stateOf.get(partyId);
    const undoing = state && changesOfUndo(changes, state);
    return undoing ? [{ partyId, changeId: ctx.newId(), changes: undoing }] : [];
  });
  await write(ctx, back, null);
  const isOver = facts.length < BATCH;
  await saveBulkProgress(ctx.db, {
    ...row,
    undone: row.undone + back.length,
    keptLater: row.keptLater + facts.length - back.length,
    position: partyIds.at(-1) ?? row.position,
    ...(isOver ? { state: 'undone', finishedAt: ctx.clock.now() } : {}),
  });
  return !isOver;
}

async function write(
  ctx: ActionContext,
  rows: readonly PartyChanges[],
  bulkChangeId: string | null,
): Promise<void> {
  await writeFieldChanges(ctx.db, rows, { bulkChangeId, stamp: stampOf(ctx) });
  for (const { partyId, changes } of rows) {
    await ctx.announce(partyChanged, { partyId, changes: [...changes] });
    const archive = changes.find(({ field }) => field === 'archivedAt');
    if (archive) await ctx.announce(archive.to === null ? partyRestored : partyArchived, { partyId });
  }
}
