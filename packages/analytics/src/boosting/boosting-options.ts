import { InvalidInput } from '../invalid-input.ts';
import type { Features } from '../propensity/encode-features.ts';

/** Choices for boosted trees; the defaults suit a thousand to a million customers. */
export interface BoostingOptions {
  /** `logistic` for 0 and 1 (unless told), `squared` for amounts. */
  loss?: 'logistic' | 'squared';
  /** Share of each tree's values that is kept; 0.1 unless told. Smaller is slower and a little better. */
  learningRate?: number;
  /** Unless told, 31, or 8 below 20,000 rows: fewer customers bear fewer questions. */
  mostLeaves?: number;
  /** 12 unless told. */
  mostDepth?: number;
  /** 20 unless told. */
  fewestRowsPerLeaf?: number;
  /** Pull of leaf values to 0; 10 unless told. */
  ridge?: number;
  /** 500 unless told. */
  mostTrees?: number;
  /** 2–256, the one for missing values included; 256 unless told. */
  mostBins?: number;
  /** Share of rows each tree sees; 1 unless told. */
  rowShare?: number;
  /** Share of features each tree sees; 0.5 unless told. */
  columnShare?: number;
  /** Share of rows kept aside to know when to stop; 0.1 unless told, 0 never stops early. */
  stopShare?: number;
  /** Trees without improvement before stopping; 15 unless told. */
  patience?: number;
  /** 1 where the prediction may only rise with the feature, −1 where it may only fall. */
  monotone?: Readonly<Record<string, 1 | -1>>;
  /** 1 unless told. */
  seed?: number;
  /** Rows to learn from; all unless told. */
  rows?: ArrayLike<number>;
}

/** Options with everything decided. */
export type BoostingRules = Required<Omit<BoostingOptions, 'rows'>>;

const ROWS_FOR_LARGE_TREES = 20_000;

const DEFAULTS: Omit<BoostingRules, 'mostLeaves'> = {
  loss: 'logistic',
  learningRate: 0.1,
  mostDepth: 12,
  fewestRowsPerLeaf: 20,
  ridge: 10,
  mostTrees: 500,
  mostBins: 256,
  rowShare: 1,
  columnShare: 0.5,
  stopShare: 0.1,
  patience: 15,
  monotone: {},
  seed: 1,
};

/** Decides every option and checks features and outcomes; throws all faults at once. */
export function requireBoostingRules(
  functionName: string,
  features: Features,
  outcomes: ArrayLike<number>,
  { rows, ...options }: BoostingOptions,
): BoostingRules {
  const mostLeaves = (rows ?? outcomes).length < ROWS_FOR_LARGE_TREES ? 8 : 31;
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const rules = { ...DEFAULTS, mostLeaves, ...given };
  const faults = [...optionFaults(rules), ...dataFaults(features, outcomes, rules)];
  if (faults.length > 0) throw new InvalidInput(`${functionName} requires ${faults.join('; ')}`);
  return rules;
}

function optionFaults(rules: BoostingRules): string[] {
  const share = (value: number): boolean => value > 0 && value <= 1;
  const whole = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;
  const checks: [boolean, string, number][] = [
    [share(rules.learningRate), '0 < learningRate ≤ 1', rules.learningRate],
    [whole(rules.mostLeaves, 2), 'mostLeaves ≥ 2', rules.mostLeaves],
    [whole(rules.mostDepth, 1), 'mostDepth ≥ 1', rules.mostDepth],
    [whole(rules.fewestRowsPerLeaf, 1), 'fewestRowsPerLeaf ≥ 1', rules.fewestRowsPerLeaf],
    [rules.ridge >= 0 && rules.ridge < Infinity, 'ridge ≥ 0', rules.ridge],
    [whole(rules.mostTrees, 1), 'mostTrees ≥ 1', rules.mostTrees],
    [whole(rules.mostBins, 2) && rules.mostBins <= 256, '2 ≤ mostBins ≤ 256', rules.mostBins],
    [share(rules.rowShare), '0 < rowShare ≤ 1', rules.rowShare],
    [share(rules.columnShare), '0 < columnShare ≤ 1', rules.columnShare],
    [rules.stopShare >= 0 && rules.stopShare < 1, '0 ≤ stopShare < 1', rules.stopShare],
    [whole(rules.patience, 1), 'patience ≥ 1', rules.patience],
  ];
  return checks.filter(([holds]) => !holds).map(([, wanted, got]) => `${wanted}, got ${got}`);
}

function dataFaults(features: Features, outcomes: ArrayLike<number>, rules: BoostingRules): string[] {
  const n = outcomes.length;
  const faults = Object.entries(features)
    .filter(([, column]) => column.length !== n)
    .map(([name, column]) => `${n} rows in ${name}, got ${column.length}`);
  for (const name of Object.keys(rules.monotone)) {
    if (!Object.hasOwn(features, name))
      faults.push(`features named in monotone, got ${name} without a column`);
  }
  let odd = 0;
  for (let i = 0; i < n && odd < 5; i += 1) {
    const value = outcomes[i] ?? NaN;
    const allowed = rules.loss === 'logistic' ? value === 0 || value === 1 : Number.isFinite(value);
    if (allowed) continue;
    odd += 1;
    const wanted = rules.loss === 'logistic' ? 'outcomes 0 or 1' : 'finite outcomes';
    faults.push(`${wanted}, got ${value} in row ${i}`);
  }
  return faults;
}
