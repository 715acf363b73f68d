// Parasuraman, Zeithaml and Berry (1988), Journal of Retailing 64(1), 12–40; perception only: Cronin and Taylor (1992),
// Journal of Marketing 56(3), 55–68.
import { InvalidInput } from '../invalid-input.ts';
import { type MeanInterval, meanInterval } from './mean-interval.ts';
import { cronbachAlpha } from './scale-reliability.ts';

/** Answers to one item: what people met, and, if asked, what they expected; one entry a person, without gaps. */
export interface ServiceItem {
  dimension: string;
  perceptions: ArrayLike<number>;
  expectations?: ArrayLike<number>;
}

/** A dimension such as reliability or empathy. */
export interface ServiceDimension {
  dimension: string;
  items: number;
  n: number;
  /** Mean of each person's mean over the items. */
  perception: MeanInterval;
  expectation: MeanInterval | undefined;
  /** Perception minus expectation of the same people: below 0 falls short. */
  gap: MeanInterval | undefined;
  /** Agreement of the items; `undefined` for one item, or when answers do not vary. */
  alpha: number | undefined;
}

/** Service quality by dimension and in all. */
export interface ServiceQuality {
  dimensions: ServiceDimension[];
  /** Weighted mean of perceptions. */
  perception: number;
  /** Weighted mean of gaps; `undefined` unless every dimension has one. */
  gap: number | undefined;
  warnings: { code: 'items-disagree'; detail: string }[];
}

/**
 * SERVPERF (perceptions) and, with expectations, SERVQUAL gaps. Use perceptions to track, gaps to find out why.
 *
 * @param weights Points of each dimension, e.g. 100 shared out by customers; equal unless told.
 * @throws InvalidInput for items of unequal length, below two people, or a weight missing.
 */
export function serviceQuality(
  items: readonly ServiceItem[],
  weights?: Readonly<Record<string, number>>,
): ServiceQuality {
  const n = items[0]?.perceptions.length ?? 0;
  requireItems(items, n);
  const names = [...new Set(items.map(({ dimension }) => dimension))];
  const dimensions = names.map((name) =>
    dimensionOf(
      name,
      items.filter(({ dimension }) => dimension === name),
      n,
    ),
  );
  const pointsOf = (name: string): number => {
    const weight = weights ? weights[name] : 1;
    if (weight === undefined || !(weight >= 0))
      throw new InvalidInput(`serviceQuality requires a weight ≥ 0 for ${name}, got ${String(weight)}`);
    return weight;
  };
  const total = names.reduce((sum, name) => sum + pointsOf(name), 0);
  const weighted = (measure: (dimension: ServiceDimension) => number): number =>
    dimensions.reduce((sum, dimension) => sum + pointsOf(dimension.dimension) * measure(dimension), 0) /
    total;
  const disagreeing = dimensions.filter(({ alpha }) => alpha !== undefined && alpha < 0.6);
  return {
    dimensions,
    perception: weighted(({ perception }) => perception.mean),
    gap: dimensions.every(({ gap }) => gap) ? weighted(({ gap }) => gap?.mean ?? 0) : undefined,
    warnings: disagreeing.map(({ dimension, alpha }) => ({
      code: 'items-disagree',
      detail: `The items of ${dimension} do not measure one thing here (alpha ${(alpha ?? 0).toFixed(2)}): read them one by one`,
    })),
  };
}

function dimensionOf(dimension: string, items: readonly ServiceItem[], n: number): ServiceDimension {
  const perceptions = items.map((item) => item.perceptions);
  const expectations = items.flatMap((item) => (item.expectations ? [item.expectations] : []));
  const met = personMeans(perceptions, n);
  const wanted = expectations.length === items.length ? personMeans(expectations, n) : undefined;
  return {
    dimension,
    items: items.length,
    n,
    perception: meanInterval(met),
    expectation: wanted && meanInterval(wanted),
    gap: wanted && meanInterval(met.map((value, i) => value - (wanted[i] ?? 0))),
    alpha: items.length > 1 && varies(met) ? cronbachAlpha(perceptions) : undefined,
  };
}

function personMeans(columns: readonly ArrayLike<number>[], n: number): Float64Array {
  return Float64Array.from(
    { length: n },
    (_, i) => columns.reduce((sum, column) => sum + (column[i] ?? 0), 0) / columns.length,
  );
}

function varies(values: Float64Array): boolean {
  return values.some((value) => value !== values[0]);
}

function requireItems(items: readonly ServiceItem[], n: number): void {
  const faults = items.flatMap(({ dimension, perceptions, expectations }, at) => {
    const lengths = [perceptions.length, expectations?.length ?? n];
    return lengths.every((length) => length === n)
      ? []
      : [`item ${at} of ${dimension} has ${lengths.join(' and ')}`];
  });
  if (items.length === 0 || n < 2 || faults.length > 0) {
    throw new InvalidInput(
      `serviceQuality requires items answered by the same two people or more, got ${n} people; ${faults.join(', ') || 'no faults'}`,
    );
  }
}
