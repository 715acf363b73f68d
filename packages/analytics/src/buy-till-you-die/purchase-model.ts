import { requirePositive } from '../invalid-input.ts';

/**
 * BG/NBD and MBG/NBD: purchases come at a gamma(r, alpha) rate a week; after a purchase the customer leaves with a
 * beta(a, b) probability.
 */
export interface BgNbdParameters {
  r: number;
  /** In weeks. */
  alpha: number;
  a: number;
  b: number;
}

/** Pareto/NBD: purchases come at a gamma(r, alpha) rate a week; lifetimes end at a gamma(s, beta) rate a week. */
export interface ParetoNbdParameters {
  r: number;
  /** In weeks. */
  alpha: number;
  s: number;
  /** In weeks. */
  beta: number;
}

/** NBD: purchases come at a gamma(r, alpha) rate a week, for ever. */
export interface NbdParameters {
  r: number;
  /** In weeks. */
  alpha: number;
}

/** A model of repeat purchases with its parameters. A fit is one; so is a set of published numbers. */
export type PurchaseModel =
  | { model: 'bg-nbd'; parameters: BgNbdParameters }
  | { model: 'mbg-nbd'; parameters: BgNbdParameters }
  | { model: 'pareto-nbd'; parameters: ParetoNbdParameters }
  | { model: 'nbd'; parameters: NbdParameters };

/** The names a purchase model can have. */
export type PurchaseModelName = PurchaseModel['model'];

/** Throws `InvalidInput` unless every parameter is a positive finite number. */
export function requireModel(functionName: string, model: PurchaseModel): void {
  requirePositive(functionName, { ...model.parameters });
}

/** The model with other parameter values, in the order of `parameterNames`. */
export function withParameters(name: PurchaseModelName, values: ArrayLike<number>): PurchaseModel {
  const [first = NaN, second = NaN, third = NaN, fourth = NaN] = Array.from(values);
  if (name === 'nbd') return { model: name, parameters: { r: first, alpha: second } };
  if (name === 'pareto-nbd') {
    return { model: name, parameters: { r: first, alpha: second, s: third, beta: fourth } };
  }
  return { model: name, parameters: { r: first, alpha: second, a: third, b: fourth } };
}

/** The order in which vectors and matrices hold a model's parameters. */
export const PARAMETER_NAMES = {
  'bg-nbd': ['r', 'alpha', 'a', 'b'],
  'mbg-nbd': ['r', 'alpha', 'a', 'b'],
  'pareto-nbd': ['r', 'alpha', 's', 'beta'],
  nbd: ['r', 'alpha'],
} as const satisfies Record<PurchaseModelName, readonly string[]>;

/** The parameters as a vector in the order of `PARAMETER_NAMES`. */
export function parameterVector(model: PurchaseModel): Float64Array {
  if (model.model === 'nbd') return Float64Array.of(model.parameters.r, model.parameters.alpha);
  if (model.model === 'pareto-nbd') {
    const { r, alpha, s, beta } = model.parameters;
    return Float64Array.of(r, alpha, s, beta);
  }
  const { r, alpha, a, b } = model.parameters;
  return Float64Array.of(r, alpha, a, b);
}
