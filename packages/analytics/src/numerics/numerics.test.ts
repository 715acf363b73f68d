import { describe, expect, it } from 'vitest';
import { betaQuadrature } from './beta-quadrature.ts';
import { digamma, trigamma } from './digamma.ts';
import { scaledExponentialIntegral } from './exponential-integral.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { logAddExp, logSumExp } from './log-add-exp.ts';
import { logBeta, logGamma, logGammaOnePlus } from './log-gamma.ts';
import { minimiseByBfgs, type SmoothObjective } from './minimise.ts';
import { minimiseByNewton } from './newton.ts';
import { normalCdf, normalQuantile } from './normal-distribution.ts';
import { seededRandom } from './seeded-random.ts';

describe('special functions', () => {
  // mpmath 1.3.0, 40 digits.
  it.each([
    [1e-10, 23.02585092988273],
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [5, 3.178053830347946],
    [2000, 13198.923448054265],
  ])('ln Γ(%f) = %f', (x, wanted) => {
    expect(Math.abs(logGamma(x) - wanted)).toBeLessThan(5e-15 * Math.max(1, wanted));
  });

  it('keeps the digits of ln Γ(1 + e) for small e', () => {
    expect(logGammaOnePlus(1e-12) / -0.5772156649015329e-12).toBeCloseTo(1, 11);
    expect(logGammaOnePlus(0.5)).toBeCloseTo(-0.12078223763524522, 15);
  });

  it('ψ and ψ′ are the derivatives of ln Γ', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 13);
    expect(digamma(0.01)).toBeCloseTo(-100.56088545786868, 12);
    expect(trigamma(0.01)).toBeCloseTo(10001.62121352835, 8);
  });

  it('e^z E_ν(z) agrees with its integral over every range it is computed in', () => {
    for (const order of [0.1, 0.5, 0.606, 0.99, 1, 1.0000001, 1.5, 3.7, 20.2, 61, 500, 2001]) {
      for (const z of [1e-6, 0.001, 0.03, 0.5, 0.99, 1, 3, 50]) {
        expect(scaledExponentialIntegral(order, z) / stream(order, z)).toBeCloseTo(1, 12);
      }
    }
  });

  function stream(order: number, z: number): number {
    let sum = 0;
    for (let i = -700; i <= 700; i += 1) {
      const v = (Math.PI / 2) * Math.sinh(i * 0.01);
      const s = Math.exp(v);
      const term = Math.exp(-z * s - order * Math.log1p(s)) * s * (Math.PI / 2) * Math.cosh(i * 0.01) * 0.01;
      if (Number.isFinite(term)) sum += term;
    }
    return sum;
  }

  it('incomplete beta and gamma functions match known shares', () => {
    expect(incompleteBeta(0.3, 2, 3)).toBeCloseTo(0.3483, 12);
    expect(incompleteBeta(0.9, 30, 0.2) + incompleteBeta(0.1, 0.2, 30)).toBeCloseTo(1, 13);
    expect(incompleteGamma(1, 2).upper).toBeCloseTo(Math.exp(-2), 15);
    expect(incompleteGamma(0.5, 0.3).lower).toBeCloseTo(0.5614219739190002, 12);
  });

  it('normal quantile inverts the cumulative into the far tails', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    for (const p of [1e-12, 1e-5, 0.2, 0.5, 0.77])
      expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 10);
  });

  it('adds logarithms without overflow', () => {
    expect(logAddExp(1000, 1000)).toBeCloseTo(1000 + Math.LN2, 12);
    expect(logAddExp(-Infinity, 3)).toBe(3);
    expect(logSumExp([-2000, -2000, -2000])).toBeCloseTo(-2000 + Math.log(3), 12);
    expect(logSumExp([])).toBe(-Infinity);
  });
});

describe('quadrature', () => {
  it('Gauss–Legendre is exact for polynomials of degree 2n − 1', () => {
    const { nodes, weights } = gaussLegendre(8);
    const integral = nodes.reduce((sum, x, i) => sum + (weights[i] ?? 0) * x ** 15, 0);
    expect(integral).toBeCloseTo(1 / 16, 15);
  });

  it.each([
    [0.793, 2.426],
    [0.05, 0.05],
    [0.793, 2002.4],
    [30, 0.2],
    [800, 3000],
  ])('beta(%f, %f) expectations of p and √p are exact to 12 digits', (a, b) => {
    const { nodes, weights } = betaQuadrature(a, b);
    const mean = nodes.reduce((sum, p, i) => sum + (weights[i] ?? 0) * p, 0);
    const root = nodes.reduce((sum, p, i) => sum + (weights[i] ?? 0) * Math.sqrt(p), 0);

    expect(mean / (a / (a + b))).toBeCloseTo(1, 12);
    expect(root / Math.exp(logBeta(a + 0.5, b) - logBeta(a, b))).toBeCloseTo(1, 10);
  });
});

describe('minimisers', () => {
  // Rosenbrock's valley, minimum at (1, 1).
  const valley: SmoothObjective = {
    dimension: 2,
    evaluate([x = 0, y = 0], gradient, hessian) {
      gradient.set([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]);
      hessian?.set([2 - 400 * (y - 3 * x * x), -400 * x, -400 * x, 200]);
      return (1 - x) ** 2 + 100 * (y - x * x) ** 2 + 1;
    },
  };

  it.each([
    ['BFGS', minimiseByBfgs],
    ['Newton', minimiseByNewton],
  ])('%s walks down a curved valley', (_, minimise) => {
    const result = minimise(valley, Float64Array.of(-1.2, 1));

    expect(result.converged).toBe(true);
    expect(result.point[0]).toBeCloseTo(1, 6);
    expect(result.point[1]).toBeCloseTo(1, 6);
  });
});

describe('seeded random numbers', () => {
  it('are the same for the same seed and differ between seeds', () => {
    const draw = (seed: number): number[] => {
      const random = seededRandom(seed);
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  const random = seededRandom(20);
  const distributions: { name: string; draw: () => number; mean: number; variance: number }[] = [
    { name: 'uniform', draw: () => random.uniform(), mean: 0.5, variance: 1 / 12 },
    { name: 'normal', draw: () => random.normal(), mean: 0, variance: 1 },
    { name: 'exponential', draw: () => random.exponential(2), mean: 0.5, variance: 0.25 },
    { name: 'gamma with shape below 1', draw: () => random.gamma(0.3, 2), mean: 0.15, variance: 0.075 },
    { name: 'gamma', draw: () => random.gamma(5, 2), mean: 2.5, variance: 1.25 },
    { name: 'beta', draw: () => random.beta(0.8, 2.4), mean: 0.25, variance: (0.25 * 0.75) / 4.2 },
    { name: 'small poisson', draw: () => random.poisson(3), mean: 3, variance: 3 },
    { name: 'large poisson', draw: () => random.poisson(300), mean: 300, variance: 300 },
  ];
  it.each(distributions)(
    '$name has its mean and variance within five standard errors',
    ({ draw, mean, variance }) => {
      const n = 40000;
      const values = Array.from({ length: n }, draw);
      const average = values.reduce((sum, value) => sum + value, 0) / n;
      const spread = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / n;

      expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(variance / n));
      expect(Math.abs(spread / variance - 1)).toBeLessThan(0.08);
    },
  );
});
