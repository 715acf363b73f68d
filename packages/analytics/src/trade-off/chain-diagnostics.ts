// Split R-hat and effective sample size: Gelman et al. (2013), Bayesian Data Analysis, 11.4–11.5; initial monotone sequence:
// Geyer (1992), Statistical Science 7(4), 473–483.

/** Whether chains that started apart now say the same, and what their draws are worth. */
export interface ChainDiagnostics {
  rHat: number;
  effectiveDraws: number;
}

export function chainDiagnostics(chains: readonly Float64Array[]): ChainDiagnostics {
  const halves = chains.flatMap((chain) => {
    const half = Math.floor(chain.length / 2);
    return [chain.subarray(0, half), chain.subarray(chain.length - half)];
  });
  const length = halves[0]?.length ?? 0;
  const count = halves.length;
  const means = halves.map(meanOf);
  const within =
    halves.reduce((sum, half, i) => sum + squaresAround(half, means[i] ?? 0), 0) / (count * (length - 1));
  const centre = means.reduce((sum, mean) => sum + mean, 0) / count;
  const between = means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / (count - 1);
  const total = ((length - 1) / length) * within + between;
  if (!(within > 0)) return { rHat: between > 0 ? Infinity : 1, effectiveDraws: count * length };
  const correlation = (lag: number): number => {
    const shared = halves.reduce((sum, half, i) => sum + covarianceAt(half, means[i] ?? 0, lag), 0) / count;
    return 1 - (within - shared) / total;
  };
  let sum = 0;
  let last = Infinity;
  for (let lag = 0; lag + 1 < length; lag += 2) {
    const pair = Math.min(last, correlation(lag) + correlation(lag + 1));
    if (!(pair > 0)) break;
    sum += pair;
    last = pair;
  }
  return {
    rHat: Math.sqrt(total / within),
    effectiveDraws: Math.min(count * length, (count * length) / Math.max(1e-9, 2 * sum - 1)),
  };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squaresAround(values: Float64Array, mean: number): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

function covarianceAt(values: Float64Array, mean: number, lag: number): number {
  let sum = 0;
  for (let i = lag; i < values.length; i += 1)
    sum += ((values[i] ?? 0) - mean) * ((values[i - lag] ?? 0) - mean);
  return sum / (values.length - 1);
}
