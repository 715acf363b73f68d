import type { LikelihoodMaximum } from '../numerics/maximise-likelihood.ts';
import type { Fit, FitWarning } from './purchase-fit.ts';

/** A fit as plain data: estimates, errors and covariances under their names. */
export function describeFit<Name extends string, Parameters>(
  model: Name,
  parameterNames: readonly string[],
  named: (values: Float64Array) => Parameters,
  maximum: LikelihoodMaximum,
  n: number,
  warnings: readonly FitWarning[],
): Fit<Name, Parameters> {
  const { parameters, covarianceOfLogs } = maximum;
  const size = parameters.length;
  const logs =
    covarianceOfLogs &&
    Array.from({ length: size }, (_, i) => Array.from(covarianceOfLogs.slice(i * size, (i + 1) * size)));
  const covariance = logs?.map((row, i) =>
    row.map((entry, j) => entry * (parameters[i] ?? 0) * (parameters[j] ?? 0)),
  );
  const errors = covariance && Float64Array.from(covariance, (row, i) => Math.sqrt(row[i] ?? NaN));
  return {
    outcome: 'fitted',
    model,
    parameters: named(parameters),
    standardErrors: errors && named(errors),
    covariance,
    covarianceOfLogs: logs,
    parameterNames,
    logLikelihood: maximum.logLikelihood,
    n,
    converged: maximum.converged,
    iterations: maximum.iterations,
    warnings: [...warnings, ...searchWarnings(maximum)],
  };
}

/** What is wrong with the peak itself, whatever the model. */
function searchWarnings({ covarianceOfLogs, converged, parameters }: LikelihoodMaximum): FitWarning[] {
  const warnings: FitWarning[] = [];
  const size = parameters.length;
  if (!covarianceOfLogs) {
    warnings.push({
      code: 'flat-likelihood',
      detail: 'The likelihood has no single peak, so standard errors and parameter intervals cannot be given',
    });
  } else if (parameters.some((_, i) => (covarianceOfLogs[i * (size + 1)] ?? 0) > 0.64)) {
    warnings.push({
      code: 'weakly-identified',
      detail:
        'A parameter is uncertain by a factor of two or more: forecasts can be good, single parameters mean little',
    });
  }
  if (!converged) {
    warnings.push({ code: 'not-converged', detail: 'The search did not settle: do not use these numbers' });
  }
  return warnings;
}
