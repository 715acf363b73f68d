import {
  bgBbDiscountedPurchases,
  bgBbExpectedPurchases,
  bgBbProbabilityAlive,
  type OpportunityHistory,
  retainedShare,
} from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import type { ColumnNames } from './column-names.ts';
import type { FitRole } from './fit-models.ts';
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
export function predictOpportunities({
  fit,
  input,
  names,
  horizon,
  discountRatePerPeriod,
}: PredictRequest): string {
  const parameters = parametersOf(fit, ['alpha', 'beta', 'gamma', 'delta']);
  const opportunities = wholePeriods(horizon);
  const { rows, histories, customerOf } = readOpportunities(input, names);
  const history = (row: number): OpportunityHistory => ({
    purchases: histories.purchases[row] ?? 0,
    lastPurchaseAt: histories.lastPurchaseAt[row] ?? 0,
    opportunities: histories.opportunities[row] ?? 0,
  });
  const rate = discountRatePerPeriod;
  return writeCsv(rows, {
    customer: customerOf,
    probability_alive: (row) => bgBbProbabilityAlive(parameters, history(row)),
    expected_purchases: (row) => bgBbExpectedPurchases(parameters, history(row), opportunities),
    ...(rate === undefined
      ? {}
      : {
          discounted_purchases: (row: number) =>
            bgBbDiscountedPurchases(parameters, history(row), {
              discountRatePerOpportunity: rate,
              horizonOpportunities: opportunities,
            }),
        }),
  });
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
