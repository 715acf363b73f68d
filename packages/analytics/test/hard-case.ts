import {
  bgBbDiscountedPurchases,
  bgBbExpectedPurchases,
  bgBbProbabilityAlive,
  discountedPurchases,
  discountedPurchasesOfRegular,
  expectedMeanValue,
  expectedPurchases,
  expectedPurchasesOfNewCustomer,
  expectedPurchasesOfNewRegular,
  expectedPurchasesOfRegular,
  fitBdw,
  fitBgBb,
  fitBgCnbd,
  fitGammaGamma,
  fitMbgCnbd,
  fitNbd,
  fitPurchaseModel,
  fitSbg,
  forecastCustomers,
  type PurchaseHistories,
  type PurchaseModel,
  probabilityAlive,
  probabilityAliveOfRegular,
  purchaseCounts,
  type RandomSource,
  retainedShare,
  seededRandom,
  simulateHistories,
} from '../src/index.ts';

/** Models that hard cases exist for. */
export const HARD_MODELS = [
  'bg-nbd',
  'mbg-nbd',
  'pareto-nbd',
  'nbd',
  'bg-cnbd-k',
  'mbg-cnbd-k',
  'bg-bb',
  'gamma-gamma',
  'sbg',
  'bdw',
] as const;
export type HardModel = (typeof HARD_MODELS)[number];

/** What happened to one case; `broken` names promises that were not kept. */
export interface HardCaseResult {
  outcome: 'fitted' | 'not-enough-data' | 'not-converged';
  warnings: string[];
  broken: string[];
}

/** Makes hostile data from a seed, fits the model to it and checks everything the library promises. */
export function hardCase(model: HardModel, seed: number): HardCaseResult {
  const random = seededRandom(seed + 1_000_003 * (HARD_MODELS.indexOf(model) + 1));
  const check = new Promises();
  const fit = fitTo(model, random, check);
  return {
    outcome: fit.outcome === 'fitted' && fit.converged === false ? 'not-converged' : fit.outcome,
    warnings: fit.warnings ?? [],
    broken: check.broken,
  };
}

interface Checked {
  outcome: 'fitted' | 'not-enough-data';
  converged?: boolean;
  warnings?: string[];
}

class Promises {
  readonly broken: string[] = [];

  finite(name: string, ...values: (number | undefined)[]): void {
    for (const value of values) if (!Number.isFinite(value)) this.broken.push(`${name} is ${value}`);
  }

  share(name: string, value: number): void {
    if (!(value >= 0 && value <= 1 + 1e-9)) this.broken.push(`${name} is ${value}`);
  }

  holds(name: string, condition: boolean): void {
    if (!condition) this.broken.push(name);
  }
}

function between(random: RandomSource, low: number, high: number): number {
  return low * (high / low) ** random.uniform();
}

function fitTo(model: HardModel, random: RandomSource, check: Promises): Checked {
  if (model === 'bg-bb') return opportunities(random, check);
  if (model === 'gamma-gamma') return spending(random, check);
  if (model === 'sbg' || model === 'bdw') return contracts(model, random, check);
  const histories = hostileHistories(random);
  if (model === 'bg-cnbd-k' || model === 'mbg-cnbd-k') return regular(model, histories, random, check);
  return purchases(model, histories, random, check);
}

/** Few or many customers, equal or different ages, whole or fractional days, bursts, silence, thousands of purchases. */
function hostileHistories(random: RandomSource): PurchaseHistories {
  const n = Math.round(random.uniform() < 0.15 ? between(random, 5, 40) : between(random, 40, 400));
  const kind = random.integerBelow(6);
  if (kind === 5) return shapelessHistories(n, random);
  const r = between(random, 0.02, 20);
  const rate = between(random, 0.001, kind === 4 ? 5 : 0.8);
  const parameters = { r, alpha: r / rate };
  const model: PurchaseModel =
    kind < 2
      ? {
          model: kind === 0 ? 'bg-nbd' : 'mbg-nbd',
          parameters: { ...parameters, a: between(random, 0.01, 20), b: between(random, 0.01, 200) },
        }
      : kind === 2
        ? {
            model: 'pareto-nbd',
            parameters: { ...parameters, s: between(random, 0.02, 20), beta: between(random, 0.1, 2000) },
          }
        : { model: 'nbd', parameters };
  const longest = Math.round(between(random, 2, 3000));
  const equal = random.uniform() < 0.3;
  const ages = Int32Array.from({ length: n }, () => (equal ? longest : 1 + random.integerBelow(longest)));
  return simulateHistories(model, ages, { seed: random.integerBelow(2 ** 30) });
}

/** Histories no model makes: any number of purchases at any time. */
function shapelessHistories(n: number, random: RandomSource): PurchaseHistories {
  const scale = between(random, 0.01, 3000);
  const ageDays = Float64Array.from({ length: n }, () => scale * random.uniform());
  const repeatPurchases = Int32Array.from(ageDays, () =>
    random.uniform() < 0.4 ? 0 : Math.round(between(random, 1, 2000)),
  );
  const recencyDays = ageDays.map((age, i) =>
    (repeatPurchases[i] ?? 0) === 0 ? 0 : random.uniform() < 0.2 ? age : age * random.uniform(),
  );
  return { repeatPurchases, recencyDays, ageDays };
}

function purchases(
  name: PurchaseModel['model'],
  histories: PurchaseHistories,
  random: RandomSource,
  check: Promises,
): Checked {
  const fit = fitPurchaseModel(name, histories);
  if (fit.outcome !== 'fitted') return fit;
  check.finite('parameter', ...Object.values(fit.parameters));
  check.finite('logLikelihood', fit.logLikelihood);
  if (fit.standardErrors) check.finite('standard error', ...Object.values(fit.standardErrors));
  const floor = fitNbd(histories);
  // The NBD is the edge where nobody leaves; the edge of the search, e^9, is a little short of it.
  if (floor.outcome === 'fitted' && fit.converged && floor.converged) {
    const slack = 1e-6 * Math.abs(floor.logLikelihood) + 0.05;
    check.holds(
      `LL ${fit.logLikelihood} is below the NBD's ${floor.logLikelihood}`,
      name === 'mbg-nbd' || fit.logLikelihood >= floor.logLikelihood - slack,
    );
  }
  const horizonWeeks = between(random, 0.1, 1000);
  for (let trial = 0; trial < 3; trial += 1) {
    const i = random.integerBelow(histories.repeatPurchases.length);
    const history = {
      repeatPurchases: histories.repeatPurchases[i] ?? 0,
      recencyWeeks: (histories.recencyDays[i] ?? 0) / 7,
      ageWeeks: (histories.ageDays[i] ?? 0) / 7,
    };
    const alive = probabilityAlive(fit, history);
    const expected = expectedPurchases(fit, history, horizonWeeks);
    const discounted = discountedPurchases(fit, history, { discountRatePerYear: 0.1, horizonWeeks });
    check.share('P(alive)', alive);
    check.finite('expected purchases', expected, discounted);
    check.holds(
      `discounted ${discounted} exceeds expected ${expected}`,
      discounted <= expected * (1 + 1e-6) + 1e-12,
    );
    const counts = purchaseCounts(fit, history, horizonWeeks, 30);
    check.share(
      'P(counts)',
      counts.reduce((sum, value) => sum + value, 0),
    );
    check.holds(
      'a probability is negative',
      counts.every((value) => value >= 0),
    );
  }
  check.finite('expected of a new customer', expectedPurchasesOfNewCustomer(fit, horizonWeeks));
  const forecasts = forecastCustomers(fit, histories, { horizonWeeks: Math.min(100, horizonWeeks) });
  check.holds(
    'low exceeds high',
    forecasts.purchasesLow.every((low, i) => low <= (forecasts.purchasesHigh[i] ?? -1)),
  );
  return { ...fit, warnings: fit.warnings.map(({ code }) => code) };
}

function regular(
  name: 'bg-cnbd-k' | 'mbg-cnbd-k',
  histories: PurchaseHistories,
  random: RandomSource,
  check: Promises,
): Checked {
  const logIntervals = histories.repeatPurchases.reduce((sum, x, i) => {
    const mean = (histories.recencyDays[i] ?? 0) / 7 / Math.max(1, x);
    return sum + (x > 0 && mean > 0 ? x * (Math.log(mean) - 0.6 * random.uniform()) : 0);
  }, 0);
  const fit = (name === 'bg-cnbd-k' ? fitBgCnbd : fitMbgCnbd)(histories, logIntervals, { mostPhases: 4 });
  if (fit.outcome !== 'fitted') return fit;
  check.finite('parameter', ...Object.values(fit.parameters), fit.logLikelihood);
  const best = Math.max(...fit.tried.map(({ logLikelihood }) => logLikelihood));
  check.holds('a better k was tried', fit.logLikelihood >= best - 1e-9 * Math.abs(best));
  const i = random.integerBelow(histories.repeatPurchases.length);
  const history = {
    repeatPurchases: histories.repeatPurchases[i] ?? 0,
    recencyWeeks: (histories.recencyDays[i] ?? 0) / 7,
    ageWeeks: (histories.ageDays[i] ?? 0) / 7,
  };
  const horizonWeeks = between(random, 0.1, 100);
  check.share('P(alive)', probabilityAliveOfRegular(fit, history));
  check.finite(
    'forecast',
    expectedPurchasesOfRegular(fit, history, horizonWeeks),
    expectedPurchasesOfNewRegular(fit, horizonWeeks),
    discountedPurchasesOfRegular(fit, history, { discountRatePerYear: 0.2 }),
  );
  return { ...fit, warnings: fit.warnings.map(({ code }) => code) };
}

function opportunities(random: RandomSource, check: Promises): Checked {
  const n = Math.round(between(random, 20, 400));
  const longest = 1 + random.integerBelow(12);
  const equal = random.uniform() < 0.5;
  const [buys, dies] = [
    [between(random, 0.05, 20), between(random, 0.05, 20)],
    [between(random, 0.05, 20), between(random, 0.05, 100)],
  ] as const;
  const columns = {
    purchases: new Int32Array(n),
    lastPurchaseAt: new Int32Array(n),
    opportunities: new Int32Array(n),
  };
  for (let i = 0; i < n; i += 1) {
    const chances = equal ? longest : 1 + random.integerBelow(longest);
    const buying = random.beta(buys[0], buys[1]);
    const dying = random.beta(dies[0], dies[1]);
    columns.opportunities[i] = chances;
    for (let at = 1; at <= chances && random.uniform() >= dying; at += 1) {
      if (random.uniform() >= buying) continue;
      columns.purchases[i] = (columns.purchases[i] ?? 0) + 1;
      columns.lastPurchaseAt[i] = at;
    }
  }
  const fit = fitBgBb(columns);
  if (fit.outcome !== 'fitted') return fit;
  check.finite('parameter', ...Object.values(fit.parameters), fit.logLikelihood);
  const i = random.integerBelow(n);
  const history = {
    purchases: columns.purchases[i] ?? 0,
    lastPurchaseAt: columns.lastPurchaseAt[i] ?? 0,
    opportunities: columns.opportunities[i] ?? 0,
  };
  check.share('P(alive)', bgBbProbabilityAlive(fit.parameters, history));
  check.finite(
    'forecast',
    bgBbExpectedPurchases(fit.parameters, history, 10),
    bgBbDiscountedPurchases(fit.parameters, history, { discountRatePerOpportunity: 0.1 }),
  );
  return { ...fit, warnings: fit.warnings.map(({ code }) => code) };
}

function spending(random: RandomSource, check: Promises): Checked {
  const n = Math.round(between(random, 5, 500));
  const [p, q, gamma] = [between(random, 0.1, 200), between(random, 0.2, 50), between(random, 1e-3, 1e6)];
  const repeatPurchases = Int32Array.from({ length: n }, () => random.poisson(between(random, 0.1, 30)));
  const same = random.uniform() < 0.05;
  const meanRepeatValue = Float64Array.from(repeatPurchases, (x) => {
    if (x === 0) return 0;
    const amount = same ? 50 : random.gamma(p * x, Math.max(1e-300, random.gamma(q, gamma))) / x;
    return Math.min(1e12, amount);
  });
  const fit = fitGammaGamma({ repeatPurchases, meanRepeatValue });
  if (fit.outcome !== 'fitted') return fit;
  check.finite('parameter', ...Object.values(fit.parameters), fit.logLikelihood);
  const warned = fit.warnings.some(({ code }) => code === 'infinite-mean');
  check.holds('an infinite mean without a warning', fit.parameters.q > 1 || warned);
  if (fit.parameters.q > 1) check.finite('mean', expectedMeanValue(fit.parameters, 0, 0));
  return { ...fit, warnings: fit.warnings.map(({ code }) => code) };
}

function contracts(model: 'sbg' | 'bdw', random: RandomSource, check: Promises): Checked {
  const cohorts = Array.from({ length: 1 + random.integerBelow(4) }, () => {
    const survivors = [Math.round(between(random, 3, 100_000))];
    const kept = random.uniform();
    for (let period = random.integerBelow(15); period > 0; period -= 1) {
      const share = Math.min(1, Math.max(0, kept + 0.3 * random.uniform() * (random.uniform() - 0.3)));
      survivors.push(Math.round((survivors.at(-1) ?? 0) * share));
    }
    return survivors;
  });
  const fit = (model === 'sbg' ? fitSbg : fitBdw)(cohorts);
  if (fit.outcome !== 'fitted') return fit;
  check.finite('parameter', ...Object.values(fit.parameters), fit.logLikelihood);
  if (model === 'bdw' && fit.converged) {
    const floor = fitSbg(cohorts);
    if (floor.outcome === 'fitted' && floor.converged) {
      check.holds(
        `LL ${fit.logLikelihood} is below the sBG's ${floor.logLikelihood}`,
        fit.logLikelihood >= floor.logLikelihood - 1e-6 * Math.abs(floor.logLikelihood) - 0.05,
      );
    }
  }
  for (const renewals of [0, 1, 10, 100]) check.share('share', retainedShare(fit.parameters, renewals));
  return { ...fit, warnings: fit.warnings.map(({ code }) => code) };
}
