// Inverse probability weighting: Horvitz and Thompson (1952), JASA 47, 663–685; policies: Manski (2004), Econometrica 72,
// 1221–1246.
import { InvalidInput } from '../invalid-input.ts';
import { normalQuantile } from '../numerics/normal-distribution.ts';

/** A difference of two policies. */
export interface PolicyGain {
  difference: number;
  low: number;
  high: number;
}

/** What a rule of whom to treat would bring, a customer. */
export interface PolicyValue {
  /** Mean outcome, less the cost of treatment, if the rule decided for everyone. */
  value: number;
  low: number;
  high: number;
  overTreatingAll: PolicyGain;
  overTreatingNone: PolicyGain;
  treatedShare: number;
  confidence: number;
  n: number;
  /** `follow-rule` only when it beats both treating all and treating none beyond chance. */
  advice: 'follow-rule' | 'treat-all' | 'treat-none' | 'no-targeting-gain';
}

/**
 * Value of a rule that says whom to treat, read off a randomised experiment by weighting those who happened to be treated as the rule
 * would.
 *
 * @param chosen 1 where the rule treats; made without having seen the customer's outcome.
 * @param treated 1 or 0, assigned by chance.
 * @param outcome What counts: 0/1 or money.
 * @param options `treatedShare` assigned; the share found unless told. `costPerTreatment` in the unit of the outcome. `margin`: what the outcome is
 * worth, 1 unless told.
 * @throws InvalidInput for unequal columns, other entries than 0 and 1, or an experiment with one arm.
 */
export function policyValue(
  chosen: ArrayLike<number>,
  treated: ArrayLike<number>,
  outcome: ArrayLike<number>,
  {
    treatedShare,
    costPerTreatment = 0,
    margin = 1,
    confidence = 0.95,
  }: { treatedShare?: number; costPerTreatment?: number; margin?: number; confidence?: number } = {},
): PolicyValue {
  const n = outcome.length;
  const found = requireColumns(chosen, treated, outcome);
  const share = treatedShare ?? found;
  const z = normalQuantile((1 + confidence) / 2);
  const means = armMeans(treated, outcome);
  /** Contribution of each customer to the value of a policy; centred outcomes keep the variance small. */
  const terms = (treats: (i: number) => number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => {
      const policy = treats(i);
      const arm = treated[i] === 1 ? 1 : 0;
      const probability = arm === 1 ? share : 1 - share;
      const expected = margin * (means[policy] ?? 0) - policy * costPerTreatment;
      const missed = arm === policy ? (margin * ((outcome[i] ?? 0) - (means[arm] ?? 0))) / probability : 0;
      return expected + missed;
    });
  const rule = terms((i) => (chosen[i] === 1 ? 1 : 0));
  const gainOver = (other: Float64Array): PolicyGain => {
    const { mean, error } = summarised(rule.map((value, i) => value - (other[i] ?? 0)));
    return { difference: mean, low: mean - z * error, high: mean + z * error };
  };
  const all = terms(() => 1);
  const none = terms(() => 0);
  const overTreatingAll = gainOver(all);
  const overTreatingNone = gainOver(none);
  const { mean, error } = summarised(rule);
  const everyone = summarised(all.map((value, i) => value - (none[i] ?? 0)));
  return {
    value: mean,
    low: mean - z * error,
    high: mean + z * error,
    overTreatingAll,
    overTreatingNone,
    treatedShare: Array.from(chosen).filter((one) => one === 1).length / n,
    confidence,
    n,
    advice: adviceOf(overTreatingAll, overTreatingNone, everyone.mean, z * everyone.error),
  };
}

function adviceOf(
  overAll: PolicyGain,
  overNone: PolicyGain,
  treatingAll: number,
  reach: number,
): PolicyValue['advice'] {
  if (overAll.low > 0 && overNone.low > 0) return 'follow-rule';
  if (treatingAll - reach > 0) return 'treat-all';
  if (treatingAll + reach < 0) return 'treat-none';
  return 'no-targeting-gain';
}

function armMeans(treated: ArrayLike<number>, outcome: ArrayLike<number>): [number, number] {
  const sums: [number, number] = [0, 0];
  const counts: [number, number] = [0, 0];
  for (let i = 0; i < outcome.length; i += 1) {
    const arm = treated[i] === 1 ? 1 : 0;
    sums[arm] += outcome[i] ?? 0;
    counts[arm] += 1;
  }
  return [sums[0] / counts[0], sums[1] / counts[1]];
}

function summarised(values: Float64Array): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** Share found treated. */
function requireColumns(
  chosen: ArrayLike<number>,
  treated: ArrayLike<number>,
  outcome: ArrayLike<number>,
): number {
  const n = outcome.length;
  const odd = [...new Set([...Array.from(chosen), ...Array.from(treated)])].filter(
    (value) => value !== 0 && value !== 1,
  );
  const treatedCount = Array.from(treated).filter((value) => value === 1).length;
  const sound = chosen.length === n && treated.length === n && odd.length === 0;
  if (!sound || treatedCount < 2 || n - treatedCount < 2 || !Array.from(outcome).every(Number.isFinite)) {
    throw new InvalidInput(
      `policyValue requires equal columns, rule and treatment 0 or 1, two customers in each arm and finite outcomes, got ${chosen.length}, ${treated.length} and ${n} rows, ${treatedCount} treated${odd.length > 0 ? `, with ${odd.slice(0, 5).join(', ')}` : ''}`,
    );
  }
  return treatedCount / n;
}
