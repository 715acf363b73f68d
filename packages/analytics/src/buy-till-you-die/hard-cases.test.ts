import { describe, expect, it } from 'vitest';
import { gaussLegendre } from '../numerics/gauss-legendre.ts';
import { logBeta } from '../numerics/log-gamma.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { aliveStates } from './alive-state.ts';
import { logDropoutIntegral } from './dropout-integral.ts';
import { discountedPurchasesIfAlive, expectedPurchasesIfAlive } from './forecast-if-alive.ts';

const panels = 200;
const rule = gaussLegendre(40);

/** ∫ f over [0, end], by 8,000 points crowded at 0 on a scale of `near`. */
function bruteIntegral(end: number, near: number, f: (x: number) => number): number {
  const reach = Math.log1p(end / near);
  let sum = 0;
  for (let panel = 0; panel < panels; panel += 1) {
    for (let i = 0; i < rule.nodes.length; i += 1) {
      const v = (reach * (panel + (rule.nodes[i] ?? 0))) / panels;
      sum += (((rule.weights[i] ?? 0) * reach) / panels) * near * Math.exp(v) * f(near * Math.expm1(v));
    }
  }
  return sum;
}

describe('hard cases against brute force', { timeout: 60_000 }, () => {
  it('the dropout integral: alpha .3–160, beta .3–1000, up to 800 purchases', () => {
    const random = seededRandom(4);
    const between = (low: number, high: number): number => low * (high / low) ** random.uniform();
    for (let trial = 0; trial < 120; trial += 1) {
      const alpha = between(0.3, 160);
      const beta = between(0.3, 1000);
      const k = 0.05 + 3 * random.uniform() + Math.floor(between(1, 800));
      const s = 0.05 + 4 * random.uniform();
      const age = 1 + 300 * random.uniform();
      const recency = age * random.uniform();
      const near = 1e-6 * (Math.min(alpha, beta) + recency);
      const shape = bruteIntegral(age - recency, near, (u) =>
        Math.exp(-k * Math.log1p(u / (alpha + recency)) - (s + 1) * Math.log1p(u / (beta + recency))),
      );
      const wanted = Math.log(shape) - k * Math.log(alpha + recency) - (s + 1) * Math.log(beta + recency);

      // The peers' hypergeometric difference reaches 3e−6 here, and is not finite in one case of forty.
      expect(Math.abs(logDropoutIntegral(k, alpha, s, beta, recency, age) - wanted)).toBeLessThan(1e-10);
    }
  });

  it('the dropout integral: alpha and beta up to ten orders apart, with and without purchases', () => {
    const random = seededRandom(7);
    const between = (low: number, high: number): number => low * (high / low) ** random.uniform();
    for (let trial = 0; trial < 150; trial += 1) {
      const [alpha, beta] = [between(1e-6, 1e5), between(1e-5, 1e6)];
      const [s, age] = [between(0.01, 50), between(0.01, 500)];
      const purchases = random.uniform() < 0.5 ? 0 : Math.round(between(1, 2000));
      const k = between(0.01, 50) + purchases;
      const recency = purchases === 0 ? 0 : age * random.uniform();
      const near = 1e-6 * (Math.min(alpha, beta) + recency);
      const shape = bruteIntegral(age - recency, near, (u) =>
        Math.exp(-k * Math.log1p(u / (alpha + recency)) - (s + 1) * Math.log1p(u / (beta + recency))),
      );
      const wanted = Math.log(shape) - k * Math.log(alpha + recency) - (s + 1) * Math.log(beta + recency);

      // Logarithms here reach tens of thousands: the last digits of those are lost in any way to write them.
      expect(Math.abs(logDropoutIntegral(k, alpha, s, beta, recency, age) - wanted)).toBeLessThan(1e-10);
    }
  });

  // Expected purchases by their other form: the integral of the purchase rate over time.
  it.each([
    { x: 0, age: 0, weeks: 5000 },
    { x: 1, age: 2, weeks: 520 },
    { x: 40, age: 50, weeks: 1040 },
    { x: 3000, age: 400, weeks: 520 },
  ])('BG/NBD at a = 1 and around it: $x purchases in $age weeks, $weeks ahead', ({ x, age, weeks }) => {
    for (const a of [0.05, 0.999999, 1, 1.000001, 4]) {
      const parameters = { r: 0.243, alpha: 4.414, a, b: 2.426 };
      const state = aliveStates({ model: 'bg-nbd', parameters })(x, age);
      const [k, rate, b] = [0.243 + x, 4.414 + age, 2.426 + x];
      const expected = expectedPurchasesIfAlive(state, weeks);
      // Over q = p^a, which takes the singularity at p = 0 away.
      const wanted = bruteIntegral(1, 1e-40, (q) => {
        const p = q ** (1 / a);
        if (p === 0 || p >= 1) return 0;
        const gain = -Math.expm1(-k * Math.log1p((p * weeks) / rate)) / p;
        return (gain * Math.exp((b - 1) * Math.log1p(-p) - logBeta(a, b))) / a;
      });

      expect(Math.abs(expected / wanted - 1)).toBeLessThan(1e-8);
    }
  });

  it('discounted purchases are the integral of the discounted rate, for all ways of leaving', () => {
    const models = [
      { model: 'bg-nbd' as const, parameters: { r: 0.5, alpha: 5, a: 0.8, b: 2.4 } },
      { model: 'pareto-nbd' as const, parameters: { r: 0.5, alpha: 5, s: 0.6, beta: 12 } },
      { model: 'nbd' as const, parameters: { r: 0.5, alpha: 5 } },
    ];
    for (const model of models) {
      const state = aliveStates(model)(6, 30);
      for (const [discount, horizon] of [
        [0.0003, 100],
        [0.0027, 52],
        [0.0027, 1000],
        [0.05, 300],
      ] as const) {
        // By parts, so that only expected purchases are needed.
        const inside = bruteIntegral(
          horizon,
          1,
          (t) => Math.exp(-discount * t) * expectedPurchasesIfAlive(state, t),
        );
        const end = Math.exp(-discount * horizon) * expectedPurchasesIfAlive(state, horizon);
        expect(discountedPurchasesIfAlive(state, discount, horizon) / (end + discount * inside)).toBeCloseTo(
          1,
          9,
        );
      }
    }
  });
});
