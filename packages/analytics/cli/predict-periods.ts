import {
  bgBbDiscountedPurchases,
  bgBbExpectedPurchases,
  bgBbProbabilityAlive,
  bgBbPurchaseCounts,
  type OpportunityHistory,
  retainedShare,
  valueAtOpportunities,
} from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import type { ColumnNames } from './column-names.ts';
import type { FitRole } from './fit-models.ts';
import { addValues, type Columns, spendingOf } from './predict-purchases.ts';
import { readCohorts } from './read-cohorts.ts';
import { parametersOf, type StoredFit } from './read-fit.ts';
import { readOpportunities } from './read-opportunities.ts';
import { writeCsv } from './write-csv.ts';

/** What a forecast is asked for. */
export interface PredictRequest {
  model: string;
  fit: StoredFit;
  input: string;
  names: ColumnNames<FitRole>;
  /** Weeks or the unit of the fit, opportunities or renewals. */
  horizon: number;
  coverage: number;
  discountRatePerYear: number | undefined;
  discountRatePerPeriod: number | undefined;
  spending: StoredFit | undefined;
  marginShare: number;
  seed: number;
}

/** BG/BB: one line a history; the horizon counts opportunities. */
export function predictOpportunities(request: PredictRequest): string {
  const { fit, input, names, horizon, coverage, discountRatePerPeriod: rate, spending } = request;
  const parameters = parametersOf(fit, ['alpha', 'beta', 'gamma', 'delta']);
  const opportunities = wholePeriods(horizon);
  const { rows, histories, meanRepeatValue, customerOf } = readOpportunities(input, names);
  const history = (row: number): OpportunityHistory => ({
    purchases: histories.purchases[row] ?? 0,
    lastPurchaseAt: histories.lastPurchaseAt[row] ?? 0,
    opportunities: histories.opportunities[row] ?? 0,
  });
  const quantile = (row: number, level: number): number =>
    countAt(bgBbPurchaseCounts(parameters, history(row), opportunities), level);
  const columns: Columns = {
    customer: customerOf,
    probability_alive: (row) => bgBbProbabilityAlive(parameters, history(row)),
    expected_purchases: (row) => bgBbExpectedPurchases(parameters, history(row), opportunities),
    purchases_low: (row) => quantile(row, (1 - coverage) / 2),
    purchases_high: (row) => quantile(row, (1 + coverage) / 2),
  };
  if (rate !== undefined) {
    const discounting = { discountRatePerOpportunity: rate, horizonOpportunities: opportunities };
    columns.discounted_purchases = (row) => bgBbDiscountedPurchases(parameters, history(row), discounting);
  }
  if (spending) {
    if (!meanRepeatValue) throw new CliFault([`${input}:1: no column mean_value, which values need`]);
    const models = { purchases: { parameters }, spending: { parameters: spendingOf(spending) } };
    const options = {
      marginShare: request.marginShare,
      discountRatePerOpportunity: rate ?? 0,
      horizonOpportunities: opportunities,
      coverage,
      seed: request.seed,
    };
    addValues(columns, valueAtOpportunities(models, histories, meanRepeatValue, options));
  }
  return writeCsv(rows, columns);
}

function countAt(probabilities: Float64Array, level: number): number {
  let reached = 0;
  const at = probabilities.findIndex((probability) => {
    reached += probability;
    return reached >= level - 1e-12;
  });
  return at < 0 ? probabilities.length - 1 : at;
}

/** sBG and BdW: one line a cohort and renewal ahead. */
export function predictCohorts({ fit, input, names: columns, horizon }: PredictRequest): string {
  const { a, b } = parametersOf(fit, ['a', 'b']);
  const model = { a, b, c: fit.parameters.c ?? 1 };
  const ahead = wholePeriods(horizon);
  const { names, survivors } = readCohorts(input, columns);
  const lines = names.flatMap((cohort, at) => {
    const seen = (survivors[at]?.length ?? 1) - 1;
    const now = survivors[at]?.at(-1) ?? 0;
    return Array.from({ length: ahead }, (_, i) => {
      const period = seen + 1 + i;
      const share = retainedShare(model, period);
      return { cohort, period, share, expected: (now * share) / retainedShare(model, seen) };
    });
  });
  return writeCsv(lines.length, {
    cohort: (i) => lines[i]?.cohort,
    period: (i) => lines[i]?.period,
    retained_share: (i) => lines[i]?.share,
    expected_survivors: (i) => lines[i]?.expected,
  });
}

function wholePeriods(horizon: number): number {
  if (!Number.isInteger(horizon)) {
    throw new CliFault([`--horizon: "${horizon}" is not a whole number of opportunities or renewals`]);
  }
  return horizon;
}
