import { describe, expect, it } from 'vitest';
import { detectDateFormats } from './detect-date-formats.ts';

describe('detectDateFormats', () => {
  const single: [samples: string[], format: string][] = [
    [['2010-12-01 08:26:00', '2011-01-04 10:00:00'], 'yyyy-M-d'],
    [['19970101', '19970118'], 'yyyyMMdd'],
    [['12/1/2010 8:26', '12/13/2010 9:00'], 'M/d/yyyy'],
    [['01/12/2010', '13/12/2010'], 'd/M/yyyy'],
    [['2010年12月1日', '2011年1月4日'], 'yyyy年M月d日'],
    [['民國99年12月1日', '民國100年1月4日'], '民國yyy年M月d日'],
    [['110/05/03', '113/02/29'], 'yyy/M/d'],
  ];

  it.each(single)('finds one format for %j', (samples, format) => {
    const guess = detectDateFormats(samples);

    expect(guess.matches[0]).toMatchObject({ format, share: 1, misfits: [] });
    expect(guess.isAmbiguous).toBe(false);
  });

  it('says when day and month cannot be told apart, and shows both readings', () => {
    const guess = detectDateFormats(['01/12/2010', '03/04/2010', '05/05/2010']);

    expect(guess.isAmbiguous).toBe(true);
    expect(guess.ambiguousExample).toEqual({
      text: '01/12/2010',
      readings: [
        { format: 'M/d/yyyy', on: '2010-01-12' },
        { format: 'd/M/yyyy', on: '2010-12-01' },
      ],
    });
  });

  it('thinks days of one week likelier than days of a year, and still says that it is a guess', () => {
    const guess = detectDateFormats(['03/04/2024', '05/04/2024', '06/04/2024', '09/04/2024']);

    expect(guess.matches.map(({ format }) => format)).toEqual(['d/M/yyyy', 'M/d/yyyy']);
    expect(guess.isAmbiguous).toBe(true);
  });

  it('is not ambiguous when both readings agree on every sample', () => {
    expect(detectDateFormats(['05/05/2010', '06/06/2010']).isAmbiguous).toBe(false);
  });

  it('says how many samples fit and shows some that do not', () => {
    const [best] = detectDateFormats(['2010-12-01', '2010-12-02', '2010-12-03', 'unknown']).matches;

    expect(best).toMatchObject({ share: 0.75, misfits: ['unknown'] });
    expect(best?.examples).toHaveLength(3);
  });

  it('takes bare numbers for spreadsheet dates only when told that they may be', () => {
    expect(detectDateFormats(['40513', '40514']).matches).toEqual([]);
    expect(detectDateFormats(['40513', '40514'], true).matches[0]?.format).toBe('excel-serial');
  });

  it('finds nothing in texts and in no samples at all', () => {
    expect(detectDateFormats(['red', 'blue']).matches).toEqual([]);
    expect(detectDateFormats(['', ' ']).matches).toEqual([]);
  });
});
