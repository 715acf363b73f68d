import { describe, expect, it } from 'vitest';
import { importanceDisagreement, importancePerformance } from './importance-performance.ts';
import { serviceQuality } from './service-quality.ts';

describe('importancePerformance', () => {
  // The electrical shop of S2: convenience matters most and is worst.
  const factors = [
    { name: 'convenience', importance: 9, performance: 5, performanceLow: 4.5, performanceHigh: 5.5 },
    { name: 'range', importance: 6, performance: 6, performanceLow: 5.4, performanceHigh: 6.6 },
    { name: 'brand', importance: 8, performance: 7 },
    { name: 'price', importance: 3, performance: 7 },
    { name: 'relation', importance: 4, performance: 4 },
  ];

  it('labels each factor by the lines, and marks those too near to a line', () => {
    const map = importancePerformance(factors);

    expect([map.importanceCut, map.performanceCut]).toEqual([6, 5.8]);
    expect(map.factors.map(({ label }) => label)).toEqual([
      'concentrate-here',
      'keep-up',
      'keep-up',
      'possible-overkill',
      'low-priority',
    ]);
    expect(map.factors.map(({ decided }) => decided)).toEqual([true, false, true, true, true]);
  });

  it('says which labels hang on where the lines run', () => {
    const own = importancePerformance(factors, { importance: 5, performance: 6.5 });

    expect(own.factors[1]?.label).toBe('concentrate-here');
    expect(own.labelsChanged).toEqual([
      { cut: 'mean', factors: ['range'] },
      { cut: 'median', factors: ['range'] },
    ]);
    expect(importancePerformance(factors).labelsChanged).toEqual([{ cut: 'median', factors: [] }]);
  });

  it('finds what people call unimportant and act on', () => {
    expect(
      importanceDisagreement([
        { name: 'price', stated: 9, derived: 0.1 },
        { name: 'warmth', stated: 3, derived: 0.6 },
        { name: 'speed', stated: 6, derived: 0.3 },
      ]),
    ).toEqual([
      { name: 'price', statedRank: 1, derivedRank: 3 },
      { name: 'warmth', statedRank: 3, derivedRank: 1 },
    ]);
  });

  it('refuses nothing and gaps', () => {
    expect(() => importancePerformance([])).toThrow(/got none/);
    expect(() => importancePerformance([{ name: 'a', importance: NaN, performance: 1 }])).toThrow(/got a/);
  });
});

describe('serviceQuality', () => {
  const items = [
    { dimension: 'reliability', perceptions: [5, 6, 4, 7], expectations: [7, 7, 6, 7] },
    { dimension: 'reliability', perceptions: [5, 7, 3, 6], expectations: [7, 7, 6, 7] },
    { dimension: 'empathy', perceptions: [6, 6, 5, 7], expectations: [5, 6, 5, 6] },
  ];

  it('gives gaps of the same people, perceptions, agreement of items', () => {
    const quality = serviceQuality(items);
    const [reliability, empathy] = quality.dimensions;

    expect(reliability?.perception.mean).toBe(5.375);
    expect(reliability?.gap?.mean).toBe(-1.375);
    expect(reliability?.alpha).toBeGreaterThan(0.8);
    expect(empathy?.gap?.mean).toBe(0.5);
    expect(empathy?.alpha).toBeUndefined();
    expect(quality.gap).toBeCloseTo((-1.375 + 0.5) / 2, 12);
    // The gap is paired: narrower than two separate means would allow.
    expect((reliability?.gap?.standardDeviation ?? 9) ** 2).toBeLessThan(
      (reliability?.perception.standardDeviation ?? 0) ** 2 +
        (reliability?.expectation?.standardDeviation ?? 0) ** 2,
    );
  });

  it('weighs dimensions, and does without expectations', () => {
    const perceptions = items.map(({ dimension, perceptions: met }) => ({ dimension, perceptions: met }));
    const quality = serviceQuality(perceptions, { reliability: 75, empathy: 25 });

    expect(quality.perception).toBeCloseTo(0.75 * 5.375 + 0.25 * 6, 12);
    expect(quality.gap).toBeUndefined();
    expect(() => serviceQuality(items, { reliability: 1 })).toThrow(/weight ≥ 0 for empathy/);
  });

  it('warns when items do not measure one thing', () => {
    const odd = serviceQuality([
      { dimension: 'tangibles', perceptions: [1, 7, 2, 6] },
      { dimension: 'tangibles', perceptions: [6, 2, 7, 3] },
    ]);
    expect(odd.warnings.map((warning) => warning.code)).toEqual(['items-disagree']);
  });

  it('refuses items answered by different numbers of people', () => {
    expect(() =>
      serviceQuality([
        { dimension: 'a', perceptions: [1, 2] },
        { dimension: 'a', perceptions: [1] },
      ]),
    ).toThrow(/item 1 of a has 1 and 2/);
  });
});
