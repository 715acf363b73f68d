import { BG_NBD, MBG_NBD, NBD, PARETO_NBD } from '../buy-till-you-die/fit-purchase-model.ts';
import type { PurchaseModelName } from '../buy-till-you-die/purchase-model.ts';
import type { CompressedHistories } from '../customer-clock/compress-histories.ts';
import type { LogLikelihood } from '../numerics/maximise-likelihood.ts';
import type { Evaluation } from '../numerics/newton.ts';

/** What a worker is told: first its rows, then points to evaluate. */
export type FitRequest =
  | { kind: 'rows'; model: PurchaseModelName; rows: CompressedHistories }
  | { kind: 'evaluate'; parameters: Float64Array };

/** What it answers: that it has its rows, or log-likelihood and derivatives of them. */
export type FitAnswer = { kind: 'ready' } | ({ kind: 'evaluated' } & Evaluation);

const RECIPES = { 'bg-nbd': BG_NBD, 'mbg-nbd': MBG_NBD, 'pareto-nbd': PARETO_NBD, nbd: NBD };

/** Answers the requests of one fit after the other. */
export function answerFitRequests(): (request: unknown) => FitAnswer {
  let likelihood: LogLikelihood | undefined;
  return (given) => {
    const request = given as FitRequest;
    if (request.kind === 'rows') {
      likelihood = RECIPES[request.model].likelihoodOf(request.rows);
      return { kind: 'ready' };
    }
    if (!likelihood) throw new Error('A worker was asked to evaluate before it had rows');
    const gradient = new Float64Array(likelihood.dimension);
    const hessian = new Float64Array(likelihood.dimension ** 2);
    const value = likelihood.evaluate(request.parameters, gradient, hessian);
    return { kind: 'evaluated', value, gradient, hessian };
  };
}
