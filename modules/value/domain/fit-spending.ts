import {
  fitGammaGamma,
  type GammaGammaFit,
  type SpendingIndependence,
  testSpendingIndependence,
} from '#analytics';
import type { Missing, RunSummary } from '../contract/index.ts';
import type { ClockColumns } from './clock-columns.ts';
import { MIN_REPEAT_CUSTOMERS } from './thresholds.ts';

/** Shares of customers below which the mean amounts are left as they are; above, capped, when the tail is too heavy. */
const CAPS = [1, 0.999, 0.99, 0.95] as const;

/**
 * The model of what a purchase is worth. A few enormous amounts can make the mean of the model infinite; then the
 * largest are capped, least first, and the fit says so.
 */
export function fitSpending(clock: ClockColumns): GammaGammaFit | Missing {
  const { repeatPurchases, meanRepeatValueMinor } = clock;
  const options = { minimumRepeatCustomers: MIN_REPEAT_CUSTOMERS };
  for (const cap of CAPS) {
    const capped = cap === 1 ? meanRepeatValueMinor : cappedAt(meanRepeatValueMinor, cap);
    const fit = fitGammaGamma({ repeatPurchases, meanRepeatValue: capped }, options);
    if (fit.outcome === 'not-enough-data') {
      return { counted: 'repeat-customers-with-amounts', found: fit.found, needed: fit.needed };
    }
    if (!(fit.converged && fit.parameters.q > 1)) continue;
    if (cap === 1) return fit;
    const warning = {
      code: 'infinite-mean' as const,
      detail: `A few enormous amounts would make the mean infinite: means above the ${100 * cap} % quantile were capped to fit the model`,
    };
    return { ...fit, warnings: [...fit.warnings, warning] };
  }
  return { counted: 'finite-mean-amount', found: 0, needed: 1 };
}

function cappedAt(means: Float64Array, share: number): Float64Array {
  const positive = means.filter((mean) => mean > 0).sort();
  const cap = positive[Math.floor((positive.length - 1) * share)] ?? Number.POSITIVE_INFINITY;
  return means.map((mean) => Math.min(mean, cap));
}

/** Whether those who buy often also spend more each time. */
export function spendingIndependence(clock: ClockColumns): RunSummary['spendingIndependence'] {
  const tested: SpendingIndependence = testSpendingIndependence({
    repeatPurchases: clock.repeatPurchases,
    meanRepeatValue: clock.meanRepeatValueMinor,
  });
  return { rankCorrelation: tested.rankCorrelation, acceptable: tested.acceptable, customers: tested.n };
}
