import { InvalidInput } from '../invalid-input.ts';

/** Named columns of numbers, one entry a row; yes/no as 1/0. */
export type Covariates = Readonly<Record<string, ArrayLike<number>>>;

/** Covariates centred and scaled, row-major, with what is needed to undo it. */
export interface ScaledCovariates {
  names: string[];
  rows: number;
  values: Float64Array;
  means: Float64Array;
  scales: Float64Array;
}

/** Centres and scales columns so that a search is well conditioned; names columns that cannot be used. */
export function scaleCovariates(
  functionName: string,
  covariates: Covariates,
  rows: number,
): ScaledCovariates {
  const names = Object.keys(covariates);
  const size = names.length;
  const means = new Float64Array(size);
  const scales = new Float64Array(size);
  const values = new Float64Array(rows * size);
  const faults: string[] = [];
  names.forEach((name, j) => {
    const column = Float64Array.from(covariates[name] ?? []);
    const mean = column.reduce((sum, value) => sum + value, 0) / rows;
    const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows;
    if (column.length !== rows) faults.push(`${name} has ${column.length} rows, not ${rows}`);
    else if (!Number.isFinite(variance)) faults.push(`${name} has values that are not finite`);
    else if (!(variance > 1e-20 * (1 + mean * mean))) faults.push(`${name} does not vary`);
    means[j] = mean;
    scales[j] = Math.sqrt(variance);
    for (let i = 0; i < rows; i += 1) values[i * size + j] = ((column[i] ?? 0) - mean) / (scales[j] ?? 1);
  });
  if (faults.length > 0 || size === 0) {
    throw new InvalidInput(
      `${functionName} requires covariates that vary, got ${faults.join(', ') || 'none'}`,
    );
  }
  return { names, rows, values, means, scales };
}
