import { describe, expect, it } from 'vitest';
import { seededRandom } from '../numerics/seeded-random.ts';
import {
  attributeImportance,
  type ChoiceFit,
  type ChoiceTask,
  choiceShares,
  fitChoices,
  willingnessToPay,
} from './fit-choices.ts';

const columns = ['fast', 'warranty2', 'warranty3', 'price', 'none'];
const pack = (fast: boolean, warranty: number, price: number): number[] => [
  fast ? 1 : 0,
  warranty === 2 ? 1 : 0,
  warranty === 3 ? 1 : 0,
  price / 100,
  0,
];
const none = [0, 0, 0, 0, 1];

// T-17, fixture B: two packages and none; how many of 30 chose each.
const shown: [[boolean, number, number], [boolean, number, number], [number, number, number]][] = [
  [
    [true, 1, 100],
    [false, 3, 100],
    [17, 9, 4],
  ],
  [
    [true, 2, 150],
    [false, 1, 100],
    [18, 7, 5],
  ],
  [
    [false, 2, 100],
    [true, 1, 200],
    [13, 8, 9],
  ],
  [
    [true, 3, 200],
    [false, 2, 150],
    [12, 8, 10],
  ],
  [
    [false, 3, 150],
    [true, 1, 100],
    [9, 18, 3],
  ],
  [
    [true, 2, 200],
    [false, 3, 200],
    [11, 9, 10],
  ],
  [
    [false, 1, 150],
    [true, 2, 100],
    [3, 24, 3],
  ],
  [
    [true, 3, 150],
    [false, 1, 200],
    [22, 1, 7],
  ],
];
const tasks: ChoiceTask[] = shown.map(([first, second, [a, b, c]]) => ({
  alternatives: [
    { values: pack(...first), chosen: a },
    { values: pack(...second), chosen: b },
    { values: none, chosen: c },
  ],
}));

function fitted(): ChoiceFit {
  const fit = fitChoices(columns, tasks);
  if (fit.outcome !== 'fitted') throw new Error('expected a fit');
  return fit;
}

describe('conditional logit (T-17, computed in R)', () => {
  it('utilities, errors and log-likelihood', () => {
    const fit = fitted();
    const utilities = [1.047128, 0.332295, 0.705427, -1.433811, -1.735332];
    const errors = [0.183447, 0.22321, 0.239459, 0.29672, 0.461763];

    expect(fit.converged).toBe(true);
    fit.partWorths.forEach((part, i) => {
      expect(part.utility).toBeCloseTo(utilities[i] ?? 0, 6);
      expect(part.standardError).toBeCloseTo(errors[i] ?? 0, 6);
    });
    expect(fit.logLikelihood).toBeCloseTo(-224.486887, 6);
    expect(fit.nullLogLikelihood).toBeCloseTo(-263.666949, 6);
    expect(fit.n).toBe(240);
  });

  it('willingness to pay', () => {
    const amounts = willingnessToPay(fitted(), 'price').map((entry) => 100 * entry.amount);
    [73.03, 23.18, 49.2].forEach((wanted, i) => {
      expect(amounts[i]).toBeCloseTo(wanted, 2);
    });
    const [fast] = willingnessToPay(fitted(), 'price');
    expect(fast?.low).toBeGreaterThan(0);
    expect(fast?.high).toBeGreaterThan(fast?.amount ?? Infinity);
    expect(() => willingnessToPay(fitted(), 'fast')).toThrow(/lowers utility/);
  });

  it('shares of packages, and importance of attributes', () => {
    const shares = choiceShares(fitted(), [pack(true, 2, 150), pack(false, 3, 100), none]);
    [0.412338, 0.430417, 0.157245].forEach((wanted, i) => {
      expect(shares[i]).toBeCloseTo(wanted, 6);
    });
    const importance = attributeImportance(fitted(), {
      speed: [{}, { fast: 1 }],
      warranty: [{}, { warranty2: 1 }, { warranty3: 1 }],
      price: [{ price: 1 }, { price: 1.5 }, { price: 2 }],
    });
    expect(100 * (importance.speed ?? 0)).toBeCloseTo(32.8628, 4);
    expect(100 * (importance.warranty ?? 0)).toBeCloseTo(22.1389, 4);
    expect(100 * (importance.price ?? 0)).toBeCloseTo(44.9983, 4);
  });
});

describe('choices of simulated people', () => {
  it('give the utilities back within four standard errors', () => {
    const random = seededRandom(14);
    const truth = [0.8, -0.5, -1.2];
    const simulated = Array.from({ length: 1500 }, (): ChoiceTask => {
      const options = [0, 1, 2].map(() => truth.map(() => (random.uniform() < 0.5 ? 1 : 0)));
      const utilities = options.map((values) => {
        const luck = -Math.log(random.exponential(1));
        return values.reduce((sum, value, j) => sum + value * (truth[j] ?? 0), luck);
      });
      const best = utilities.indexOf(Math.max(...utilities));
      return { alternatives: options.map((values, i) => ({ values, chosen: i === best ? 1 : 0 })) };
    });
    const fit = fitChoices(['a', 'b', 'c'], simulated);
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    fit.partWorths.forEach((part, j) => {
      expect(Math.abs(part.utility - (truth[j] ?? 0))).toBeLessThan(4 * part.standardError);
    });
  });
});

describe('edges', () => {
  it('answers that there is not enough data', () => {
    expect(fitChoices(columns, tasks.slice(0, 0))).toMatchObject({
      outcome: 'not-enough-data',
      found: 0,
      needed: 25,
    });
  });

  it('names broken tasks, and columns that cannot be told apart', () => {
    expect(() =>
      fitChoices(
        ['a'],
        [
          {
            alternatives: [
              { values: [1, 2], chosen: 1 },
              { values: [1], chosen: 0 },
            ],
          },
        ],
      ),
    ).toThrow(/alternative 0 of task 0 has values 1 2/);
    expect(() => fitChoices(['a'], [{ alternatives: [{ values: [1], chosen: 1 }] }])).toThrow(
      /1 alternatives/,
    );
    const twins = tasks.map(({ alternatives }) => ({
      alternatives: alternatives.map(({ values, chosen }) => ({
        values: [values[0] ?? 0, values[0] ?? 0],
        chosen,
      })),
    }));
    expect(() => fitChoices(['a', 'b'], twins)).toThrow(/always move together/);
  });
});
