import { InvalidInput } from '../invalid-input.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import { allRows, type Features } from './encode-features.ts';
import { requireFeatures } from './fit-propensity.ts';

/** A sign that a column knows the outcome, or names the customer. */
export interface LeakSign {
  code: 'feature-tells-all' | 'missing-tells-all' | 'dated-after-outcome' | 'looks-like-an-id';
  feature: string;
  detail: string;
}

/** When things were known, for columns of which that is known. */
export interface KnownOn {
  /** Day each fact was recorded, a column a feature; missing is `null`. */
  recordedOn: Readonly<Record<string, ArrayLike<number | null>>>;
  /** Day from which the outcome counts: facts must be older. */
  outcomeFrom: ArrayLike<number>;
}

const SUSPICIOUS_AUC = 0.8;
const FEWEST_ROWS = 50;
const FEWEST_PER_WORD = 10;
const ID_SHARE = 0.95;

/**
 * Looks for columns that would make a model look wise and be useless: one that alone tells 80 % of pairs apart, one whose
 * being empty does, facts recorded after the outcome, and columns that are different for nearly everyone, such as numbers
 * of contracts.
 *
 * @returns Signs, not proof: ask of each "was it known before?".
 * @throws InvalidInput for columns of unequal length or outcomes other than 0 and 1.
 */
export function scanForLeaks(features: Features, happened: ArrayLike<number>, known?: KnownOn): LeakSign[] {
  requireFeatures('scanForLeaks', features, happened);
  requireKnown(happened.length, known);
  const positives = Array.from(happened).filter((outcome) => outcome === 1).length;
  const bothHappened = positives > 0 && positives < happened.length;
  return Object.entries(features).flatMap(([feature, column]) => {
    const signs: LeakSign[] = [];
    if (bothHappened) signs.push(...telling(feature, column, happened));
    if (looksLikeId(column)) {
      const detail = `${feature} is different for nearly every customer: it names them and says nothing of the next`;
      signs.push({ code: 'looks-like-an-id', feature, detail });
    }
    const late = known ? countLate(known, feature) : 0;
    if (late > 0) {
      const detail = `${feature} was recorded on or after the day of the outcome in ${late} of ${happened.length} rows`;
      signs.push({ code: 'dated-after-outcome', feature, detail });
    }
    return signs;
  });
}

function telling(feature: string, column: Features[string], happened: ArrayLike<number>): LeakSign[] {
  const rows = allRows(happened.length);
  const isMissing = (row: number): boolean => column[row] === null || column[row] === undefined;
  const present = rows.filter((row) => !isMissing(row));
  const signs: LeakSign[] = [];
  const alone = aloneTells(scoresOf(column, present, happened), present, happened);
  if (alone >= SUSPICIOUS_AUC) {
    const detail = `${feature} alone tells ${(100 * alone).toFixed(0)} % of pairs apart: is it known before it happens?`;
    signs.push({ code: 'feature-tells-all', feature, detail });
  }
  if (present.length < rows.length && present.length > 0) {
    const empty = aloneTells(
      Array.from(rows, (row) => (isMissing(row) ? 1 : 0)),
      rows,
      happened,
    );
    if (empty >= SUSPICIOUS_AUC) {
      const detail = `That ${feature} is empty tells ${(100 * empty).toFixed(0)} % of pairs apart: is it filled in afterwards?`;
      signs.push({ code: 'missing-tells-all', feature, detail });
    }
  }
  return signs;
}

function aloneTells(scores: readonly number[], rows: Int32Array, happened: ArrayLike<number>): number {
  const outcomes = Array.from(rows, (row) => happened[row] ?? 0);
  if (!outcomes.includes(0) || !outcomes.includes(1)) return 0.5;
  const auc = areaUnderCurve(scores, outcomes);
  return Math.max(auc, 1 - auc);
}

/** Numbers as they are; words by the share of the others with the same word in whom it happened. */
function scoresOf(column: Features[string], rows: Int32Array, happened: ArrayLike<number>): number[] {
  const values = Array.from(rows, (row) => column[row]);
  if (!values.some((value) => typeof value === 'string')) return values.map(Number);
  const tallies = new Map<string, { n: number; positives: number }>();
  let positives = 0;
  values.forEach((value, i) => {
    const outcome = happened[rows[i] ?? 0] ?? 0;
    const tally = tallies.get(String(value)) ?? { n: 0, positives: 0 };
    tally.n += 1;
    tally.positives += outcome;
    positives += outcome;
    tallies.set(String(value), tally);
  });
  const share = positives / values.length;
  return values.map((value) => {
    const tally = tallies.get(String(value)) ?? { n: 0, positives: 0 };
    // Rare words look telling by chance alone.
    return tally.n < FEWEST_PER_WORD ? share : tally.positives / tally.n;
  });
}

/** Words or whole numbers that hardly ever repeat; measured amounts are not whole. */
function looksLikeId(column: Features[string]): boolean {
  const distinct = new Set<number | string>();
  let present = 0;
  for (let i = 0; i < column.length; i += 1) {
    const value = column[i];
    if (value === null || value === undefined) continue;
    if (typeof value === 'number' && !Number.isInteger(value)) return false;
    present += 1;
    distinct.add(value);
  }
  return present >= FEWEST_ROWS && distinct.size >= ID_SHARE * present;
}

function countLate({ recordedOn, outcomeFrom }: KnownOn, feature: string): number {
  const days = recordedOn[feature];
  let late = 0;
  for (let i = 0; i < (days?.length ?? 0); i += 1) {
    const day = days?.[i];
    if (day !== null && day !== undefined && day >= (outcomeFrom[i] ?? Infinity)) late += 1;
  }
  return late;
}

function requireKnown(n: number, known: KnownOn | undefined): void {
  if (!known) return;
  const columns = [...Object.entries(known.recordedOn), ['outcomeFrom', known.outcomeFrom] as const];
  const faults = columns
    .filter(([, column]) => column.length !== n)
    .map(([name, column]) => `${column.length} of ${name}`);
  if (faults.length > 0) {
    throw new InvalidInput(`scanForLeaks requires a day for each of ${n} rows, got ${faults.join(', ')}`);
  }
}
