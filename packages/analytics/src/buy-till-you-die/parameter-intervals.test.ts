import { describe, expect, it } from 'vitest';
import { parameterIntervals } from './parameter-intervals.ts';

describe('intervals of parameters', () => {
  it('are as far above the estimate as below it, in times', () => {
    const [r] = parameterIntervals({ parameters: { r: 0.25 }, standardErrors: { r: 0.05 } }) ?? [];

    // 0.25 · e^(±1.9599640 · 0.05 / 0.25)
    expect(r).toMatchObject({ parameter: 'r', estimate: 0.25, confidence: 0.95 });
    expect(r?.low).toBeCloseTo(0.168927245, 9);
    expect(r?.high).toBeCloseTo(0.369981763, 9);
  });

  it('leave out what was fixed, and are not there for a flat likelihood', () => {
    const fit = { parameters: { a: 0.7, c: 1 }, standardErrors: { a: 0.1, c: 0 } };

    expect(parameterIntervals(fit)?.map(({ parameter }) => parameter)).toEqual(['a']);
    expect(parameterIntervals({ ...fit, standardErrors: undefined })).toBeUndefined();
  });

  it('refuse a confidence that is none', () => {
    expect(() => parameterIntervals({ parameters: { r: 1 }, standardErrors: { r: 1 } }, 95)).toThrow(
      'parameterIntervals requires 0 < confidence < 1, got 95',
    );
  });
});
