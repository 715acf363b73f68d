import { whaleCurve } from '#analytics';
import type { GridCell, RunSummary } from '../contract/index.ts';
import type { ScoreColumns } from './score-customers.ts';

const CURVE_POINTS = 200;
const HISTOGRAM_BINS = 20;
/** Beyond this share of customers the histogram's last bin is open. */
const HISTOGRAM_REACH = 0.98;

/** Days since the last purchase, and purchases, that bound the cells of the grid: people know months and counts, not quintiles. */
const RECENCY_BOUNDS = [30, 90, 180, 365, 730] as const;
const PURCHASE_BOUNDS = [1, 2, 5, 10] as const;

/** Who brings the value, best customers first. */
export function valueCurve(lifetimeMinor: Float64Array): RunSummary['whaleCurve'] {
  const known = lifetimeMinor.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return [];
  const { points, total } = whaleCurve(known, CURVE_POINTS - 1);
  if (!(total > 0)) return [];
  return points.map(({ customerShare, cumulativeValue }) => ({
    customerShare,
    valueShare: cumulativeValue / total,
  }));
}

/** How many customers are worth how much; bins of one width, the last one open. */
export function valueHistogram(lifetimeMinor: Float64Array): RunSummary['histogram'] {
  const sorted = lifetimeMinor.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return [];
  const reach = Math.max(sorted[Math.floor((sorted.length - 1) * HISTOGRAM_REACH)] ?? 0, 1);
  const width = niceWidth(reach / HISTOGRAM_BINS);
  const bins = Math.ceil((reach + 1) / width);
  const counts = new Array<number>(bins + 1).fill(0);
  for (const value of sorted) {
    const bin = Math.min(bins, Math.floor(value / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((customers, bin) => ({
    fromMinor: bin * width,
    toMinor: bin === bins ? null : (bin + 1) * width,
    customers,
  }));
}

/** The next of 1, 2, 2.5, 5, 10 … that is not smaller. */
function niceWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const step = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= width) ?? 10;
  return step * power;
}

/** Customers and their share of the value by how lately and how often they bought. */
export function recencyFrequencyGrid(scores: ScoreColumns, onDay: number): GridCell[] {
  const columns = RECENCY_BOUNDS.length + 1;
  const customers = new Array<number>(columns * PURCHASE_BOUNDS.length).fill(0);
  const value = new Array<number>(customers.length).fill(0);
  let total = 0;
  for (let i = 0; i < scores.purchases.length; i += 1) {
    const days = onDay - (scores.lastDay[i] ?? 0);
    const column = RECENCY_BOUNDS.filter((bound) => days > bound).length;
    const row = PURCHASE_BOUNDS.filter((bound) => (scores.purchases[i] ?? 0) >= bound).length - 1;
    const cell = row * columns + column;
    const own = scores.lifetimeMinor[i] ?? 0;
    customers[cell] = (customers[cell] ?? 0) + 1;
    if (Number.isNaN(own)) continue;
    value[cell] = (value[cell] ?? 0) + own;
    total += own;
  }
  return customers.map((count, cell) => {
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    const nextBound = PURCHASE_BOUNDS[row + 1];
    return {
      recencyFromDays: column === 0 ? 0 : (RECENCY_BOUNDS[column - 1] ?? 0) + 1,
      recencyToDays: RECENCY_BOUNDS[column] ?? null,
      purchasesFrom: PURCHASE_BOUNDS[row] ?? 1,
      purchasesTo: nextBound === undefined ? null : nextBound - 1,
      customers: count,
      valueShare: total > 0 ? (value[cell] ?? 0) / total : 0,
    };
  });
}

/** How many customers still buy: the sum of their probabilities, and the range chance leaves it. */
export function activeCustomers(probabilityAlive: Float64Array): RunSummary['active'] {
  let expected = 0;
  let variance = 0;
  for (const probability of probabilityAlive) {
    expected += probability;
    variance += probability * (1 - probability);
  }
  const reach = NORMAL_QUANTILE_90 * Math.sqrt(variance);
  return {
    expected,
    low: Math.max(0, expected - reach),
    high: Math.min(probabilityAlive.length, expected + reach),
  };
}

/** Between minus this and this lie 80 % of a normal distribution. */
const NORMAL_QUANTILE_90 = 1.2815515655446004;
