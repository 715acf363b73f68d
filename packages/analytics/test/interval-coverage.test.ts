import { describe, expect, it } from 'vitest';
import { COVERED_MODELS, intervalCoverage } from './interval-coverage.ts';

// A sample; bench/analytics/interval-coverage.ts runs 1,000 data sets a model.
describe('95 % intervals of parameters', { timeout: 120_000 }, () => {
  it.each(COVERED_MODELS.filter(({ model }) => model === 'bg-nbd' || model === 'nbd'))(
    'hold the truth as often as they say: $model',
    (model) => {
      const { n, covered } = intervalCoverage(model, 80, 1500);

      expect(n).toBeGreaterThanOrEqual(78);
      for (const [name, share] of Object.entries(covered)) {
        // 0.95 less four standard errors of 80 trials.
        expect(share, name).toBeGreaterThan(0.85);
      }
    },
  );
});
