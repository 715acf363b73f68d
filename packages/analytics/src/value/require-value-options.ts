import { requireDiscounting } from '../buy-till-you-die/forecast.ts';
import { requireCoverage } from '../buy-till-you-die/forecast-customers.ts';
import { InvalidInput, require } from '../invalid-input.ts';
import type { GammaGammaParameters } from '../monetary/fit-gamma-gamma.ts';
import type { ValueModel, ValueOptions } from './lifetime-value.ts';

/** Checks what is said about money and time. */
export function requireValueOptions(
  functionName: string,
  { spending }: Pick<ValueModel, 'spending'>,
  options: ValueOptions,
): { coverage: number; rate: number; horizonWeeks: number } {
  const coverage = requireMoney(functionName, spending.parameters, options);
  return { coverage, ...requireDiscounting(functionName, options) };
}

/** Checks margin, coverage and spending; gives the coverage. */
export function requireMoney(
  functionName: string,
  { q }: GammaGammaParameters,
  { marginShare, coverage = 0.8 }: { marginShare: number; coverage?: number },
): number {
  require(marginShare >= 0 && marginShare <= 1, () =>
    `${functionName} requires 0 ≤ marginShare ≤ 1, got ${marginShare}`);
  requireCoverage(functionName, coverage);
  if (!(q > 1)) {
    throw new InvalidInput(
      `${functionName} requires a spending model with q > 1, got ${q}: the mean amount is infinite`,
    );
  }
  return coverage;
}
