import { quantileOf } from '../experience/mean-interval.ts';
import { InvalidInput } from '../invalid-input.ts';

/** One cell of value by risk. */
export interface ValueRiskCell {
  /** 1 is the lowest value. */
  valueBand: number;
  /** 1 is the lowest risk. */
  riskBand: number;
  customers: number;
  value: number;
  /** Σ value · risk: what is expected to be lost. */
  valueAtRisk: number;
}

/** Customers by what they are worth and how likely they are lost. */
export interface ValueRiskBands {
  n: number;
  /** Lower limits of bands 2, 3, …: keep them, and use them again, so that only customers move and not the limits. */
  valueCuts: number[];
  riskCuts: number[];
  /** Entry a customer. */
  valueBands: Int32Array;
  riskBands: Int32Array;
  cells: ValueRiskCell[];
}

/** Choices for bands. */
export interface BandOptions {
  /** Rising limits in the unit of value; the median and the best fifth unless told. */
  valueCuts?: readonly number[];
  /** Rising limits of probability; ⅓ and ⅔ unless told. */
  riskCuts?: readonly number[];
}

/**
 * Puts each customer into a band of value and one of risk: whom to keep first is high in both.
 *
 * @param value E.g. expected lifetime value; `risk` the probability of being lost, 1 − P(alive) or a propensity.
 * @throws InvalidInput listing all faults: no customers, unequal columns, risk outside 0–1, cuts that do not rise.
 */
export function bandCustomers(
  { value, risk }: { value: ArrayLike<number>; risk: ArrayLike<number> },
  { valueCuts, riskCuts = [1 / 3, 2 / 3] }: BandOptions = {},
): ValueRiskBands {
  requireBands(value, risk, valueCuts ?? [], riskCuts);
  const sorted = Float64Array.from(value).sort();
  // Equal limits (many customers worth the same) would leave an empty band.
  const cuts = valueCuts ?? [...new Set([quantileOf(sorted, 0.5), quantileOf(sorted, 0.8)])];
  const valueBands = Int32Array.from(value, (one) => bandOf(one, cuts));
  const riskBands = Int32Array.from(risk, (one) => bandOf(one, riskCuts));
  const width = riskCuts.length + 1;
  const cells = Array.from(
    { length: (cuts.length + 1) * width },
    (_, at): ValueRiskCell => ({
      valueBand: Math.floor(at / width) + 1,
      riskBand: (at % width) + 1,
      customers: 0,
      value: 0,
      valueAtRisk: 0,
    }),
  );
  for (let i = 0; i < value.length; i += 1) {
    const cell = cells[((valueBands[i] ?? 1) - 1) * width + (riskBands[i] ?? 1) - 1];
    if (!cell) continue;
    cell.customers += 1;
    cell.value += value[i] ?? 0;
    cell.valueAtRisk += (value[i] ?? 0) * (risk[i] ?? 0);
  }
  return { n: value.length, valueCuts: [...cuts], riskCuts: [...riskCuts], valueBands, riskBands, cells };
}

function bandOf(value: number, cuts: readonly number[]): number {
  return 1 + cuts.filter((cut) => value >= cut).length;
}

function requireBands(
  value: ArrayLike<number>,
  risk: ArrayLike<number>,
  valueCuts: readonly number[],
  riskCuts: readonly number[],
): void {
  const faults: string[] = [];
  if (value.length === 0 || value.length !== risk.length) {
    faults.push(`${value.length} values and ${risk.length} risks`);
  }
  for (let i = 0; i < value.length && faults.length < 5; i += 1) {
    if (!Number.isFinite(value[i])) faults.push(`value ${String(value[i])} in row ${i}`);
    if (!((risk[i] ?? 0) >= 0 && (risk[i] ?? 0) <= 1)) faults.push(`risk ${String(risk[i])} in row ${i}`);
  }
  for (const [name, cuts] of Object.entries({ valueCuts, riskCuts })) {
    const rises = cuts.every((cut, i) => Number.isFinite(cut) && (i === 0 || cut > (cuts[i - 1] ?? 0)));
    if (!rises) faults.push(`${name} ${cuts.join(', ')}`);
  }
  if (faults.length > 0) {
    throw new InvalidInput(
      `bandCustomers requires a finite value and a risk 0–1 of each customer and rising cuts, got ${faults.join('; ')}`,
    );
  }
}
