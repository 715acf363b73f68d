import { normalCdf, normalQuantile } from '../numerics/normal-distribution.ts';

/** The effect of one covariate on the rate of the event. */
export interface HazardEffect {
  name: string;
  /** Change of the log rate for one unit more. */
  coefficient: number;
  standardError: number;
  /** e^coefficient with its 95 % interval: 1.2 is a rate 20 % higher. */
  ratio: number;
  ratioLow: number;
  ratioHigh: number;
  pValue: number;
}

/** An effect with its interval and two-sided p-value. */
export function effectOf(name: string, coefficient: number, standardError: number): HazardEffect {
  const z = normalQuantile(0.975);
  return {
    name,
    coefficient,
    standardError,
    ratio: Math.exp(coefficient),
    ratioLow: Math.exp(coefficient - z * standardError),
    ratioHigh: Math.exp(coefficient + z * standardError),
    pValue: 2 * normalCdf(-Math.abs(coefficient) / standardError),
  };
}
