import { describe, expect, it } from 'vitest';
import { seededRandom } from '../numerics/seeded-random.ts';
import { chainDiagnostics } from './chain-diagnostics.ts';
import { fitChoices } from './fit-choices.ts';
import {
  type ChoosingPerson,
  fitIndividualChoices,
  type IndividualChoiceFit,
} from './fit-individual-choices.ts';
import {
  evaluateHeldOutChoices,
  individualImportance,
  individualWillingnessToPay,
  simulateShares,
} from './simulate-shares.ts';

const columns = ['fast', 'loan', 'price'];
const truth = [1, 0.5, -1.2];
const spread = [0.9, 0.6, 0.4];

/** People with utilities of their own, each answering some tasks of three packages. */
function simulated(n: number, tasks: number, seed: number, own?: number[][]): ChoosingPerson[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_, person) => {
    const utilities = own?.[person] ?? truth.map((mean, j) => mean + (spread[j] ?? 0) * random.normal());
    return {
      tasks: Array.from({ length: tasks }, () => {
        const alternatives = [0, 1, 2].map(() => [
          random.uniform() < 0.5 ? 1 : 0,
          random.uniform() < 0.5 ? 1 : 0,
          1 + random.integerBelow(4) / 2,
        ]);
        const worth = alternatives.map((values) =>
          values.reduce(
            (sum, value, j) => sum + value * (utilities[j] ?? 0),
            -Math.log(random.exponential(1)),
          ),
        );
        return { alternatives, chosen: worth.indexOf(Math.max(...worth)) };
      }),
    };
  });
}

function fitted(...input: Parameters<typeof fitIndividualChoices>): IndividualChoiceFit {
  const fit = fitIndividualChoices(...input);
  if (fit.outcome !== 'fitted') throw new Error('expected a fit');
  return fit;
}

describe('fitIndividualChoices', { timeout: 60_000 }, () => {
  const everyone = simulated(150, 12, 31);
  const learned = everyone.map(({ tasks }) => ({ tasks: tasks.slice(0, 10) }));
  const heldOut = everyone.map(({ tasks }) => ({ tasks: tasks.slice(10) }));
  const fit = fitted(columns, learned, { draws: 500 });

  it('gets population means and differences back, with chains that agree', () => {
    expect(fit.converged).toBe(true);
    fit.means.forEach((mean, j) => {
      // Within four posterior deviations; the interval is 3.92 of them wide.
      expect(Math.abs(mean.estimate - (truth[j] ?? NaN))).toBeLessThan(mean.high - mean.low);
      expect(mean.rHat).toBeLessThan(1.05);
      expect(mean.effectiveDraws).toBeGreaterThan(60);
    });
    fit.differences.forEach((difference, j) => {
      expect(Math.abs(difference.estimate - (spread[j] ?? 0))).toBeLessThan(0.3);
    });
  });

  it('foretells held-out choices better than one set of utilities for all', () => {
    const judged = evaluateHeldOutChoices(fit, heldOut);
    const tasks = learned.flatMap((person) =>
      person.tasks.map(({ alternatives, chosen }) => ({
        alternatives: alternatives.map((values, a) => ({ values, chosen: a === chosen ? 1 : 0 })),
      })),
    );
    const one = fitChoices(columns, tasks);
    if (one.outcome !== 'fitted') throw new Error('expected a fit');
    const utilities = one.partWorths.map(({ utility }) => utility);
    const same = { ...fit, people: fit.people.map((person) => ({ ...person, utilities })) };
    expect(judged.n).toBe(300);
    expect(judged.chance).toBeCloseTo(1 / 3, 12);
    expect(judged.hitRate.low).toBeGreaterThan(judged.chance);
    expect(judged.rootLikelihood).toBeGreaterThan(evaluateHeldOutChoices(same, heldOut).rootLikelihood);
  });

  it('gives shares with intervals that add up to 1', () => {
    const packages = [
      [1, 0, 2],
      [0, 1, 1],
      [0, 0, 1],
    ];
    const shares = simulateShares(fit, packages);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    for (const { share, low, high } of shares) {
      expect(low).toBeLessThan(share);
      expect(high).toBeGreaterThan(share);
    }
    const [first] = simulateShares(fit, packages, { rule: 'first-choice' });
    expect(first?.share).toBeGreaterThan(0);
    expect(() => simulateShares(fit, [[1, 0]])).toThrow(/two packages or more of 3/);
  });

  it('prices what people get, by medians', () => {
    const { amounts, ignored } = individualWillingnessToPay(fit, 'price');
    const fast = amounts.find(({ name }) => name === 'fast');
    expect(Math.abs((fast?.median ?? 0) - 1 / 1.2)).toBeLessThan(0.25);
    expect(fast?.low).toBeLessThan(fast?.high ?? 0);
    expect(ignored).toBeLessThan(10);
    expect(() => individualWillingnessToPay(fit, 'fast')).toThrow(/fast that lowers/);
  });

  it('averages the importance of people, so that opposite wishes count', () => {
    const own = Array.from({ length: 60 }, (_, i) => [i % 2 === 0 ? 2 : -2, 0, -0.5]);
    const opposed = fitted(columns, simulated(60, 12, 5, own), { draws: 300 });
    const importance = individualImportance(opposed, {
      speed: [{}, { fast: 1 }],
      loan: [{}, { loan: 1 }],
      price: [{ price: 1 }, { price: 2.5 }],
    });
    expect(importance.speed).toBeGreaterThan(0.4);
    expect(Object.values(importance).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('gives the same answer for the same seed', () => {
    const few = simulated(25, 6, 3);
    const options = { draws: 100, seed: 4 };
    expect(fitted(columns, few, options).people).toEqual(fitted(columns, few, options).people);
  });

  it('notices people who guess', () => {
    const random = seededRandom(8);
    const guessing = simulated(40, 10, 12).map((person, i) =>
      i < 35 ? person : { tasks: person.tasks.map((task) => ({ ...task, chosen: random.integerBelow(3) })) },
    );
    const flagged = fitted(columns, guessing, { draws: 200 }).people.flatMap((person, i) =>
      person.guessing ? [i] : [],
    );
    const [guessers, others] = [flagged.filter((i) => i >= 35), flagged.filter((i) => i < 35)];
    expect(guessers.length / 5).toBeGreaterThanOrEqual(0.6);
    expect(others.length / 35).toBeLessThan(0.4);
  });

  it('answers that there are too few people, and names broken tasks', () => {
    expect(fitIndividualChoices(columns, learned.slice(0, 5))).toMatchObject({ found: 5, needed: 20 });
    expect(() => fitIndividualChoices(columns, [{ tasks: [{ alternatives: [[1, 2]], chosen: 2 }] }])).toThrow(
      /task 0 of person 0 chose 2 of 1 with 2 values/,
    );
  });
});

describe('chainDiagnostics', () => {
  it('counts independent draws in full, and correlated ones by what theory says', () => {
    const random = seededRandom(6);
    const independent = [0, 1].map(() => Float64Array.from({ length: 4000 }, () => random.normal()));
    expect(chainDiagnostics(independent).effectiveDraws).toBeGreaterThan(6500);
    const carried = [0, 1].map(() => {
      let last = 0;
      return Float64Array.from({ length: 20000 }, () => {
        last = 0.8 * last + random.normal();
        return last;
      });
    });
    // (1 − ρ) / (1 + ρ) = 1 / 9.
    expect(chainDiagnostics(carried).effectiveDraws / 40000).toBeCloseTo(1 / 9, 1);
    expect(chainDiagnostics(carried).rHat).toBeLessThan(1.01);
  });

  it('sees chains that are somewhere else', () => {
    const random = seededRandom(7);
    const apart = [0, 3].map((mean) => Float64Array.from({ length: 500 }, () => mean + random.normal()));
    expect(chainDiagnostics(apart).rHat).toBeGreaterThan(1.5);
  });
});
