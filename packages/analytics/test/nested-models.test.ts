import { describe, expect, it } from 'vitest';
import {
  fitBdw,
  fitBgBb,
  fitBgCnbd,
  fitBgNbd,
  fitBgNbdWithCovariates,
  fitCox,
  fitMbgCnbd,
  fitMbgNbd,
  fitMbgNbdWithCovariates,
  fitNbd,
  fitParetoNbd,
  fitParetoNbdWithCovariates,
  fitSbg,
  fitWeibullAft,
  type OpportunityHistories,
  type PurchaseHistories,
  type PurchaseModel,
  type RandomSource,
  seededRandom,
  simulateHistories,
} from '../src/index.ts';
import { logBeta } from '../src/numerics/log-gamma.ts';

// A model that contains another can do all the other does, so its best log-likelihood is at least as high. Where the other is
// one of its points (k = 1, c = 1, an effect of 0) that holds to rounding; where it is a limit (nobody leaves: a, s or γ towards
// 0; a and b without end) the search ends a little short of it.
const ROUNDING = 1e-6;
const SHORT_OF_LIMIT = 0.1;

type Fitted = { outcome: 'fitted'; logLikelihood: number };

function levelOf(fit: Fitted | { outcome: 'not-enough-data' }): number {
  if (fit.outcome !== 'fitted') throw new Error('expected a fit');
  return fit.logLikelihood;
}

const truths: PurchaseModel[] = [
  { model: 'nbd', parameters: { r: 0.8, alpha: 10 } },
  { model: 'bg-nbd', parameters: { r: 0.3, alpha: 4.5, a: 0.8, b: 2.5 } },
  { model: 'mbg-nbd', parameters: { r: 0.6, alpha: 6, a: 0.8, b: 2.5 } },
  { model: 'pareto-nbd', parameters: { r: 0.55, alpha: 10.6, s: 0.6, beta: 11.7 } },
];

function customersOf(truth: PurchaseModel, n: number, seed: number): PurchaseHistories {
  const random = seededRandom(seed);
  return simulateHistories(
    truth,
    Int32Array.from({ length: n }, () => 200 + random.integerBelow(200)),
    { seed },
  );
}

/** Sum of ln(weeks between purchases), were each customer's purchases evenly apart. */
function evenLogIntervals({ repeatPurchases, recencyDays }: PurchaseHistories): number {
  return Array.from(repeatPurchases).reduce(
    (sum, x, i) => sum + (x > 0 ? x * Math.log(Math.max(1, recencyDays[i] ?? 1) / 7 / x) : 0),
    0,
  );
}

/** Six opportunities each; with `leaving` 0 nobody ever leaves. */
function donorsOf(n: number, leaving: number, random: RandomSource): OpportunityHistories {
  const columns = {
    purchases: new Int32Array(n),
    lastPurchaseAt: new Int32Array(n),
    opportunities: new Int32Array(n).fill(6),
  };
  for (let i = 0; i < n; i += 1) {
    const buys = random.beta(1.2, 0.8);
    for (let at = 1; at <= 6 && random.uniform() >= leaving; at += 1) {
      if (random.uniform() >= buys) continue;
      columns.purchases[i] = (columns.purchases[i] ?? 0) + 1;
      columns.lastPurchaseAt[i] = at;
    }
  }
  return columns;
}

describe('a model is never worse than one it contains', { timeout: 120_000 }, () => {
  it.each(truths)('NBD in BG/NBD, MBG/NBD and Pareto/NBD, on customers of a $model', (truth) => {
    for (let seed = 1; seed <= 3; seed += 1) {
      const histories = customersOf(truth, 500, seed);
      const floor = levelOf(fitNbd(histories)) - SHORT_OF_LIMIT;

      expect(levelOf(fitBgNbd(histories))).toBeGreaterThanOrEqual(floor);
      expect(levelOf(fitMbgNbd(histories))).toBeGreaterThanOrEqual(floor);
      expect(levelOf(fitParetoNbd(histories))).toBeGreaterThanOrEqual(floor);
    }
  });

  it('BG/NBD and MBG/NBD do not contain each other: each is ahead on its own customers', () => {
    const [, bg, mbg] = truths.map((truth) => customersOf(truth, 4000, 7));
    if (!bg || !mbg) throw new Error('expected customers');

    expect(levelOf(fitBgNbd(bg))).toBeGreaterThan(levelOf(fitMbgNbd(bg)) + 1);
    expect(levelOf(fitMbgNbd(mbg))).toBeGreaterThan(levelOf(fitBgNbd(mbg)) + 1);
  });

  it.each(truths)(
    'MBG/NBD in MBG/CNBD-k and BG/NBD in BG/CNBD-k at k = 1, on customers of a $model',
    (truth) => {
      const histories = customersOf(truth, 500, 4);
      const logIntervals = evenLogIntervals(histories);
      for (const [regular, irregular] of [
        [fitMbgCnbd(histories, logIntervals, { mostPhases: 3 }), fitMbgNbd(histories)],
        [fitBgCnbd(histories, logIntervals, { mostPhases: 3 }), fitBgNbd(histories)],
      ] as const) {
        const plain = levelOf(irregular);
        expect(levelOf(regular)).toBeGreaterThanOrEqual(plain - ROUNDING * Math.abs(plain));
      }
    },
  );

  it.each([
    ['BG/NBD', 1, fitBgNbd, fitBgNbdWithCovariates],
    ['MBG/NBD', 2, fitMbgNbd, fitMbgNbdWithCovariates],
    ['Pareto/NBD', 3, fitParetoNbd, fitParetoNbdWithCovariates],
  ] as const)(
    '%s without covariates in itself with one, and with one in itself with two',
    (_, at, plain, rich) => {
      const truth = truths[at];
      if (!truth) throw new Error('expected a model');
      const histories = customersOf(truth, 800, 5);
      const random = seededRandom(9);
      const noise = Float64Array.from({ length: 800 }, () => random.normal());
      const more = Float64Array.from({ length: 800 }, () => (random.uniform() < 0.3 ? 1 : 0));
      const none = levelOf(plain(histories));
      const one = levelOf(rich(histories, { purchasing: { noise } }));
      const two = levelOf(rich(histories, { purchasing: { noise }, leaving: { more } }));

      expect(one).toBeGreaterThanOrEqual(none - ROUNDING * Math.abs(none));
      expect(two).toBeGreaterThanOrEqual(one - ROUNDING * Math.abs(one));
    },
  );

  it('beta-binomial in BG/BB', () => {
    const random = seededRandom(12);
    for (const leaving of [0, 0.15]) {
      const columns = donorsOf(400, leaving, random);
      let floor = -Infinity;
      for (let a = 0.1; a < 20; a *= 1.1) {
        for (let b = 0.1; b < 20; b *= 1.1) {
          let level = 0;
          for (const x of columns.purchases) level += logBeta(a + x, b + 6 - x) - logBeta(a, b);
          floor = Math.max(floor, level);
        }
      }
      expect(levelOf(fitBgBb(columns))).toBeGreaterThanOrEqual(floor - SHORT_OF_LIMIT);
    }
  });

  it('geometric in sBG, and sBG in BdW', () => {
    const random = seededRandom(15);
    for (let trial = 0; trial < 40; trial += 1) {
      const survivors = [200 + random.integerBelow(2000)];
      const kept = 0.5 + 0.45 * random.uniform();
      for (let period = 0; period < 4 + random.integerBelow(6); period += 1) {
        survivors.push(
          Math.round((survivors.at(-1) ?? 0) * Math.min(1, kept + 0.2 * (random.uniform() - 0.5))),
        );
      }
      const lost = (survivors[0] ?? 0) - (survivors.at(-1) ?? 0);
      const renewed = survivors.slice(1).reduce((sum, count) => sum + count, 0);
      const share = lost / (lost + renewed);
      const geometric = lost * Math.log(share) + renewed * Math.log1p(-share);
      const sbg = levelOf(fitSbg([survivors]));

      expect(sbg).toBeGreaterThanOrEqual(geometric - SHORT_OF_LIMIT);
      expect(levelOf(fitBdw([survivors]))).toBeGreaterThanOrEqual(sbg - ROUNDING * Math.abs(sbg));
    }
  });

  it('exponential in Weibull, and fewer covariates in more, in Weibull and in Cox', () => {
    const random = seededRandom(18);
    for (let trial = 0; trial < 20; trial += 1) {
      const n = 120;
      const covariates = {
        plan: Float64Array.from({ length: n }, () => random.normal()),
        visits: Float64Array.from({ length: n }, () => random.normal()),
      };
      const lives = Array.from(covariates.plan, (plan) =>
        random.gamma(1 + 2 * random.uniform(), Math.exp(0.3 * plan)),
      );
      const seen = lives.map(() => 4 * random.uniform());
      const data = {
        durations: lives.map((life, i) => Math.min(life, seen[i] ?? 0)),
        events: lives.map((life, i) => (life <= (seen[i] ?? 0) ? 1 : 0)),
      };
      const events = data.events.reduce<number>((sum, event) => sum + event, 0);
      const total = data.durations.reduce((sum, duration) => sum + duration, 0);
      const exponential = events * Math.log(events / total) - events;
      const one = { plan: covariates.plan };
      const weibull = levelOf(fitWeibullAft(data, one));

      expect(weibull).toBeGreaterThanOrEqual(exponential - ROUNDING * Math.abs(exponential));
      expect(levelOf(fitWeibullAft(data, covariates))).toBeGreaterThanOrEqual(
        weibull - ROUNDING * Math.abs(weibull),
      );
      const cox = fitCox(data, one);
      const more = fitCox(data, covariates);
      if (cox.outcome !== 'fitted' || more.outcome !== 'fitted') throw new Error('expected fits');
      const slack = ROUNDING * Math.abs(cox.logLikelihood);
      expect(cox.logLikelihood).toBeGreaterThanOrEqual(cox.nullLogLikelihood - slack);
      expect(more.logLikelihood).toBeGreaterThanOrEqual(cox.logLikelihood - slack);
    }
  });
});
