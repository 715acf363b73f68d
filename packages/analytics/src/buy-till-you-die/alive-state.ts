import type { BetaQuadrature } from '../numerics/beta-quadrature.ts';
import { betaQuadrature } from '../numerics/beta-quadrature.ts';
import { logDropoutIntegral } from './dropout-integral.ts';
import type { PurchaseModel } from './purchase-model.ts';

/**
 * What is known about a customer who is still alive. The purchase rate is gamma(rateShape, rateWeeks); how customers
 * leave is a beta probability after each purchase, or a gamma(lifetimeShape, lifetimeWeeks) rate of leaving at any time.
 * The future depends on the past through this only, so customers with equal purchases and age share it.
 */
export type AliveState =
  | {
      leaves: 'after-a-purchase';
      rateShape: number;
      rateWeeks: number;
      a: number;
      b: number;
      leaving: BetaQuadrature;
    }
  | {
      leaves: 'at-any-time';
      rateShape: number;
      rateWeeks: number;
      lifetimeShape: number;
      lifetimeWeeks: number;
    }
  | { leaves: 'never'; rateShape: number; rateWeeks: number };

/** Gives the state of an alive customer for a number of repeat purchases and an age. */
export type AliveStates = (repeatPurchases: number, ageWeeks: number) => AliveState;

/** States of one model; quadratures are shared by customers with equal purchases. */
export function aliveStates(model: PurchaseModel): AliveStates {
  const { r, alpha } = model.parameters;
  if (model.model === 'nbd') {
    return (repeatPurchases, ageWeeks) => ({
      leaves: 'never',
      rateShape: r + repeatPurchases,
      rateWeeks: alpha + ageWeeks,
    });
  }
  if (model.model === 'pareto-nbd') {
    const { s, beta } = model.parameters;
    return (repeatPurchases, ageWeeks) => ({
      leaves: 'at-any-time',
      rateShape: r + repeatPurchases,
      rateWeeks: alpha + ageWeeks,
      lifetimeShape: s,
      lifetimeWeeks: beta + ageWeeks,
    });
  }
  const { a, b } = model.parameters;
  const survived = model.model === 'mbg-nbd' ? 1 : 0;
  const quadratures = new Map<number, BetaQuadrature>();
  return (repeatPurchases, ageWeeks) => {
    const ownB = b + repeatPurchases + survived;
    const leaving = quadratures.get(repeatPurchases) ?? betaQuadrature(a, ownB);
    quadratures.set(repeatPurchases, leaving);
    return {
      leaves: 'after-a-purchase',
      rateShape: r + repeatPurchases,
      rateWeeks: alpha + ageWeeks,
      a,
      b: ownB,
      leaving,
    };
  };
}

/** Probability that a customer is alive right after the first purchase: below 1 only under the MBG/NBD. */
export function probabilityAliveAtStart(model: PurchaseModel): number {
  if (model.model !== 'mbg-nbd') return 1;
  const { a, b } = model.parameters;
  return b / (a + b);
}

/** ln of the odds of having left; −Infinity means certainly alive. */
export function logOddsOfHavingLeft(
  model: PurchaseModel,
  repeatPurchases: number,
  recencyWeeks: number,
  ageWeeks: number,
): number {
  const { r, alpha } = model.parameters;
  const k = r + repeatPurchases;
  if (model.model === 'nbd') return -Infinity;
  if (model.model === 'pareto-nbd') {
    const { s, beta } = model.parameters;
    const gone = Math.log(s) + logDropoutIntegral(k, alpha, s, beta, recencyWeeks, ageWeeks);
    return gone + k * Math.log(alpha + ageWeeks) + s * Math.log(beta + ageWeeks);
  }
  const { a, b } = model.parameters;
  if (model.model === 'bg-nbd' && repeatPurchases === 0) return -Infinity;
  const stayed = model.model === 'mbg-nbd' ? b + repeatPurchases : b + repeatPurchases - 1;
  return Math.log(a / stayed) + k * Math.log1p((ageWeeks - recencyWeeks) / (alpha + recencyWeeks));
}
