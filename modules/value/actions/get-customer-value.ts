import { listPurchaseDays } from '#modules/orders';
import { getPartySummary } from '#modules/parties';
import type { ActionContext } from '#platform';
import type { CustomerValue, LifetimeValue, PurchaseFacts, ValueBasis, ValueRun } from '../contract/index.ts';
import { findDriftOf, findScore, hasDied } from '../data/customer-queries.ts';
import { findLastRun, findRun } from '../data/run-queries.ts';
import type { ScoreRow } from '../data/tables.ts';
import { aliveCurve, fittedModels, purchasesUntil, valueCurveOf } from '../domain/customer-curves.ts';
import { medianGapDays } from '../domain/find-drift.ts';

type Judged = Extract<CustomerValue, { outcome: 'judged' }>;
type NotJudgedReason = Extract<CustomerValue, { outcome: 'not-judged' }>['reason'];

/** What one customer is worth and why, or why that cannot be said. */
export async function getCustomerValue(ctx: ActionContext, partyId: string): Promise<CustomerValue> {
  await getPartySummary(ctx, partyId);
  const score = await findScore(ctx.db, partyId);
  const run = score ? await findRun(ctx.db, score.run_id) : await findLastRun(ctx.db, ['done']);
  const currency = run?.settings?.currency ?? ctx.settings.currency;
  const timeZone = run?.settings?.timeZone ?? ctx.settings.timeZone;
  const allDays = await listPurchaseDays(ctx.db, partyId, timeZone);
  const facts = factsOf(
    allDays.filter((day) => day.currency === currency),
    currency,
  );
  const notJudged = (reason: NotJudgedReason): CustomerValue => ({
    outcome: 'not-judged',
    reason,
    facts: facts ?? null,
    lastRunAt: run?.finishedAt ?? null,
  });
  if (await hasDied(ctx.db, partyId)) return notJudged('has-died');
  if (!run) return notJudged('no-run');
  if (!facts) return notJudged(allDays.length > 0 ? 'other-currency' : 'no-purchases');
  if (!score) return notJudged('after-window');
  const value = lifetimeValueOf(score, currency);
  const judged = value && judge(run, score, facts, value);
  if (!judged) return notJudged('no-positive-amount');
  return { ...judged, drift: (await findDriftOf(ctx.db, partyId)) ?? null };
}

function factsOf(
  days: readonly { purchasedOn: string; amountMinor: number }[],
  currency: string,
): PurchaseFacts | undefined {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return undefined;
  const numbers = purchasesUntil(days, last.purchasedOn).days;
  return {
    firstPurchaseOn: first.purchasedOn,
    lastPurchaseOn: last.purchasedOn,
    purchases: days.length,
    spentMinor: days.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    currency,
    usualGapDays: medianGapDays(numbers) ?? null,
    purchaseDays: days.map(({ purchasedOn, amountMinor }) => ({ purchasedOn, amountMinor })),
  };
}

function lifetimeValueOf(score: ScoreRow, currency: string): LifetimeValue | undefined {
  const { lifetime_value_minor: amountMinor } = score;
  if (amountMinor === null) return undefined;
  return {
    amountMinor,
    lowMinor: score.lifetime_value_low_minor ?? amountMinor,
    highMinor: score.lifetime_value_high_minor ?? amountMinor,
    currency,
  };
}

function judge(
  run: ValueRun,
  score: ScoreRow,
  facts: PurchaseFacts,
  value: LifetimeValue,
): Omit<Judged, 'drift'> | undefined {
  const { settings, window, choice, summary } = run;
  const models = fittedModels(run.models);
  if (!settings || !window || !choice || !summary || !models) return undefined;
  const basis: ValueBasis = {
    runId: run.runId,
    runNumber: run.number,
    finishedAt: run.finishedAt,
    model: choice.model,
    customers: summary.customers,
    firstOn: window.firstOn,
    asOfOn: window.observationEndOn,
    cumulativeErrorShare: run.cumulativeErrorShare,
    holdoutErrorShare: run.holdoutErrorShare,
    marginShare: settings.marginShare,
    marginSource: settings.marginSource,
    discountRatePerYear: settings.discountRatePerYear,
    horizonWeeks: settings.horizonWeeks,
    currency: settings.currency,
  };
  const days = facts.purchaseDays.map(({ purchasedOn, amountMinor }) => ({
    purchasedOn,
    amountMinor: amountMinor ?? 0,
  }));
  const known = purchasesUntil(days, window.observationEndOn);
  return {
    outcome: 'judged',
    basis,
    facts,
    probabilityAlive: score.probability_alive,
    expectedPurchases: {
      expected: score.expected_purchases,
      low: score.purchases_low,
      high: score.purchases_high,
    },
    expectedPurchaseMinor: score.expected_purchase_minor,
    lifetimeValue: value,
    valueRankShare: score.value_rank_share,
    spendRankShare: score.spend_rank_share,
    rfm: {
      recency: score.recency_score,
      frequency: score.frequency_score,
      monetary: score.monetary_score,
    },
    aliveOverTime: known.days.length > 0 ? aliveCurve(models, known) : [],
    curve: known.days.length > 0 ? valueCurveOf(models, known, settings, value) : null,
  };
}
