import { fitPurchaseModel, type PurchaseModel, seededRandom, simulateHistories } from '../src/index.ts';

/** How often the 95 % interval of each parameter held the truth. */
export interface IntervalCoverage {
  model: PurchaseModel['model'];
  /** Data sets whose fit has standard errors. */
  n: number;
  /** Data sets without. */
  flat: number;
  covered: Record<string, number>;
}

/** Models with purchases rare enough for whole days to hide few. */
export const COVERED_MODELS: readonly PurchaseModel[] = [
  { model: 'bg-nbd', parameters: { r: 0.8, alpha: 120, a: 0.8, b: 2.5 } },
  { model: 'mbg-nbd', parameters: { r: 0.8, alpha: 120, a: 0.8, b: 2.5 } },
  { model: 'pareto-nbd', parameters: { r: 0.8, alpha: 120, s: 0.8, beta: 250 } },
  { model: 'nbd', parameters: { r: 0.8, alpha: 120 } },
];

/** Simulates, fits and counts: intervals are estimate · e^(±1.96 · error of the logarithm). */
export function intervalCoverage(
  model: PurchaseModel,
  dataSets: number,
  customers: number,
): IntervalCoverage {
  const truth: Record<string, number> = { ...model.parameters };
  const names = Object.keys(truth);
  const covered = Object.fromEntries(names.map((name) => [name, 0]));
  let n = 0;
  for (let seed = 1; seed <= dataSets; seed += 1) {
    const random = seededRandom(seed);
    const ages = Int32Array.from({ length: customers }, () => 4000 + random.integerBelow(6000));
    const fit = fitPurchaseModel(model.model, simulateHistories(model, ages, { seed }));
    if (fit.outcome !== 'fitted' || !fit.covarianceOfLogs) continue;
    n += 1;
    const estimates: Record<string, number> = { ...fit.parameters };
    names.forEach((name, i) => {
      const error = Math.sqrt(fit.covarianceOfLogs?.[i]?.[i] ?? 0);
      const distance = Math.abs(Math.log((estimates[name] ?? 0) / (truth[name] ?? 1)));
      if (distance <= 1.959964 * error) covered[name] = (covered[name] ?? 0) + 1;
    });
  }
  return {
    model: model.model,
    n,
    flat: dataSets - n,
    covered: Object.fromEntries(names.map((name) => [name, (covered[name] ?? 0) / n])),
  };
}
