import {
  fitBdw,
  fitBgBb,
  fitBgCnbd,
  fitCox,
  fitGammaGamma,
  fitMbgCnbd,
  fitPurchaseModel,
  fitSbg,
  fitWeibullAft,
  type HazardEffect,
  type ParameterInterval,
  type PurchaseModel,
  parameterIntervals,
  type RandomSource,
  seededRandom,
  simulateHistories,
} from '../src/index.ts';

/** One model with known parameters: simulates from a seed, fits, and gives the 95 % intervals. */
export interface CoverageCase {
  name: string;
  truth: Record<string, number>;
  /** Customers, or rows, of a data set. */
  size: number;
  /** `undefined` where the fit gives no intervals. */
  intervalsOf(seed: number): Pick<ParameterInterval, 'parameter' | 'low' | 'high'>[] | undefined;
}

/** Purchases rare enough for whole days to hide few. */
const PURCHASE_MODELS: readonly PurchaseModel[] = [
  { model: 'bg-nbd', parameters: { r: 0.8, alpha: 120, a: 0.8, b: 2.5 } },
  { model: 'mbg-nbd', parameters: { r: 0.8, alpha: 120, a: 0.8, b: 2.5 } },
  { model: 'pareto-nbd', parameters: { r: 0.8, alpha: 120, s: 0.8, beta: 250 } },
  { model: 'nbd', parameters: { r: 0.8, alpha: 120 } },
];

/** All models with intervals of parameters, large enough to be identified. */
export function coverageCases(size = 3000): CoverageCase[] {
  return [
    ...PURCHASE_MODELS.map((model) => purchaseCase(model, size)),
    regularCase('bg-cnbd-k', size),
    regularCase('mbg-cnbd-k', size),
    opportunityCase(size),
    spendingCase(size),
    retentionCase('sbg', size),
    retentionCase('bdw', size),
    coxCase(Math.ceil(size / 5)),
    weibullCase(Math.ceil(size / 5)),
  ];
}

function purchaseCase(model: PurchaseModel, size: number): CoverageCase {
  return {
    name: model.model,
    truth: { ...model.parameters },
    size,
    intervalsOf(seed) {
      const random = seededRandom(seed);
      const ages = Int32Array.from({ length: size }, () => 4000 + random.integerBelow(6000));
      const fit = fitPurchaseModel(model.model, simulateHistories(model, ages, { seed }));
      return fit.outcome === 'fitted'
        ? parameterIntervals<Record<string, number>>({
            parameters: { ...fit.parameters },
            standardErrors: fit.standardErrors && { ...fit.standardErrors },
          })
        : undefined;
    },
  };
}

/** Intervals of two phases; k is chosen by the fit each time. */
function regularCase(model: 'bg-cnbd-k' | 'mbg-cnbd-k', size: number): CoverageCase {
  const truth = { r: 1.2, alpha: 12, a: 0.8, b: 3 };
  const k = 2;
  return {
    name: `${model}, k = ${k}`,
    truth,
    size,
    intervalsOf(seed) {
      const random = seededRandom(seed);
      const histories = {
        repeatPurchases: new Int32Array(size),
        recencyDays: new Float64Array(size),
        ageDays: Float64Array.from({ length: size }, () => 700 + 700 * random.uniform()),
      };
      let logIntervals = 0;
      for (let i = 0; i < size; i += 1) {
        const rate = random.gamma(truth.r, truth.alpha);
        const leaving = random.beta(truth.a, truth.b);
        const weeks = (histories.ageDays[i] ?? 0) / 7;
        let gone = model === 'mbg-cnbd-k' && random.uniform() < leaving;
        for (let at = 0; !gone; gone = random.uniform() < leaving) {
          const pause = random.gamma(k, rate);
          at += pause;
          if (!(at <= weeks)) break;
          logIntervals += Math.log(pause);
          histories.repeatPurchases[i] = (histories.repeatPurchases[i] ?? 0) + 1;
          histories.recencyDays[i] = 7 * at;
        }
      }
      const fit = (model === 'bg-cnbd-k' ? fitBgCnbd : fitMbgCnbd)(histories, logIntervals);
      return fit.outcome === 'fitted' ? parameterIntervals(fit) : undefined;
    },
  };
}

function opportunityCase(size: number): CoverageCase {
  const truth = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 };
  return {
    name: 'bg-bb',
    truth,
    size,
    intervalsOf(seed) {
      const random = seededRandom(seed);
      const opportunities = Int32Array.from({ length: size }, () => 6 + random.integerBelow(7));
      const purchases = new Int32Array(size);
      const lastPurchaseAt = new Int32Array(size);
      for (let i = 0; i < size; i += 1) {
        const buying = random.beta(truth.alpha, truth.beta);
        const leaving = random.beta(truth.gamma, truth.delta);
        for (let at = 1; at <= (opportunities[i] ?? 0) && random.uniform() >= leaving; at += 1) {
          if (random.uniform() >= buying) continue;
          purchases[i] = (purchases[i] ?? 0) + 1;
          lastPurchaseAt[i] = at;
        }
      }
      const fit = fitBgBb({ purchases, lastPurchaseAt, opportunities });
      return fit.outcome === 'fitted' ? parameterIntervals(fit) : undefined;
    },
  };
}

function spendingCase(size: number): CoverageCase {
  const truth = { p: 6.25, q: 3.74, gamma: 15.44 };
  return {
    name: 'gamma-gamma',
    truth,
    size,
    intervalsOf(seed) {
      const random = seededRandom(seed);
      const repeatPurchases = Int32Array.from({ length: size }, () => 1 + random.poisson(2));
      const meanRepeatValue = Float64Array.from(
        repeatPurchases,
        (x) => random.gamma(truth.p * x, random.gamma(truth.q, truth.gamma)) / x,
      );
      const fit = fitGammaGamma({ repeatPurchases, meanRepeatValue });
      return fit.outcome === 'fitted' ? parameterIntervals(fit) : undefined;
    },
  };
}

/** A cohort seen for ten renewals: the renewal n at which a customer leaves has U > θ' to the n^c, θ' beta. */
function retentionCase(model: 'sbg' | 'bdw', size: number): CoverageCase {
  const c = model === 'sbg' ? 1 : 1.4;
  const truth = { a: 0.7, b: 3.8, ...(model === 'bdw' ? { c } : {}) };
  return {
    name: model,
    truth,
    size,
    intervalsOf(seed) {
      const random = seededRandom(seed);
      const survivors = new Array<number>(11).fill(0);
      for (let i = 0; i < size; i += 1) {
        const staying = 1 - random.beta(truth.a, truth.b);
        const luck = random.uniform();
        for (let renewal = 0; renewal <= 10 && luck < staying ** (renewal ** c); renewal += 1) {
          survivors[renewal] = (survivors[renewal] ?? 0) + 1;
        }
      }
      const fit = (model === 'sbg' ? fitSbg : fitBdw)([survivors]);
      return fit.outcome === 'fitted' ? parameterIntervals(fit) : undefined;
    },
  };
}

interface Lives {
  data: { durations: Float64Array; events: Uint8Array };
  covariates: Record<string, Float64Array>;
}

/** ln T = 2 + 0.4 · trial − 0.3 · distance + scale · W, about a third still there at the end. */
function livesFrom(random: RandomSource, size: number, scale: number): Lives {
  const trial = Float64Array.from({ length: size }, () => random.integerBelow(2));
  const distance = Float64Array.from({ length: size }, () => random.normal());
  const events = new Uint8Array(size);
  const durations = Float64Array.from({ length: size }, (_, i) => {
    const location = 2 + 0.4 * (trial[i] ?? 0) - 0.3 * (distance[i] ?? 0);
    const life = Math.exp(location + scale * Math.log(random.exponential(1)));
    const seen = 20 * random.uniform();
    events[i] = life <= seen ? 1 : 0;
    return Math.max(1e-9, Math.min(life, seen));
  });
  return { data: { durations, events }, covariates: { trial, distance } };
}

function coefficientInterval({ name, ratioLow, ratioHigh }: HazardEffect): {
  parameter: string;
  low: number;
  high: number;
} {
  return { parameter: name, low: Math.log(ratioLow), high: Math.log(ratioHigh) };
}

function coxCase(size: number): CoverageCase {
  const scale = 0.8;
  return {
    name: 'cox',
    truth: { trial: -0.4 / scale, distance: 0.3 / scale },
    size,
    intervalsOf(seed) {
      const { data, covariates } = livesFrom(seededRandom(seed), size, scale);
      const fit = fitCox(data, covariates);
      return fit.outcome === 'fitted' ? fit.effects.map(coefficientInterval) : undefined;
    },
  };
}

function weibullCase(size: number): CoverageCase {
  const scale = 0.8;
  return {
    name: 'weibull',
    truth: { trial: 0.4, distance: -0.3, scale },
    size,
    intervalsOf(seed) {
      const { data, covariates } = livesFrom(seededRandom(seed), size, scale);
      const fit = fitWeibullAft(data, covariates);
      if (fit.outcome !== 'fitted') return undefined;
      const ofScale = parameterIntervals({
        parameters: { scale: fit.scale },
        standardErrors: { scale: fit.scaleStandardError },
      });
      return [...fit.effects.map(coefficientInterval), ...(ofScale ?? [])];
    },
  };
}
