import type { JobContext } from '#platform';
import type { RunSettings } from '../contract/index.ts';
import { beginWriting, updateOpenRun } from '../data/run-queries.ts';
import { replaceDrift, replaceHiddenGems } from '../data/write-drift.ts';
import { forgetOtherRuns, writeScores } from '../data/write-scores.ts';
import type { PackedPartyIds } from '../domain/packed-party-ids.ts';
import type { PurchaseLedger } from '../domain/purchase-ledger.ts';
import type { ValueOutcome } from '../domain/value-customers.ts';
import { planCareJob } from './plan-care.ts';
import { RunCancelled, type RunReporter } from './run-reporter.ts';

export interface OutcomeToWrite {
  outcome: ValueOutcome;
  settings: RunSettings;
  partyIds: PackedPartyIds;
  ledger: PurchaseLedger;
}

const CUSTOMERS_A_BATCH = 50_000;
/** Batches touch different rows, so two can be written at once: the time goes into the indexes of the lists. */
const CONNECTIONS = 2;

/**
 * Writes a run's results: first what it learnt, so that every score can name it, then the scores batch by batch, so that
 * nobody who records a sale waits long for a row, and at last the lists together with the run's end.
 */
export async function writeOutcome(
  ctx: JobContext,
  runId: string,
  written: OutcomeToWrite,
  reporter: RunReporter,
): Promise<void> {
  const { outcome, settings, partyIds } = written;
  const { window, models, choice, holdout, summary } = outcome;
  reporter.report('writing', 0, partyIds.length);
  const learnt = { settings, window, models, choice, holdout, summary };
  if (!(await beginWriting(ctx.db, runId, learnt, partyIds.length))) throw new RunCancelled();
  let next = 0;
  let done = 0;
  const writeBatches = async () => {
    while (next < partyIds.length) {
      const from = next;
      const to = Math.min(partyIds.length, from + CUSTOMERS_A_BATCH);
      next = to;
      ctx.signal.throwIfAborted();
      await ctx.inTransaction((tx) => writeScores(tx, runId, written, { from, to }));
      done += to - from;
      reporter.report('writing', done, partyIds.length);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, writeBatches));
  await ctx.inTransaction(async (tx) => {
    await forgetOtherRuns(tx, runId);
    await replaceDrift(tx, runId, written);
    await replaceHiddenGems(tx, runId, written);
    await updateOpenRun(tx.db, runId, { state: 'done', progress: null, finished_at: ctx.clock.now() });
    await tx.enqueue(planCareJob, {});
  });
}
