import { describe, expect, it } from 'vitest';
import { coverageCases } from './coverage-case.ts';
import { intervalCoverage } from './interval-coverage.ts';

// A sample; bench/analytics/interval-coverage.ts runs 1,000 data sets a model.
describe('95 % intervals of parameters', { timeout: 120_000 }, () => {
  const quick = ['bg-nbd', 'nbd', 'gamma-gamma', 'sbg', 'cox', 'weibull'];

  it.each(coverageCases(1500).filter(({ name }) => quick.includes(name)))(
    'hold the truth as often as they say: $name',
    (own) => {
      const { n, parameters } = intervalCoverage(own, 80);

      expect(n).toBeGreaterThanOrEqual(78);
      for (const { parameter, share } of parameters) {
        // 0.95 less four standard errors of 80 trials.
        expect(share, parameter).toBeGreaterThan(0.85);
      }
    },
  );
});
