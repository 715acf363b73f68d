// Equal marginal returns: Dorfman and Steiner (1954), American Economic Review 44(5), 826–836.
import { quantileOf } from '../experience/mean-interval.ts';
import { InvalidInput } from '../invalid-input.ts';
import { inflectionOf, marginalResponse, type ResponseCurve, responseTo } from './response-curve.ts';

/** A channel to spend in. */
export interface BudgetChannel {
  channel: string;
  curve: ResponseCurve;
  /** Least and most to spend in a period; 0 and the whole budget unless told. */
  minimum?: number;
  maximum?: number;
  /** Spent now, for comparison. */
  current?: number;
  /** Where the curve was seen; outside, the allocation is flagged. */
  support?: { least: number; most: number };
}

/** A recommended amount: a range, because the curves are not known exactly. */
export interface AllocatedChannel {
  channel: string;
  spend: number;
  low: number;
  high: number;
  current: number | undefined;
  expectedResponse: number;
  /** What one unit more would bring: equal in all channels that are not at a limit. */
  marginalReturn: number;
  at: 'inside' | 'minimum' | 'maximum';
  /** Beyond what was ever spent the curve is a guess: go there by steps, and measure. */
  support: 'inside' | 'above-observed' | 'below-observed' | 'unknown';
}

/** How to share out a budget. */
export interface BudgetAllocation {
  budget: number;
  channels: AllocatedChannel[];
  expectedResponse: number;
  /** Added by moving from the current spending, with limits; `undefined` where that is not known of all channels. */
  gain: { expected: number; low: number; high: number } | undefined;
  /** What one unit of budget more would bring. */
  marginalReturn: number;
  coverage: number;
  advice: 'move' | 'no-clear-gain' | 'plan';
}

/**
 * Shares out a budget of a period so that a unit more would bring the same everywhere, within limits of each channel.
 *
 * @param draws Plausible curves, [draw][channel in the order given], as `fitResponseCurves` gives them; without them there are no ranges.
 * @returns `no-clear-gain` when the interval of the gain over today's spending includes 0; `plan` when today's spending is not known.
 * @throws InvalidInput, all faults at once, for limits that the budget cannot meet.
 */
export function allocateBudget(
  channels: readonly BudgetChannel[],
  budget: number,
  { draws = [], coverage = 0.8 }: { draws?: readonly (readonly ResponseCurve[])[]; coverage?: number } = {},
): BudgetAllocation {
  const limits = requireBudget(channels, budget, draws);
  const curves = channels.map(({ curve }) => curve);
  const spends = bestSpending(curves, limits, budget);
  const sampled = draws.map((drawn) => bestSpending(drawn, limits, budget));
  const range = (values: readonly number[], fallback: number): { low: number; high: number } => {
    if (values.length === 0) return { low: fallback, high: fallback };
    const sorted = Float64Array.from(values).sort();
    return { low: quantileOf(sorted, (1 - coverage) / 2), high: quantileOf(sorted, (1 + coverage) / 2) };
  };
  const allocated = channels.map((own, c): AllocatedChannel => {
    const spend = spends[c] ?? 0;
    const { low = 0, high = 0 } = limits[c] ?? {};
    return {
      channel: own.channel,
      spend,
      ...range(
        sampled.map((drawn) => drawn[c] ?? 0),
        spend,
      ),
      current: own.current,
      expectedResponse: responseTo(own.curve, spend),
      marginalReturn: marginalResponse(own.curve, spend),
      at: spend <= low + TINY * budget ? 'minimum' : spend >= high - TINY * budget ? 'maximum' : 'inside',
      support: supportOf(spend, own.support),
    };
  });
  const inside = allocated.filter(({ at }) => at === 'inside');
  const gain = gainOf(channels, spends, draws, range);
  return {
    budget,
    channels: allocated,
    expectedResponse: allocated.reduce((sum, one) => sum + one.expectedResponse, 0),
    gain,
    marginalReturn: Math.max(0, ...(inside.length > 0 ? inside : allocated).map((one) => one.marginalReturn)),
    coverage,
    advice: !gain ? 'plan' : gain.low > 0 ? 'move' : 'no-clear-gain',
  };
}

const TINY = 1e-9;

/** Gain of the recommended spending over the current, both judged by each plausible set of curves. */
function gainOf(
  channels: readonly BudgetChannel[],
  spends: readonly number[],
  draws: readonly (readonly ResponseCurve[])[],
  range: (values: readonly number[], fallback: number) => { low: number; high: number },
): BudgetAllocation['gain'] {
  if (channels.some(({ current }) => current === undefined)) return undefined;
  const gainUnder = (curves: readonly ResponseCurve[]): number =>
    curves.reduce(
      (sum, curve, c) =>
        sum + responseTo(curve, spends[c] ?? 0) - responseTo(curve, channels[c]?.current ?? 0),
      0,
    );
  const expected = gainUnder(channels.map(({ curve }) => curve));
  return { expected, ...range(draws.map(gainUnder), expected) };
}

function supportOf(spend: number, support: BudgetChannel['support']): AllocatedChannel['support'] {
  if (!support) return 'unknown';
  if (spend > support.most) return 'above-observed';
  // Nothing spent is known: it brings nothing.
  return spend > 0 && spend < support.least ? 'below-observed' : 'inside';
}

interface Limits {
  low: number;
  high: number;
}

/**
 * Spending at which channels inside their limits have one marginal return. S-shaped curves jump from their minimum to beyond the inflection:
 * what a jump leaves over, or short, goes to the channels in which it does most, and the better of both ways is kept.
 */
function bestSpending(curves: readonly ResponseCurve[], limits: readonly Limits[], budget: number): number[] {
  const at = (price: number): number[] =>
    curves.map((curve, c) => spendingAt(curve, limits[c] ?? NO_LIMITS, price));
  const totalOf = (spends: readonly number[]): number => spends.reduce((sum, spend) => sum + spend, 0);
  if (totalOf(limits.map(({ high }) => high)) <= budget) return limits.map(({ high }) => high);
  let dear = 1;
  while (totalOf(at(dear)) > budget && dear < 1e300) dear *= 4;
  let cheap = dear;
  while (totalOf(at(cheap)) <= budget && cheap > 1e-300) cheap /= 4;
  for (let round = 0; round < 200 && dear / cheap > 1 + 1e-14; round += 1) {
    const middle = Math.sqrt(dear * cheap);
    if (totalOf(at(middle)) > budget) cheap = middle;
    else dear = middle;
  }
  const below = at(dear);
  const above = at(cheap);
  const ways = [spreadRest(curves, limits, below, budget), spreadRest(curves, limits, above, budget)];
  const worth = (spends: readonly number[]): number =>
    spends.reduce((sum, spend, c) => sum + responseTo(curves[c] ?? NO_CURVE, spend), 0);
  const [first = below, second = below] = ways;
  return worth(second) > worth(first) ? second : first;
}

const NO_LIMITS: Limits = { low: 0, high: 0 };
const NO_CURVE: ResponseCurve = { most: 0, half: 1, shape: 1, carryOver: 0 };

/** Best spending of one channel when a unit of money costs `price` of the outcome. */
function spendingAt(curve: ResponseCurve, { low, high }: Limits, price: number): number {
  const start = Math.max(low, inflectionOf(curve));
  if (start >= high) {
    // Returns rise all the way: all or nothing.
    return responseTo(curve, high) - responseTo(curve, low) > price * (high - low) ? high : low;
  }
  let best = high;
  if (marginalResponse(curve, high) < price) {
    let under = start;
    let over = high;
    if (start > 0 && marginalResponse(curve, start) <= price) over = start;
    for (let round = 0; round < 200 && over - under > 1e-14 * over; round += 1) {
      const middle = (under + over) / 2;
      if (marginalResponse(curve, middle) > price) under = middle;
      else over = middle;
    }
    best = (under + over) / 2;
  }
  const gain = responseTo(curve, best) - responseTo(curve, low) - price * (best - low);
  return gain > 0 ? best : low;
}

/** Gives out, or takes back, what differs from the budget in small parts where it does most good or least harm. */
function spreadRest(
  curves: readonly ResponseCurve[],
  limits: readonly Limits[],
  from: readonly number[],
  budget: number,
): number[] {
  const spends = [...from];
  const rest = budget - spends.reduce((sum, spend) => sum + spend, 0);
  if (Math.abs(rest) < TINY * budget) return settle(spends, limits, rest);
  const parts = 400;
  const part = rest / parts;
  for (let i = 0; i < parts; i += 1) {
    let best = -1;
    let most = -Infinity;
    curves.forEach((curve, c) => {
      const next = (spends[c] ?? 0) + part;
      const { low, high } = limits[c] ?? NO_LIMITS;
      if (next < low - TINY || next > high + TINY) return;
      const change = responseTo(curve, Math.max(0, next)) - responseTo(curve, spends[c] ?? 0);
      if (change > most) {
        most = change;
        best = c;
      }
    });
    if (best >= 0) spends[best] = Math.max(0, (spends[best] ?? 0) + part);
  }
  return settle(spends, limits, budget - spends.reduce((sum, spend) => sum + spend, 0));
}

/** The last rounding error goes where there is room. */
function settle(spends: number[], limits: readonly Limits[], rest: number): number[] {
  let left = rest;
  return spends.map((spend, c) => {
    const { low, high } = limits[c] ?? NO_LIMITS;
    const next = Math.min(high, Math.max(low, spend + left));
    left -= next - spend;
    return next;
  });
}

function requireBudget(
  channels: readonly BudgetChannel[],
  budget: number,
  draws: readonly (readonly ResponseCurve[])[],
): Limits[] {
  const limits = channels.map(({ minimum = 0, maximum = budget }) => ({
    low: minimum,
    high: Math.min(maximum, budget),
  }));
  const faults = channels.flatMap(({ channel, minimum = 0, maximum = budget, current = 0 }) =>
    minimum >= 0 && maximum >= minimum && current >= 0
      ? []
      : [`${channel} has minimum ${minimum}, maximum ${maximum} and current ${current}`],
  );
  const least = limits.reduce((sum, { low }) => sum + low, 0);
  if (!(budget > 0 && budget < Infinity)) faults.push(`a budget of ${budget}`);
  else if (least > budget * (1 + TINY)) faults.push(`minimums of ${least} in a budget of ${budget}`);
  if (channels.length === 0) faults.push('no channel');
  if (draws.some((drawn) => drawn.length !== channels.length))
    faults.push(`draws of other than ${channels.length} curves`);
  if (faults.length > 0)
    throw new InvalidInput(`allocateBudget requires limits the budget can meet, got: ${faults.join('; ')}`);
  return limits;
}
