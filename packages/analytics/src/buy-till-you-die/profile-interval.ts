// Venzon and Moolgavkar (1988), Applied Statistics 37(1), 87–94: the interval of values a likelihood-ratio test would keep.
import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import type { PurchaseHistories } from '../customer-clock/purchase-histories.ts';
import { InvalidInput, require } from '../invalid-input.ts';
import { type LogLikelihood, maximiseLikelihood } from '../numerics/maximise-likelihood.ts';
import { normalQuantile } from '../numerics/normal-distribution.ts';
import { bgNbdLikelihood } from './bg-nbd-likelihood.ts';
import { nbdLikelihood } from './nbd-likelihood.ts';
import { paretoNbdLikelihood } from './pareto-nbd-likelihood.ts';
import type { PurchaseFit } from './purchase-fit.ts';
import { PARAMETER_NAMES, parameterVector } from './purchase-model.ts';

/** An interval for one parameter that follows the likelihood instead of assuming it symmetric. */
export interface ProfileInterval {
  parameter: string;
  estimate: number;
  /** 0 where the data set no lower bound. */
  low: number;
  /** `Infinity` where the data set no upper bound. */
  high: number;
  confidence: number;
}

const WIDEST = 9;

/**
 * An interval for a weakly identified parameter, such as beta of the Pareto/NBD, whose standard error says little.
 *
 * @param histories Those of the fit.
 * @param parameter Its name in the fit, e.g. `beta`.
 * @param confidence 0.95 unless told.
 * @throws InvalidInput for a name the model does not have, or a fit that did not converge.
 * @remarks For each value the other parameters are fitted again: 20 to 40 short fits.
 * @see Venzon and Moolgavkar (1988).
 */
export function profileInterval(
  fit: PurchaseFit,
  histories: PurchaseHistories | CompressedHistories,
  parameter: string,
  confidence = 0.95,
): ProfileInterval {
  const names: readonly string[] = PARAMETER_NAMES[fit.model];
  const at = names.indexOf(parameter);
  if (at < 0 || !fit.converged) {
    throw new InvalidInput(
      `profileInterval requires a converged fit and one of ${names.join(', ')}, got ${parameter}`,
    );
  }
  require(confidence > 0 && confidence < 1, () =>
    `profileInterval requires 0 < confidence < 1, got ${confidence}`);
  const rows = compressHistories(histories);
  const estimates = parameterVector(fit);
  const estimate = estimates[at] ?? NaN;
  const full = { ...likelihoodOf(fit.model, rows), units: estimates };
  const allowed = 0.5 * normalQuantile((1 + confidence) / 2) ** 2;
  const error = Math.sqrt(fit.covarianceOfLogs?.[at]?.[at] ?? 0.25);
  const end = (side: 1 | -1): number => {
    let others: Float64Array = estimates.filter((_, i) => i !== at);
    const excess = (log: number): number => {
      const best = fittedOthers(full, at, estimate * Math.exp(log), others);
      others = best.parameters;
      return fit.logLikelihood - best.logLikelihood - allowed;
    };
    return Math.exp(side * rootBeyond((distance) => excess(side * distance), error));
  };
  return { parameter, estimate, low: estimate * end(-1), high: estimate * end(1), confidence };
}

function likelihoodOf(model: PurchaseFit['model'], rows: CompressedHistories): LogLikelihood {
  if (model === 'nbd') return nbdLikelihood(rows);
  if (model === 'pareto-nbd') return paretoNbdLikelihood(rows);
  return bgNbdLikelihood(rows, model === 'mbg-nbd');
}

/** The maximum over all parameters but one, which is held. */
function fittedOthers(
  full: LogLikelihood & { units: Float64Array },
  at: number,
  held: number,
  start: Float64Array,
): { parameters: Float64Array; logLikelihood: number } {
  const size = full.dimension;
  const kept = Array.from({ length: size }, (_, i) => i).filter((i) => i !== at);
  const wideGradient = new Float64Array(size);
  const wideHessian = new Float64Array(size * size);
  const reduced: LogLikelihood = {
    dimension: size - 1,
    n: full.n,
    units: full.units.filter((_, i) => i !== at),
    evaluate(values, gradient, hessian) {
      const all = Float64Array.from({ length: size }, (_, i) =>
        i === at ? held : (values[kept.indexOf(i)] ?? NaN),
      );
      const value = full.evaluate(all, wideGradient, hessian && wideHessian);
      kept.forEach((i, row) => {
        gradient[row] = wideGradient[i] ?? 0;
        kept.forEach((j, column) => {
          if (hessian) hessian[row * (size - 1) + column] = wideHessian[i * size + j] ?? 0;
        });
      });
      return value;
    },
  };
  return maximiseLikelihood([reduced], [start]);
}

/** Distance at which a rising function passes 0; `Infinity` when it does not within e^9 times the estimate. */
function rootBeyond(excess: (distance: number) => number, error: number): number {
  let inside = 0;
  let outside = Math.min(Math.max(2 * error, 0.01), WIDEST);
  let value = excess(outside);
  while (value < 0) {
    if (outside >= WIDEST) return Infinity;
    inside = outside;
    outside = Math.min(outside * 1.6, WIDEST);
    value = excess(outside);
  }
  for (let round = 0; round < 40 && outside - inside > 1e-7 * outside; round += 1) {
    const middle = (inside + outside) / 2;
    if (excess(middle) < 0) inside = middle;
    else outside = middle;
  }
  return outside;
}
