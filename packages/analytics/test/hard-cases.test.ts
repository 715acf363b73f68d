import { describe, expect, it } from 'vitest';
import { HARD_MODELS, hardCase } from './hard-case.ts';

// A sample; bench/analytics/hard-cases.ts runs 10,000 a model.
describe('random hard cases', { timeout: 120_000 }, () => {
  it.each(HARD_MODELS)('%s keeps every promise', (model) => {
    const seeds = Array.from({ length: model === 'pareto-nbd' ? 20 : 60 }, (_, seed) => seed);
    const results = seeds.map((seed) => hardCase(model, seed));
    const fitted = results.filter(({ outcome }) => outcome !== 'not-enough-data').length;

    expect(
      results.flatMap(({ broken }, seed) => broken.map((promise) => `seed ${seed}: ${promise}`)),
    ).toEqual([]);
    expect(fitted).toBeGreaterThan(seeds.length / 4);
  });
});
