import { describe, expect, it } from 'vitest';
import type { ChartTheme } from './chart-theme.ts';
import { trackingOption } from './tracking-plot.tsx';

const theme = { fontPx: 12 } as ChartTheme;
const words = { actual: 'actual', expected: 'expected', forecastBegins: 'forecast begins' };

function nameOffsets(points: readonly { label: string; actual?: number; expected: number }[]) {
  const option = trackingOption({ points, forecastFrom: 1, formatValue: String }, words, theme);
  const series = Array.isArray(option.series) ? option.series : [];
  const offsetOf = (name: string) => {
    const line: unknown = series.find((one) => one.name === name);
    const label = line as { endLabel: { offset: [number, number] } };
    return label.endLabel.offset[1];
  };
  return { actual: offsetOf('actual'), expected: offsetOf('expected') };
}

describe('names at the ends of a tracking plot', () => {
  it('stand a line apart when both lines end at the same place', () => {
    const offsets = nameOffsets([{ label: 'a', actual: 5, expected: 5 }]);
    expect(Math.abs(offsets.actual - offsets.expected)).toBeGreaterThan(theme.fontPx);
  });

  it('have the higher line named above', () => {
    expect(nameOffsets([{ label: 'a', actual: 4, expected: 5 }]).expected).toBeLessThan(0);
    expect(nameOffsets([{ label: 'a', actual: 6, expected: 5 }]).actual).toBeLessThan(0);
  });

  it('follow the last point that is known when the forecast goes further', () => {
    const points = [
      { label: 'a', actual: 6, expected: 5 },
      { label: 'b', expected: 9 },
    ];
    expect(nameOffsets(points).actual).toBeLessThan(0);
  });
});
