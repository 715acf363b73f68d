import type { BgNbdParameters, NbdParameters, ParetoNbdParameters } from './purchase-model.ts';

/** Something the reader of a fit must know; `code` is for programs, `detail` is a sentence. */
export interface FitWarning {
  code:
    | 'not-converged'
    | 'no-dropout-found'
    | 'no-differences-found'
    | 'flat-likelihood'
    | 'weakly-identified';
  detail: string;
}

/** The answer when there is too little to learn from. */
export interface NotEnoughData {
  outcome: 'not-enough-data';
  /** What is counted, e.g. `customers with a repeat purchase`. */
  counted: string;
  found: number;
  needed: number;
}

/** A model fitted by maximum likelihood. */
export interface Fit<Name extends string, Parameters> {
  outcome: 'fitted';
  model: Name;
  parameters: Parameters;
  /** `undefined` where the likelihood is flat: see `warnings`. */
  standardErrors: Parameters | undefined;
  /** Of the parameters, rows and columns in the order of `parameterNames`. */
  covariance: number[][] | undefined;
  /** Of the logarithms of the parameters: what intervals are drawn from. */
  covarianceOfLogs: number[][] | undefined;
  parameterNames: readonly string[];
  logLikelihood: number;
  /** Customers. */
  n: number;
  converged: boolean;
  /** Evaluations of the likelihood, all starts together. */
  iterations: number;
  warnings: FitWarning[];
}

export type BgNbdFit = Fit<'bg-nbd', BgNbdParameters>;
export type MbgNbdFit = Fit<'mbg-nbd', BgNbdParameters>;
export type ParetoNbdFit = Fit<'pareto-nbd', ParetoNbdParameters>;
export type NbdFit = Fit<'nbd', NbdParameters>;
/** Any fitted purchase model; assignable to `PurchaseModel`. */
export type PurchaseFit = BgNbdFit | MbgNbdFit | ParetoNbdFit | NbdFit;

/** Choices for a fit. */
export interface FitOptions {
  /** Customers with a repeat purchase below which the answer is `not-enough-data`; 10 unless told. */
  minimumRepeatCustomers?: number;
}
