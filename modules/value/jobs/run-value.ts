import { z } from 'zod';
import { dayDate, dayNumber } from '#analytics';
import { uuid } from '#contract-kit';
import { defineJob, type JobContext } from '#platform';
import { openRun } from '../actions/open-run.ts';
import type { RunSettings, ValueRun } from '../contract/index.ts';
import { type GatheredPurchases, gatherPurchases } from '../data/gather-purchases.ts';
import { findOpenRun, updateOpenRun } from '../data/run-queries.ts';
import { getValueSettings } from '../data/setting-queries.ts';
import { MIN_COST_KNOWN_SHARE } from '../domain/thresholds.ts';
import { RunCancelled, type RunReporter, reporterOf } from './run-reporter.ts';
import { valueInThread } from './value-in-thread.ts';
import { writeOutcome } from './write-outcome.ts';

type OpenRun = ValueRun & { askedEndOn: string | null };

/**
 * Works out what every customer is worth: nightly, or when asked. A job that was killed in the middle takes its run up
 * again from the start; nothing but the run's own row has been written before the last phase, and that one replaces.
 */
export const runValueJob = defineJob({
  name: 'value.run',
  payload: z.object({
    /** Left out by the nightly schedule. */
    runId: uuid.optional(),
  }),
  cron: '10 2 * * *',
  exclusive: true,
  expireMinutes: 60,
  async run(ctx, { runId }) {
    const run = await takeUp(ctx, runId);
    if (!run) return;
    const reporter = reporterOf(ctx, run.runId);
    try {
      await value(ctx, run, reporter);
    } catch (failure) {
      if (ctx.signal.aborted) throw failure;
      await end(ctx, run.runId, failure);
    } finally {
      reporter.stop();
    }
  },
});

/** Finds the run to work on, or opens the nightly one; undefined when the run has ended already. */
function takeUp(ctx: JobContext, runId: string | undefined): Promise<OpenRun | undefined> {
  return ctx.inTransaction(async (tx) => {
    let open = await findOpenRun(tx.db, { forUpdate: true });
    if (runId && open?.runId !== runId) return undefined;
    if (!open) {
      await openRun(tx, { askedEndOn: null, requestedBy: null });
      open = await findOpenRun(tx.db, { forUpdate: true });
    }
    if (!open) return undefined;
    await updateOpenRun(tx.db, open.runId, {
      state: 'running',
      started_at: ctx.clock.now(),
      progress_at: ctx.clock.now(),
      progress: { phase: 'reading', done: 0, total: null },
    });
    return open;
  });
}

async function value(ctx: JobContext, run: OpenRun, reporter: RunReporter): Promise<void> {
  const endDay = run.askedEndOn
    ? dayNumber(run.askedEndOn)
    : dayNumber(ctx.clock.today(ctx.settings.timeZone)) - 1;
  const purchases = await gatherPurchases(
    ctx,
    { timeZone: ctx.settings.timeZone, currency: ctx.settings.currency, untilOn: dayDate(endDay) },
    {
      signal: reporter.signal,
      onCustomers: (customers) => reporter.report('reading', customers, null),
    },
  );
  const settings = await settle(ctx, purchases);
  const outcome = await valueInThread(
    {
      ledger: purchases.ledger,
      end: { day: endDay, askedFor: run.askedEndOn !== null },
      currency: settings.currency,
      otherCurrencyCustomers: purchases.otherCurrencyCustomers,
      deceased: purchases.deceased,
      marginShare: settings.marginShare,
      discountRatePerYear: settings.discountRatePerYear,
      horizonWeeks: settings.horizonWeeks,
    },
    reporter,
  );
  if (outcome.outcome === 'not-enough-data') {
    await updateOpenRun(ctx.db, run.runId, {
      state: 'not-enough-data',
      settings,
      missing: outcome.missing,
      window: outcome.window,
      progress: null,
      finished_at: ctx.clock.now(),
    });
    return;
  }
  await writeOutcome(
    ctx,
    run.runId,
    { outcome, settings, partyIds: purchases.partyIds, ledger: purchases.ledger },
    reporter,
  );
}

/** The settings of this run: what goods cost tells the margin better than an assumption, where it is known. */
async function settle(ctx: JobContext, purchases: GatheredPurchases): Promise<RunSettings> {
  const stored = await getValueSettings(ctx.db);
  const { revenueMinor, costedRevenueMinor, costMinor } = purchases;
  const costKnownShare = revenueMinor > 0 ? costedRevenueMinor / revenueMinor : 0;
  const measured = 1 - costMinor / Math.max(1, costedRevenueMinor);
  const isMeasured = costKnownShare >= MIN_COST_KNOWN_SHARE && measured > 0 && measured <= 1;
  return {
    marginShare: isMeasured ? measured : stored.marginShare,
    marginSource: isMeasured ? 'measured' : 'assumed',
    costKnownShare,
    discountRatePerYear: stored.discountRatePerYear,
    horizonWeeks: stored.horizonWeeks,
    timeZone: ctx.settings.timeZone,
    currency: ctx.settings.currency,
  };
}

async function end(ctx: JobContext, runId: string, failure: unknown): Promise<void> {
  const cancelled = failure instanceof RunCancelled;
  if (!cancelled) ctx.log.error({ err: failure, runId }, 'value run failed');
  await updateOpenRun(ctx.db, runId, {
    state: cancelled ? 'cancelled' : 'failed',
    failure: cancelled ? null : 'unexpected',
    finished_at: ctx.clock.now(),
  });
}
