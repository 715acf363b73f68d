import { type Page, refuse } from '#contract-kit';
import { type ActionContext, reaches } from '#platform';
import {
  type DuplicateSweep,
  type PairDecision,
  partiesMerge,
  partiesProblems,
  type ShownPair,
} from '../contract/index.ts';
import {
  cancelSweepRow,
  countPairs,
  decidePair,
  deleteEndedSweepsOfNothing,
  findLatestSweep,
  insertSweep,
  listPairs,
} from '../data/duplicate-queries.ts';
import { loadRecords } from '../data/party-record.ts';
import { sweepDuplicatesJob } from '../jobs/sweep-duplicates.ts';
import { refuseUnknown } from './party-view.ts';
import { reachOf } from './reach-of.ts';
import { stampOf } from './save-record.ts';

/** Pairs the actor may decide about. */
export function listDuplicates(
  ctx: ActionContext,
  query: { waiting: 'open' | 'later'; cursor?: string | undefined; limit: number },
): Promise<Page<ShownPair>> {
  return listPairs(ctx.db, reachOf(ctx, partiesMerge), query);
}

/** How many pairs the actor may decide about. */
export function countDuplicates(ctx: ActionContext, waiting: 'open' | 'later') {
  return countPairs(ctx.db, reachOf(ctx, partiesMerge), waiting);
}

/** Keeps that two files are not one customer's, or that somebody will look again later. */
export async function decideDuplicate(
  ctx: ActionContext,
  ids: readonly [string, string],
  decision: PairDecision | null,
): Promise<{ decision: PairDecision | null }> {
  const [partyId, otherId] = [...ids].sort();
  const records = await loadRecords(ctx.db, ids);
  const mayDecide = [...records.values()].filter((record) => reaches(ctx.actor, partiesMerge, record));
  if (partyId === undefined || otherId === undefined || mayDecide.length !== 2) return refuseUnknown();
  await decidePair(ctx.db, { partyId, otherId }, decision, stampOf(ctx));
  ctx.audit({ subjectKind: 'party', subjectId: partyId, otherId, decision });
  return { decision };
}

/** Starts a search through all files; its pairs arrive in the queue while it runs. */
export async function startSweep(ctx: ActionContext): Promise<DuplicateSweep> {
  const isFirst = await ensureSweep(ctx);
  const sweep = await findLatestSweep(ctx.db);
  if (!isFirst || !sweep) {
    const share = Math.round((sweep?.progress ?? 0) * 100);
    return refuse(
      partiesProblems.sweepUnderWay,
      `a search is under way and ${share} % done; wait, or cancel it`,
    );
  }
  return sweep;
}

/** Starts a search through all files unless one is under way; tells whether it did. */
export async function ensureSweep(ctx: ActionContext): Promise<boolean> {
  const sweepId = ctx.newId();
  if (!(await insertSweep(ctx.db, sweepId, stampOf(ctx)))) return false;
  await ctx.enqueue(sweepDuplicatesJob, { sweepId });
  ctx.audit({ subjectKind: 'duplicate-sweep', subjectId: sweepId });
  return true;
}

/** Forgets the searches that are over once nothing they found is left, as when a demo is taken out. */
export async function forgetEmptySweeps({ db }: Pick<ActionContext, 'db'>): Promise<void> {
  await deleteEndedSweepsOfNothing(db);
}

/** Stops a search at its next step. */
export async function cancelSweep(
  ctx: ActionContext,
  sweepId: string,
): Promise<{ sweep: DuplicateSweep | null }> {
  await cancelSweepRow(ctx.db, sweepId, ctx.clock.now());
  return latestSweep(ctx);
}

/** The latest search, if there ever was one. */
export async function latestSweep(ctx: ActionContext): Promise<{ sweep: DuplicateSweep | null }> {
  return { sweep: (await findLatestSweep(ctx.db)) ?? null };
}
