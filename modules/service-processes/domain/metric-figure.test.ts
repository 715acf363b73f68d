import { describe, expect, it } from 'vitest';
import { curveFigure, meanFigure, rateFigure, shareFigure, timeFigure } from './metric-figure.ts';

describe('the figures of a service', () => {
  it('tell a share with Wilson, and none of fewer than ten', () => {
    // Wilson for 8 of 10, by hand: centre (0.8 + 3.8415/20) / 1.38415, reach 1.96 √(0.016 + 3.8415/400) / 1.38415.
    const { value, low, high } = shareFigure(8, 10);
    expect([value, low, high].map((one) => one?.toFixed(3))).toEqual(['0.800', '0.490', '0.943']);
    expect(shareFigure(8, 9)).toMatchObject({ n: 9, value: null, low: null });
  });

  it('tell the median of five times or more, and nine tenths of ten or more', () => {
    const ten = Array.from({ length: 10 }, (_, index) => index + 1);
    expect(timeFigure(ten)).toMatchObject({ n: 10, value: 5.5 });
    expect(timeFigure(ten).p90).toBeCloseTo(9.1, 10);
    expect(timeFigure([1, 2, 3, 4, 100])).toMatchObject({ value: 3, low: expect.any(Number), p90: null });
    expect(timeFigure([1, 2, 3, 4])).toMatchObject({ n: 4, value: null });
  });

  it('tell a rate for each hundred with the Poisson interval, also when nothing happened', () => {
    // Exact limits for 10 events are 4.795 and 18.390.
    const { value, low, high } = rateFigure(10, 100);
    expect(value).toBe(10);
    expect(low).toBeCloseTo(4.795, 1);
    expect(high).toBeCloseTo(18.39, 1);
    expect(rateFigure(0, 100)).toMatchObject({ value: 0, low: 0 });
    expect(rateFigure(0, 100).high).toBeCloseTo(3.689, 1);
    expect(rateFigure(3, 9)).toMatchObject({ value: null });
  });

  it('tell a mean with Student, and none of fewer than ten', () => {
    const { value, low, high } = meanFigure([20, 22, 24, 26, 28, 20, 22, 24, 26, 28]);
    expect([value, low, high].map((one) => one?.toFixed(2))).toEqual(['24.00', '21.87', '26.13']);
    expect(meanFigure([1, 2])).toMatchObject({ n: 2, value: null });
  });

  it('tell how long until something happens again, those it has not happened to counted as far as known', () => {
    const month = 365.25 / 12;
    const waited = [
      { days: 10 * month, happened: true, times: 8 },
      { days: 20 * month, happened: true, times: 4 },
      { days: 30 * month, happened: false, times: 8 },
    ];
    // After 10 months 12 of 20 are left, after 20 months 8 of 20.
    expect(curveFigure(waited, null)).toMatchObject({ n: 20, value: 20 });
    expect(curveFigure(waited, 12).value).toBeCloseTo(0.4, 10);
    expect(curveFigure(waited, 24).value).toBeCloseTo(0.6, 10);
    // Nobody was seen for so long.
    expect(curveFigure(waited, 60)).toMatchObject({ n: 20, value: null });
  });
});
