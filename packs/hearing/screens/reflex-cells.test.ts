import { describe, expect, it } from 'vitest';
import { readReflexCell, readReflexCells } from './reflex-cells.ts';

describe('cells of acoustic reflexes', () => {
  it.each([
    ['85', { levelDbHl: 85 }],
    [' 110 n', { levelDbHl: 110, noResponse: true }],
    ['110N', { levelDbHl: 110, noResponse: true }],
    ['n', { noResponse: true }],
    ['126', undefined],
    ['39', undefined],
    ['85m', undefined],
    ['loud', undefined],
    ['-5', undefined],
  ])('%j is read as %j', (text, expected) => {
    expect(readReflexCell(text)).toEqual(expected);
  });

  it('are read in the order of ears, sides and frequencies, and each that is wrong is named', () => {
    const cells = {
      'L.ipsilateral.500': '90',
      'R.contralateral.4000': 'n',
      'R.ipsilateral.1000': 'x',
      'L.ipsilateral.1000': ' ',
    };

    expect(readReflexCells(cells)).toEqual({
      points: [
        { stimulusEar: 'R', route: 'contralateral', frequencyHz: 4000, noResponse: true },
        { stimulusEar: 'L', route: 'ipsilateral', frequencyHz: 500, levelDbHl: 90 },
      ],
      faulty: new Set(['R.ipsilateral.1000']),
    });
  });
});
