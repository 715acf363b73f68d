// Fader, Hardie and Shang (2010), "Customer-Base Analysis in a Discrete-Time Noncontractual Setting", Marketing Science
// 29(6), 1086–1108.
import { InvalidInput, require, requirePositive } from '../invalid-input.ts';
import { betaQuadrature } from '../numerics/beta-quadrature.ts';
import { logSumExp } from '../numerics/log-add-exp.ts';
import { logBeta, logGamma } from '../numerics/log-gamma.ts';

/**
 * Buys at each opportunity with a beta(alpha, beta) probability while alive; dies before an opportunity with a
 * beta(gamma, delta) probability.
 */
export interface BgBbParameters {
  alpha: number;
  beta: number;
  gamma: number;
  delta: number;
}

/** One customer at equal opportunities to buy, such as yearly renewals or events. */
export interface OpportunityHistory {
  /** Opportunities taken after the first purchase. */
  purchases: number;
  /** Number of the last opportunity taken; 0 for none. */
  lastPurchaseAt: number;
  /** Opportunities so far. */
  opportunities: number;
}

/**
 * Probability that a customer is still alive at the next opportunity.
 *
 * @see Eq. 11 of the paper.
 * @example
 * bgBbProbabilityAlive(
 *   { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 },
 *   { purchases: 2, lastPurchaseAt: 4, opportunities: 6 },
 * ) // ≈ 0.5895141164336979
 */
export function bgBbProbabilityAlive(parameters: BgBbParameters, history: OpportunityHistory): number {
  requirePositive('bgBbProbabilityAlive', { ...parameters });
  requireOpportunityHistory('bgBbProbabilityAlive', history);
  const { alpha, beta, gamma, delta } = parameters;
  const { purchases, opportunities } = history;
  const alive =
    logBeta(alpha + purchases, beta + opportunities - purchases) -
    logBeta(alpha, beta) +
    logBeta(gamma, delta + opportunities + 1) -
    logBeta(gamma, delta);
  return Math.exp(alive - logSumExp(logTerms(parameters, history)));
}

/**
 * Purchases to expect from a known customer at the next `opportunities` opportunities.
 *
 * @remarks Summed opportunity by opportunity, so gamma = 1 is no special case.
 * @see Eq. 13 of the paper.
 * @example
 * bgBbExpectedPurchases(
 *   { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 },
 *   { purchases: 4, lastPurchaseAt: 5, opportunities: 6 },
 *   5,
 * ) // ≈ 2.0296230314777986
 */
export function bgBbExpectedPurchases(
  parameters: BgBbParameters,
  history: OpportunityHistory,
  opportunities: number,
): number {
  requirePositive('bgBbExpectedPurchases', { ...parameters });
  requireOpportunityHistory('bgBbExpectedPurchases', history);
  const { alpha, beta, gamma, delta } = parameters;
  const { purchases, opportunities: past } = history;
  const bought = logBeta(alpha + purchases + 1, beta + past - purchases) - logBeta(alpha, beta);
  const known = bought - logSumExp(logTerms(parameters, history)) - logBeta(gamma, delta);
  let sum = 0;
  for (let ahead = 1; ahead <= opportunities; ahead += 1) {
    sum += Math.exp(known + logBeta(gamma, delta + past + ahead));
  }
  return sum;
}

/**
 * Purchases to expect from a new customer at the first `opportunities` opportunities.
 *
 * @example
 * bgBbExpectedPurchasesOfNewCustomer({ alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }, 10) // ≈ 3.17885432649
 */
export function bgBbExpectedPurchasesOfNewCustomer(
  parameters: BgBbParameters,
  opportunities: number,
): number {
  requirePositive('bgBbExpectedPurchasesOfNewCustomer', { ...parameters });
  const { alpha, beta, gamma, delta } = parameters;
  let sum = 0;
  for (let ahead = 1; ahead <= opportunities; ahead += 1) {
    sum += Math.exp(logBeta(gamma, delta + ahead) - logBeta(gamma, delta));
  }
  return (alpha / (alpha + beta)) * sum;
}

/**
 * Probabilities of 0, 1, …, `opportunities` purchases of a new customer at the first opportunities.
 *
 * @see Eq. 8 of the paper.
 * @example
 * bgBbPurchaseCountsOfNewCustomer({ alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }, 6)[0] // ≈ 0.3112177432638484
 */
export function bgBbPurchaseCountsOfNewCustomer(
  parameters: BgBbParameters,
  opportunities: number,
): Float64Array {
  requirePositive('bgBbPurchaseCountsOfNewCustomer', { ...parameters });
  requireOpportunities('bgBbPurchaseCountsOfNewCustomer', opportunities);
  const { alpha, beta, gamma, delta } = parameters;
  const norm = logBeta(alpha, beta) + logBeta(gamma, delta);
  const counts = new Float64Array(opportunities + 1);
  for (let seen = 0; seen <= opportunities; seen += 1) {
    const dead = seen < opportunities ? 1 : 0;
    const lasts = logBeta(gamma + dead, delta + seen) - norm;
    for (let x = 0; x <= seen; x += 1) {
      const ways = logGamma(seen + 1) - logGamma(x + 1) - logGamma(seen - x + 1);
      counts[x] = (counts[x] ?? 0) + Math.exp(ways + logBeta(alpha + x, beta + seen - x) + lasts);
    }
  }
  return counts;
}

/** Probabilities of 0, 1, …, `opportunities` purchases of a known customer at the next opportunities. */
export function bgBbPurchaseCounts(
  parameters: BgBbParameters,
  history: OpportunityHistory,
  opportunities: number,
): Float64Array {
  const { learnt, alive } = opportunityFuture('bgBbPurchaseCounts', parameters, history);
  const counts = bgBbPurchaseCountsOfNewCustomer(learnt, opportunities);
  return counts.map((probability, n) => alive * probability + (n === 0 ? 1 - alive : 0));
}

/**
 * Purchases still to come from a known customer, each discounted to today; the next opportunity is one period away.
 * Times the margin of a purchase this is the lifetime value.
 *
 * @throws InvalidInput for a discount that is not positive without `horizonOpportunities`.
 * @see Eq. 14 of the paper, as an expectation over the chance of dying instead of a hypergeometric function.
 * @example
 * bgBbDiscountedPurchases(
 *   { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 },
 *   { purchases: 4, lastPurchaseAt: 5, opportunities: 6 },
 *   { discountRatePerOpportunity: 0.1 },
 * ) // ≈ 3.196167404509834
 */
export function bgBbDiscountedPurchases(
  parameters: BgBbParameters,
  history: OpportunityHistory,
  {
    discountRatePerOpportunity: rate,
    horizonOpportunities = Infinity,
  }: { discountRatePerOpportunity: number; horizonOpportunities?: number },
): number {
  require(rate > 0 || (rate === 0 && horizonOpportunities < Infinity), () =>
    `bgBbDiscountedPurchases requires a positive discountRatePerOpportunity or finite horizonOpportunities, got ${rate}`);
  const { learnt, alive } = opportunityFuture('bgBbDiscountedPurchases', parameters, history);
  const { alpha, beta, gamma, delta } = learnt;
  const buys = (alive * alpha) / (alpha + beta);
  const { nodes, weights } = betaQuadrature(gamma, delta);
  const factor = 1 / (1 + rate);
  let sum = 0;
  for (let i = 0; i < nodes.length; i += 1) {
    const dies = nodes[i] ?? 0;
    const stays = factor * (1 - dies);
    const gone = factor * (rate + dies);
    // A geometric series; without a discount and a chance of dying it is the number of opportunities.
    const lasting = dies < 1 ? -Math.expm1(horizonOpportunities * (Math.log1p(-dies) - Math.log1p(rate))) : 0;
    sum += (weights[i] ?? 0) * (gone > 1e-300 ? (stays * lasting) / gone : horizonOpportunities);
  }
  return buys * sum;
}

/** A known customer who is alive now is as new, with what the history has taught. */
export function opportunityFuture(
  functionName: string,
  parameters: BgBbParameters,
  history: OpportunityHistory,
): { learnt: BgBbParameters; alive: number } {
  requirePositive(functionName, { ...parameters });
  requireOpportunityHistory(functionName, history);
  const { purchases, opportunities } = history;
  const terms = logTerms(parameters, history);
  return {
    learnt: {
      alpha: parameters.alpha + purchases,
      beta: parameters.beta + opportunities - purchases,
      gamma: parameters.gamma,
      delta: parameters.delta + opportunities,
    },
    alive: Math.exp((terms.at(-1) ?? 0) - logSumExp(terms)),
  };
}

function requireOpportunities(functionName: string, opportunities: number): void {
  require(Number.isInteger(opportunities) && opportunities >= 0, () =>
    `${functionName} requires a whole number of opportunities ≥ 0, got ${opportunities}`);
}

/** ln of each way a history can have come about: alive to the end, or dead after opportunity m. */
export function logTerms(
  { alpha, beta, gamma, delta }: BgBbParameters,
  history: OpportunityHistory,
): Float64Array {
  const { purchases: x, lastPurchaseAt, opportunities } = history;
  const norm = logBeta(alpha, beta) + logBeta(gamma, delta);
  const terms = new Float64Array(opportunities - lastPurchaseAt + 1);
  for (let m = lastPurchaseAt; m <= opportunities; m += 1) {
    const dead = m < opportunities ? 1 : 0;
    terms[m - lastPurchaseAt] = logBeta(alpha + x, beta + m - x) + logBeta(gamma + dead, delta + m) - norm;
  }
  return terms;
}

/** Throws `InvalidInput` for a history that cannot be. */
export function requireOpportunityHistory(
  functionName: string,
  { purchases, lastPurchaseAt, opportunities }: OpportunityHistory,
): void {
  const sound =
    Number.isInteger(purchases) &&
    purchases >= 0 &&
    lastPurchaseAt >= purchases &&
    opportunities >= lastPurchaseAt &&
    (purchases > 0 || lastPurchaseAt === 0);
  if (!sound) {
    throw new InvalidInput(
      `${functionName} requires 0 ≤ purchases ≤ lastPurchaseAt ≤ opportunities (lastPurchaseAt 0 without a purchase), ` +
        `got ${purchases}, ${lastPurchaseAt}, ${opportunities}`,
    );
  }
}
