// Net customer value: Kotler (2003). Value map: Gale (1994), Managing Customer Value.
import { InvalidInput } from '../invalid-input.ts';
import { studentQuantile } from '../numerics/student-distribution.ts';

/** Benefits and sacrifices of one offer, rated or in money. */
export interface NetValue {
  benefit: number;
  cost: number;
  /** benefit − cost. */
  net: number;
}

/**
 * Net customer value: what the customer gets minus what it costs the customer (money, time, effort).
 *
 * @param weights Importance of each slot; 1 each unless told.
 * @throws InvalidInput for amounts or weights below 0, or weights of unknown slots.
 * @example
 * netCustomerValue({
 *   benefits: { service: 30, product: 40, people: 12, image: 8 },
 *   costs: { money: 50, time: 6, mentalEffort: 5, physicalEffort: 4 },
 * }).net // ≈ 25
 */
export function netCustomerValue(
  slots: { benefits: Readonly<Record<string, number>>; costs: Readonly<Record<string, number>> },
  weights: Readonly<Record<string, number>> = {},
): NetValue {
  const entries = [...Object.entries(slots.benefits), ...Object.entries(slots.costs)];
  const known = new Set(entries.map(([name]) => name));
  const faults = [
    ...entries.filter(([, amount]) => !(amount >= 0 && amount < Infinity)),
    ...Object.entries(weights).filter(([name, weight]) => !known.has(name) || !(weight >= 0)),
  ];
  if (faults.length > 0) {
    throw new InvalidInput(
      `netCustomerValue requires amounts and weights ≥ 0 of known slots, got ${faults.map(([name, amount]) => `${name} ${amount}`).join(', ')}`,
    );
  }
  const sumOf = (part: Readonly<Record<string, number>>): number =>
    Object.entries(part).reduce((sum, [name, amount]) => sum + (weights[name] ?? 1) * amount, 0);
  const benefit = sumOf(slots.benefits);
  const cost = sumOf(slots.costs);
  return { benefit, cost, net: benefit - cost };
}

/**
 * Net value on a scale: benefits and costs rated 0–10, each side a weighted mean moved to 0–100; −100 to 100.
 *
 * @throws InvalidInput for ratings outside 0–10, or a side whose weights are all 0.
 */
export function netValueOnScale(
  ratings: { benefits: Readonly<Record<string, number>>; costs: Readonly<Record<string, number>> },
  weights: Readonly<Record<string, number>> = {},
): NetValue {
  const high = [...Object.entries(ratings.benefits), ...Object.entries(ratings.costs)].filter(
    ([, rating]) => rating > 10,
  );
  if (high.length > 0)
    throw new InvalidInput(
      `netValueOnScale requires ratings 0–10, got ${high.map(([name, rating]) => `${name} ${rating}`).join(', ')}`,
    );
  const sums = netCustomerValue(ratings, weights);
  const most = (part: Readonly<Record<string, number>>): number =>
    10 * Object.keys(part).reduce((sum, name) => sum + (weights[name] ?? 1), 0);
  const [mostBenefit, mostCost] = [most(ratings.benefits), most(ratings.costs)];
  if (!(mostBenefit > 0 && mostCost > 0))
    throw new InvalidInput('netValueOnScale requires a weight above 0 on both sides');
  const benefit = (100 * sums.benefit) / mostBenefit;
  const cost = (100 * sums.cost) / mostCost;
  return { benefit, cost, net: benefit - cost };
}

/**
 * How our performance compares with a rival's: Σ weight · ours / theirs. Above 1 customers see the better quality here.
 *
 * @param attributes Weights are scaled to add up to 1.
 * @throws InvalidInput for weights or performances that are not above 0.
 * @example
 * perceivedQualityRatio([
 *   { weight: 40, ours: 8, rival: 7 }, { weight: 30, ours: 7, rival: 7 },
 *   { weight: 20, ours: 6, rival: 8 }, { weight: 10, ours: 9, rival: 8 },
 * ]) // ≈ 1.019643
 */
export function perceivedQualityRatio(
  attributes: readonly { weight: number; ours: number; rival: number }[],
): number {
  const faults = attributes.filter(({ weight, ours, rival }) => !(weight > 0 && ours > 0 && rival > 0));
  const total = attributes.reduce((sum, { weight }) => sum + weight, 0);
  if (faults.length > 0 || !(total > 0)) {
    throw new InvalidInput(
      `perceivedQualityRatio requires weights and performances above 0, got ${faults.map(({ weight, ours, rival }) => `${weight}: ${ours} against ${rival}`).join(', ') || 'no attribute'}`,
    );
  }
  return attributes.reduce((sum, { weight, ours, rival }) => sum + (weight / total) * (ours / rival), 0);
}

/** An offer on the map; price and quality relative to the market. */
export interface MappedOffer {
  name: string;
  relativeQuality: number;
  relativePrice: number;
  /** Perpendicular distance from the fair-value line: above 0, more quality than its price asks. */
  customerValue: number;
  verdict: 'better-value' | 'fair-value' | 'worse-value' | 'directional';
  n: number;
}

/** The map and its fair-value line. */
export interface ValueMap {
  /** relativePrice on the line = intercept + slope · relativeQuality. */
  slope: number;
  intercept: number;
  /** Where the slope is from: offers, or the importance of price. */
  source: 'regression' | 'importance-of-price';
  offers: MappedOffer[];
}

const FEWEST_ANSWERS = 30;

/**
 * Quality against price of the offers in a market, and which give more than they ask for.
 *
 * @param offers With `n` answers behind each; below 30 the verdict is only directional.
 * @param options `priceImportance`: share of price in what decides, 0–1: the line then runs through the middle of the market with
 * slope (1 − p) / p. Without it the line is a regression, which takes four offers.
 * @throws InvalidInput, all faults at once.
 */
export function valueMap(
  offers: readonly { name: string; relativeQuality: number; relativePrice: number; n: number }[],
  { priceImportance, confidence = 0.95 }: { priceImportance?: number; confidence?: number } = {},
): ValueMap {
  requireOffers(offers, priceImportance);
  const meanOf = (read: (offer: (typeof offers)[number]) => number): number =>
    offers.reduce((sum, offer) => sum + read(offer), 0) / offers.length;
  const quality = meanOf(({ relativeQuality }) => relativeQuality);
  const price = meanOf(({ relativePrice }) => relativePrice);
  let across = 0;
  let along = 0;
  for (const { relativeQuality, relativePrice } of offers) {
    across += (relativeQuality - quality) * (relativePrice - price);
    along += (relativeQuality - quality) ** 2;
  }
  const byRegression = priceImportance === undefined;
  const slope = byRegression ? across / along : (1 - priceImportance) / priceImportance;
  if (!Number.isFinite(slope)) throw new InvalidInput('valueMap requires offers that differ in quality');
  const intercept = price - slope * quality;
  const length = Math.sqrt(1 + slope * slope);
  const distances = offers.map(
    ({ relativeQuality, relativePrice }) => (intercept + slope * relativeQuality - relativePrice) / length,
  );
  const squares = distances.reduce((sum, distance) => sum + distance * distance, 0);
  const degrees = offers.length - (byRegression ? 2 : 1);
  // Without a spread to judge by, one hundredth of the market's price counts as the same.
  const reach =
    byRegression && degrees > 0
      ? (studentQuantile((1 + confidence) / 2, degrees) * Math.sqrt(squares / degrees)) /
        Math.sqrt(offers.length)
      : 0.01 * price;
  return {
    slope,
    intercept,
    source: byRegression ? 'regression' : 'importance-of-price',
    offers: offers.map((offer, i) => {
      const customerValue = distances[i] ?? 0;
      return { ...offer, customerValue, verdict: verdictOf(customerValue, reach, offer.n) };
    }),
  };
}

function verdictOf(customerValue: number, reach: number, n: number): MappedOffer['verdict'] {
  if (n < FEWEST_ANSWERS) return 'directional';
  if (Math.abs(customerValue) <= reach) return 'fair-value';
  return customerValue > 0 ? 'better-value' : 'worse-value';
}

function requireOffers(
  offers: readonly { name: string; relativeQuality: number; relativePrice: number; n: number }[],
  priceImportance: number | undefined,
): void {
  const faults = offers
    .filter(({ relativeQuality, relativePrice, n }) => !(relativeQuality > 0 && relativePrice > 0 && n > 0))
    .map(({ name }) => `${name} has values not above 0`);
  const needed = priceImportance === undefined ? 4 : 1;
  if (offers.length < needed) faults.push(`${offers.length} offers, ${needed} needed`);
  if (priceImportance !== undefined && !(priceImportance > 0 && priceImportance < 1))
    faults.push(`priceImportance ${priceImportance}, which must be between 0 and 1`);
  if (faults.length > 0)
    throw new InvalidInput(`valueMap requires offers above 0, got: ${faults.join('; ')}`);
}

/** A spoke of the six-markets audit with its raters' mean and range. */
export interface AuditedMarket {
  market: string;
  current: number;
  desired: number;
  /** desired − current. */
  gap: number;
  /** Widest difference between raters. */
  disagreement: number;
}

/** The audit, largest gap first. */
export interface MarketAudit {
  markets: AuditedMarket[];
  /** Area of the current figure over that of the desired one, spokes in the order given. */
  areaRatio: number;
  raters: number;
}

/**
 * Present against desired emphasis on each market, 0–10, by several raters.
 *
 * @returns `areaRatio` hangs on the order of the spokes: keep it fixed between audits.
 * @throws InvalidInput below three markets, three raters, or for scores outside 0–10.
 * @see Payne, Ballantyne and Christopher (2005), European Journal of Marketing 39(7/8), 855–871.
 */
export function auditMarkets(
  markets: readonly { market: string; current: readonly number[]; desired: readonly number[] }[],
): MarketAudit {
  const raters = markets[0]?.current.length ?? 0;
  const faults = markets.flatMap(({ market, current, desired }) => {
    const outside = [...current, ...desired].filter((score) => !(score >= 0 && score <= 10));
    return [
      ...(current.length === raters && desired.length === raters ? [] : [`${market} has other raters`]),
      ...outside.map((score) => `${market} has ${score}`),
    ];
  });
  if (markets.length < 3 || raters < 3) faults.push(`${markets.length} markets and ${raters} raters`);
  if (faults.length > 0)
    throw new InvalidInput(
      `auditMarkets requires three markets and three raters with scores 0–10, got: ${faults.join('; ')}`,
    );
  const meanOf = (scores: readonly number[]): number =>
    scores.reduce((sum, score) => sum + score, 0) / raters;
  const rows = markets.map(({ market, current, desired }) => ({
    market,
    current: meanOf(current),
    desired: meanOf(desired),
    gap: meanOf(desired) - meanOf(current),
    disagreement: Math.max(
      Math.max(...current) - Math.min(...current),
      Math.max(...desired) - Math.min(...desired),
    ),
  }));
  const area = (read: (row: AuditedMarket) => number): number =>
    rows.reduce((sum, row, i) => sum + read(row) * read(rows[(i + 1) % rows.length] ?? row), 0);
  const desiredArea = area(({ desired }) => desired);
  if (!(desiredArea > 0))
    throw new InvalidInput('auditMarkets requires desired emphasis above 0 on two neighbours');
  return {
    markets: [...rows].sort((a, b) => b.gap - a.gap),
    areaRatio: area(({ current }) => current) / desiredArea,
    raters,
  };
}
