import { describe, expect, it } from 'vitest';
import { seededRandom } from '../numerics/seeded-random.ts';
import { allocateBudget } from './allocate-budget.ts';
import { fitResponseCurves, type ResponseFit } from './fit-response-curves.ts';
import {
  carriedOver,
  inflectionOf,
  marginalResponse,
  type ResponseCurve,
  responseTo,
} from './response-curve.ts';

const curve = (most: number, half: number, shape = 1): ResponseCurve => ({ most, half, shape, carryOver: 0 });

describe('response curves', () => {
  it('have the marginal return that differences show', () => {
    for (const one of [curve(100, 50), curve(80, 20, 2.2), curve(10, 5, 0.6)]) {
      for (const spend of [1, 17, 60, 400]) {
        const step = 1e-4 * spend;
        const slope = (responseTo(one, spend + step) - responseTo(one, spend - step)) / (2 * step);
        expect(marginalResponse(one, spend) / slope).toBeCloseTo(1, 5);
      }
    }
    expect(responseTo(curve(100, 50), 0)).toBe(0);
    expect(marginalResponse(curve(100, 50), 0)).toBe(2);
    expect(() => responseTo(curve(100, 0), 1)).toThrow(/half and shape above 0/);
  });

  it('turn where returns begin to fall', () => {
    const turning = inflectionOf(curve(1, 30, 3));
    expect(marginalResponse(curve(1, 30, 3), turning)).toBeGreaterThan(
      marginalResponse(curve(1, 30, 3), 0.9 * turning),
    );
    expect(marginalResponse(curve(1, 30, 3), turning)).toBeGreaterThan(
      marginalResponse(curve(1, 30, 3), 1.1 * turning),
    );
    expect(inflectionOf(curve(1, 30))).toBe(0);
  });

  it('carry spending over without losing any', () => {
    const once = carriedOver([100, ...new Array<number>(60).fill(0)], 0.6);
    expect(once.reduce((sum, value) => sum + value, 0)).toBeCloseTo(100, 8);
    expect(carriedOver(new Array<number>(80).fill(7), 0.5).at(-1)).toBeCloseTo(7, 10);
  });
});

/** Two years of weeks of three channels with known curves. */
function simulatedWeeks(seed: number, weeks = 130, noise = 6) {
  const random = seededRandom(seed);
  const truth: Record<string, ResponseCurve> = {
    search: { most: 120, half: 40, shape: 1, carryOver: 0.2 },
    social: { most: 60, half: 60, shape: 1.3, carryOver: 0.5 },
    print: { most: 25, half: 30, shape: 1, carryOver: 0.4 },
  };
  const spend = Object.fromEntries(
    Object.keys(truth).map((name) => [
      name,
      Array.from({ length: weeks }, () => (random.uniform() < 0.2 ? 0 : random.gamma(2, 1 / 30))),
    ]),
  );
  const season = Array.from({ length: weeks }, (_, week) => Math.sin((2 * Math.PI * week) / 52));
  const carried = Object.entries(truth).map(([name, one]) => ({
    one,
    level: carriedOver(spend[name] ?? [], one.carryOver),
  }));
  const outcome = season.map(
    (own, week) =>
      200 +
      20 * own +
      noise * random.normal() +
      carried.reduce((sum, { one, level }) => sum + responseTo(one, level[week] ?? 0), 0),
  );
  return { truth, spend, season, outcome };
}

function fitted(...input: Parameters<typeof fitResponseCurves>): ResponseFit {
  const fit = fitResponseCurves(...input);
  if (fit.outcome !== 'fitted') throw new Error('expected a fit');
  return fit;
}

describe('fitResponseCurves', { timeout: 60_000 }, () => {
  it('gets simulated curves back, and says how sure it is', () => {
    const { truth, spend, season, outcome } = simulatedWeeks(11);
    const fit = fitted(spend, outcome, { controls: { season } });
    expect(fit.converged).toBe(true);
    expect(fit.rSquared).toBeGreaterThan(0.8);
    expect(Math.abs((fit.controls[0]?.effect ?? 0) - 20)).toBeLessThan(4);
    for (const { channel, response, meanSpend, curve: own } of fit.channels) {
      const wanted = responseTo(truth[channel] ?? curve(0, 1), meanSpend);
      expect(response.low).toBeLessThan(response.high);
      expect(Math.abs(response.expected - wanted)).toBeLessThan(response.high - response.low);
      expect(own.carryOver).toBeLessThan(0.9);
    }
    expect(fitted(spend, outcome, { controls: { season } }).draws).toEqual(fit.draws);
  });

  it('covers the true response about as often as it says', () => {
    let covered = 0;
    let looked = 0;
    for (let round = 0; round < 8; round += 1) {
      const { truth, spend, season, outcome } = simulatedWeeks(300 + round, 104);
      const fit = fitted(spend, outcome, { controls: { season }, draws: 100 });
      for (const { channel, response, meanSpend } of fit.channels) {
        const wanted = responseTo(truth[channel] ?? curve(0, 1), meanSpend);
        looked += 1;
        if (response.low <= wanted && wanted <= response.high) covered += 1;
      }
    }
    // 80 % of 24, three standard errors either way.
    expect(covered / looked).toBeGreaterThan(0.55);
  });

  it('does not depend on the units of spending and outcome', () => {
    const { spend, season, outcome } = simulatedWeeks(12);
    const plain = fitted(spend, outcome, { controls: { season }, draws: 10 });
    const cents = Object.fromEntries(
      Object.entries(spend).map(([name, column]) => [name, column.map((value) => 100 * value)]),
    );
    const scaled = fitted(
      cents,
      outcome.map((value) => 10 * value),
      { controls: { season }, draws: 10 },
    );
    plain.channels.forEach((own, c) => {
      expect((scaled.channels[c]?.response.expected ?? 0) / own.response.expected).toBeCloseTo(10, 2);
    });
  });

  it('believes an experiment, and is surer for it', () => {
    const { spend, season, outcome } = simulatedWeeks(13, 60, 25);
    const without = fitted(spend, outcome, { controls: { season } });
    const experiments = [{ channel: 'print', spend: 60, spendHeldOut: 0, added: 16.7, standardError: 1 }];
    const tried = fitted(spend, outcome, { controls: { season }, experiments });
    const width = (fit: ResponseFit): number => {
      const print = fit.channels.find(({ channel }) => channel === 'print');
      return (print?.response.high ?? 0) - (print?.response.low ?? 0);
    };
    expect(width(tried)).toBeLessThan(width(without));
    const print = tried.channels.find(({ channel }) => channel === 'print');
    expect(Math.abs(responseTo(print?.curve ?? curve(0, 1), 60) - 16.7)).toBeLessThan(2.5);
  });

  it('warns of channels that move together and of those it hardly learned', () => {
    const { spend, outcome } = simulatedWeeks(14, 60, 40);
    const twins = { ...spend, twin: (spend.search ?? []).map((value) => 2 * value) };
    const codes = fitted(twins, outcome, { draws: 20 }).warnings.map(({ code }) => code);
    expect(codes).toContain('channels-move-together');
  });

  it('answers that there are too few weeks, and names broken columns', () => {
    const { spend, outcome } = simulatedWeeks(15, 20);
    expect(fitResponseCurves(spend, outcome)).toMatchObject({ found: 20, needed: 30 });
    expect(() =>
      fitResponseCurves({ a: [1, -1], b: [1] }, [1, 2], {
        experiments: [{ channel: 'c', spend: 1, spendHeldOut: 0, added: 1, standardError: 1 }],
      }),
    ).toThrow(/a has -1; b has 1 periods, not 2; an experiment in c/);
  });
});

describe('allocateBudget', () => {
  const channels = [
    { channel: 'search', curve: curve(120, 40), current: 10, support: { least: 1, most: 90 } },
    { channel: 'social', curve: curve(60, 60, 0.8), current: 80, support: { least: 5, most: 20 } },
    { channel: 'print', curve: curve(25, 30), current: 10 },
  ];

  it('equals marginal returns, spends the budget, and beats every other sharing-out', () => {
    const result = allocateBudget(channels, 100);
    const spends = result.channels.map(({ spend }) => spend);
    expect(spends.reduce((sum, spend) => sum + spend, 0)).toBeCloseTo(100, 8);
    for (const own of result.channels) expect(own.marginalReturn).toBeCloseTo(result.marginalReturn, 8);
    let best = 0;
    for (let a = 0; a <= 100; a += 1) {
      for (let b = 0; a + b <= 100; b += 1) {
        const worth = [a, b, 100 - a - b].reduce(
          (sum, spend, c) => sum + responseTo(channels[c]?.curve ?? curve(0, 1), spend),
          0,
        );
        best = Math.max(best, worth);
      }
    }
    expect(result.expectedResponse).toBeGreaterThanOrEqual(best - 1e-9);
    expect(result.gain?.expected).toBeGreaterThan(0);
  });

  it('keeps to limits: at one, the marginal return may differ only the right way (Karush–Kuhn–Tucker)', () => {
    const limited = channels.map((own) =>
      own.channel === 'search' ? { ...own, maximum: 30 } : { ...own, minimum: 20 },
    );
    const result = allocateBudget(limited, 100);
    for (const { at, marginalReturn } of result.channels) {
      if (at === 'maximum') expect(marginalReturn).toBeGreaterThanOrEqual(result.marginalReturn - 1e-9);
      if (at === 'minimum') expect(marginalReturn).toBeLessThanOrEqual(result.marginalReturn + 1e-9);
    }
    expect(result.channels[0]).toMatchObject({ spend: 30, at: 'maximum' });
  });

  it.each([1, 2, 3, 4, 5, 6])('finds nearly the best of S-shaped curves too (%i)', (seed) => {
    const random = seededRandom(seed);
    const shaped = ['a', 'b', 'c'].map((channel) => ({
      channel,
      curve: curve(20 + 80 * random.uniform(), 10 + 60 * random.uniform(), 0.7 + 2.3 * random.uniform()),
    }));
    const budget = 20 + 80 * random.uniform();
    let best = 0;
    for (let a = 0; a <= 200; a += 1) {
      for (let b = 0; a + b <= 200; b += 1) {
        const worth = [a, b, 200 - a - b].reduce(
          (sum, part, c) => sum + responseTo(shaped[c]?.curve ?? curve(0, 1), (part * budget) / 200),
          0,
        );
        best = Math.max(best, worth);
      }
    }
    expect(allocateBudget(shaped, budget).expectedResponse).toBeGreaterThan(0.995 * best);
  });

  it('flags what was never tried, and gives ranges', () => {
    const random = seededRandom(5);
    const draws = Array.from({ length: 100 }, () =>
      channels.map(({ curve: own }) => ({ ...own, most: own.most * Math.exp(0.3 * random.normal()) })),
    );
    const result = allocateBudget(channels, 100, { draws });
    const [search, social, print] = result.channels;
    expect(search?.support).toBe('inside');
    expect(social?.support).toBe('above-observed');
    expect(print?.support).toBe('unknown');
    expect(search?.low).toBeLessThan(search?.high ?? 0);
    expect(result.advice).toBe('move');
  });

  it('does not move money for a gain that may be none', () => {
    const random = seededRandom(6);
    const alike = ['a', 'b'].map((channel, i) => ({ channel, curve: curve(50 + 2 * i, 40), current: 50 }));
    const draws = Array.from({ length: 200 }, () =>
      alike.map(({ curve: own }) => ({ ...own, most: own.most * Math.exp(0.4 * random.normal()) })),
    );
    expect(allocateBudget(alike, 100, { draws }).advice).toBe('no-clear-gain');
    expect(allocateBudget([{ channel: 'a', curve: curve(1, 1) }], 5).advice).toBe('plan');
  });

  it('spends less than the budget only when limits say so, and names limits that cannot be met', () => {
    const capped = channels.map((own) => ({ ...own, maximum: 10 }));
    expect(allocateBudget(capped, 100).channels.map(({ spend }) => spend)).toEqual([10, 10, 10]);
    expect(() =>
      allocateBudget(
        channels.map((own) => ({ ...own, minimum: 50 })),
        100,
      ),
    ).toThrow(/minimums of 150 in a budget of 100/);
    expect(() => allocateBudget([], -1)).toThrow(/a budget of -1; no channel/);
  });
});
