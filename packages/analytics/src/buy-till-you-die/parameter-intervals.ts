// Pawitan (2001), In All Likelihood, section 2.9: a positive parameter's likelihood is closer to a parabola in its logarithm.
import { require } from '../invalid-input.ts';
import { normalQuantile } from '../numerics/normal-distribution.ts';

/** A parameter with its interval. */
export interface ParameterInterval {
  parameter: string;
  estimate: number;
  low: number;
  high: number;
  confidence: number;
}

/**
 * Intervals of all parameters of a fit from its standard errors, in logarithms, so that none reaches below 0: for the
 * purchase models, the BG/BB, the CNBD-k, the Gamma-Gamma and the retention curves. Where the fit warns of a weakly
 * identified parameter use `profileInterval`.
 *
 * @returns `undefined` where the fit has no standard errors: its likelihood is flat. Fixed parameters (c of the sBG) are
 * left out.
 * @throws InvalidInput unless 0 < confidence < 1.
 * @example
 * parameterIntervals({ parameters: { r: 0.25 }, standardErrors: { r: 0.05 } })[0].high // ≈ 0.369982
 */
export function parameterIntervals<Parameters extends { [name in keyof Parameters]: number }>(
  { parameters, standardErrors }: { parameters: Parameters; standardErrors: Parameters | undefined },
  confidence = 0.95,
): ParameterInterval[] | undefined {
  require(confidence > 0 && confidence < 1, () =>
    `parameterIntervals requires 0 < confidence < 1, got ${confidence}`);
  if (!standardErrors) return undefined;
  const errors: Record<string, number> = { ...standardErrors };
  const z = normalQuantile((1 + confidence) / 2);
  return Object.entries<number>({ ...parameters }).flatMap(([parameter, estimate]) => {
    const error = errors[parameter] ?? NaN;
    if (!(error > 0)) return [];
    const factor = Math.exp((z * error) / estimate);
    return [{ parameter, estimate, low: estimate / factor, high: estimate * factor, confidence }];
  });
}
