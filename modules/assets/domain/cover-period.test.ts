import { describe, expect, it } from 'vitest';
import { seededRandom } from '#analytics';
import { addDays, daysBetween } from '#working-time';
import { coverPeriod, daysWithout } from './cover-period.ts';

const year = (
  startsOn: string,
  pauses: { fromOn: string; untilOn: string | null }[] = [],
  asOf = '2026-12-31',
) => coverPeriod({ startsOn, months: 12, pauses, asOf });

describe('a period of cover (S3-36)', () => {
  it('ends the day before the day it began on comes again', () => {
    expect(year('2025-03-01').endsOn).toBe('2026-02-28');
    expect(year('2025-07-01').endsOn).toBe('2026-06-30');
    expect(year('2024-02-29').endsOn).toBe('2025-02-28');
  });

  it('ends later by the days of repair and waiting for parts', () => {
    const period = year('2025-03-01', [
      { fromOn: '2025-05-01', untilOn: '2025-05-11' },
      { fromOn: '2025-09-03', untilOn: '2025-09-15' },
    ]);

    expect(period).toMatchObject({
      plannedEndsOn: '2026-02-28',
      endsOn: '2026-03-22',
      pausedDays: 22,
    });
  });

  it('counts no day twice when a wait for parts lies within a repair or reaches beyond it', () => {
    const period = year('2025-03-01', [
      { fromOn: '2025-05-05', untilOn: '2025-05-20' },
      { fromOn: '2025-05-01', untilOn: '2025-05-11' },
    ]);

    expect(period.pausedDays).toBe(19);
  });

  it('counts a repair that began in the days a pause had added', () => {
    const period = year('2025-03-01', [
      { fromOn: '2026-02-20', untilOn: '2026-03-02' },
      { fromOn: '2026-03-05', untilOn: '2026-03-07' },
    ]);

    expect(period.endsOn).toBe('2026-03-12');
  });

  it('counts nothing that began after the end or ended before the beginning', () => {
    const period = year('2025-03-01', [
      { fromOn: '2025-01-01', untilOn: '2025-02-01' },
      { fromOn: '2026-03-01', untilOn: '2026-04-01' },
    ]);

    expect(period).toMatchObject({ endsOn: '2026-02-28', pauses: [] });
  });

  it('counts a repair that is still going on up to the day asked about', () => {
    const open = [{ fromOn: '2025-06-01', untilOn: null }];

    expect(year('2025-03-01', open, '2025-06-04').endsOn).toBe('2026-03-03');
    expect(year('2025-03-01', open, '2025-07-01').endsOn).toBe('2026-03-30');
  });

  it('is never shortened by a pause, and is lengthened by exactly the days without', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 500; round += 1) {
      const pauses = Array.from({ length: random.integerBelow(6) }, () => {
        const fromOn = addDays('2025-03-01', random.integerBelow(600) - 100);
        return { fromOn, untilOn: addDays(fromOn, random.integerBelow(60)) };
      });
      const fewer = year('2025-03-01', pauses.slice(1), '2028-01-01');
      const all = year('2025-03-01', pauses, '2028-01-01');

      expect(all.endsOn >= fewer.endsOn).toBe(true);
      expect(daysBetween(all.plannedEndsOn, all.endsOn)).toBe(all.pausedDays);
      expect(all.pausedDays).toBe(daysWithout(all.pauses, '2025-03-01', '2028-01-01'));
    }
  });
});

describe('days without a thing', () => {
  it('are counted within the days asked about only', () => {
    const stretches = [
      { fromOn: '2025-01-01', untilOn: '2025-01-11' },
      { fromOn: '2025-03-01', untilOn: null },
    ];

    expect(daysWithout(stretches, '2025-01-06', '2025-03-11')).toBe(15);
  });
});
