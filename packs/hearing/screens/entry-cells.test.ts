import { describe, expect, it } from 'vitest';
import { cellsOf, faultyCells, readCell, thresholdsOf } from './entry-cells.ts';

const transducer = { air: 'insert', bone: 'bone-mastoid' } as const;

describe('the cells of an audiogram', () => {
  it('read levels, masking and tones not heard', () => {
    expect(readCell('45')).toEqual({ levelDbHl: 45, masked: false, noResponse: false });
    expect(readCell(' 45 M ')).toEqual({ levelDbHl: 45, masked: true, noResponse: false });
    expect(readCell('90n')).toEqual({ levelDbHl: 90, masked: false, noResponse: true });
    expect(readCell('90mn')).toEqual(readCell('90nm'));
    expect(readCell('−10')?.levelDbHl).toBe(-10);
    expect(readCell('65m50')).toEqual({ levelDbHl: 65, masked: true, maskLevelDb: 50, noResponse: false });
    expect(readCell('100m70n')).toEqual({ levelDbHl: 100, masked: true, maskLevelDb: 70, noResponse: true });
    expect(['65m200', '65x', 'm50', '45mnm'].map(readCell)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are faulty when they hold no level of the chart, and well when empty', () => {
    const cells = { 'R.air.500': '130', 'R.air.1000': 'loud', 'L.air.500': '', 'L.air.1000': '40' };

    expect([...faultyCells(cells)]).toEqual(['R.air.500', 'R.air.1000']);
  });

  it('become thresholds and are made from them again', () => {
    const cells = { 'R.air.1000': '45', 'R.bone.1000': '40m60', 'L.air.8000': '100n' };
    const thresholds = thresholdsOf(cells, transducer);

    expect(thresholds).toEqual([
      { ear: 'R', conduction: 'air', transducer: 'insert', frequencyHz: 1000, levelDbHl: 45, masked: false },
      {
        ear: 'R',
        conduction: 'bone',
        transducer: 'bone-mastoid',
        frequencyHz: 1000,
        levelDbHl: 40,
        masked: true,
        maskLevelDb: 60,
      },
      {
        ear: 'L',
        conduction: 'air',
        transducer: 'insert',
        frequencyHz: 8000,
        levelDbHl: 100,
        masked: false,
        noResponse: true,
      },
    ]);
    expect(cellsOf(thresholds)).toEqual(cells);
  });
});
