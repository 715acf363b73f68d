import type { GammaGammaFit, PurchaseFit } from '#analytics';
import type { FittedModel } from '../contract/index.ts';

/** A fit as a run keeps it. */
export function describeFit(
  fit: PurchaseFit | GammaGammaFit,
  fittedTo: FittedModel['fittedTo'],
): FittedModel {
  return {
    name: fit.model,
    fittedTo,
    parameters: { ...fit.parameters },
    standardErrors: fit.standardErrors ? { ...fit.standardErrors } : null,
    covarianceOfLogs: fit.covarianceOfLogs ?? null,
    logLikelihood: fit.logLikelihood,
    customers: fit.n,
    converged: fit.converged,
    warnings: fit.warnings.map(({ code, detail }) => ({ code, detail })),
  };
}
