import { describe, expect, it } from 'vitest';
import { seededRandom } from '#analytics';
import { addDays } from '#working-time';
import { chinaConsumerLaw } from '../../../packs/retail/general-sale-law.ts';
import {
  threeGuarantees,
  threeGuaranteesComputers,
  threeGuaranteesPhones,
} from '../../../packs/retail/three-guarantees.ts';
import type { AssetRepair } from './repairs-of.ts';
import { type GuaranteeQuestion, type LawfulOption, threeGuarantee } from './three-guarantee.ts';

const book = {
  rules: [threeGuarantees, threeGuaranteesPhones, threeGuaranteesComputers],
  laws: [chinaConsumerLaw],
};
const SOLD = '2025-03-01';

type Asked = Partial<Omit<GuaranteeQuestion, 'sale'>> & { sale?: Partial<GuaranteeQuestion['sale']> };

const decide = ({ sale, ...asked }: Asked) =>
  threeGuarantee(
    {
      sale: {
        soldOn: SOLD,
        receivedOn: null,
        installedOn: null,
        priceMinor: 300_000,
        isExchange: false,
        ...sale,
      },
      event: 'fault',
      defectOn: SOLD,
      category: 'colour-tv',
      repairs: [],
      channel: 'shop',
      jurisdiction: 'CN',
      inMainPart: false,
      sameModelInStock: true,
      exclusion: null,
      ...asked,
    },
    book,
  );
const dayAfter = (days: number) => addDays(SOLD, days);
const kinds = (options: readonly LawfulOption[]) => [...new Set(options.map(({ kind }) => kind))].sort();
const repair = (begun: number, ended: number | null, restored: boolean | null = false): AssetRepair => ({
  begunOn: dayAfter(begun),
  endedOn: ended === null ? null : dayAfter(ended),
  restored,
  partsWaits: [],
});

describe('the three guarantees (S3-36)', () => {
  it.each<[string, Asked, string[]]>([
    ['day 0', { defectOn: dayAfter(0) }, ['exchange', 'refund', 'repair']],
    ['day 5', { defectOn: dayAfter(5) }, ['exchange', 'refund', 'repair']],
    ['day 7, the last for a refund', { defectOn: dayAfter(7) }, ['exchange', 'refund', 'repair']],
    ['day 8', { defectOn: dayAfter(8) }, ['exchange', 'repair']],
    ['day 12', { defectOn: dayAfter(12) }, ['exchange', 'repair']],
    ['day 15, the last for an exchange', { defectOn: dayAfter(15) }, ['exchange', 'repair']],
    ['day 16', { defectOn: dayAfter(16) }, ['repair']],
    ['day 40 with one repair', { defectOn: dayAfter(40), repairs: [repair(20, 25)] }, ['repair']],
    [
      'after the second failed repair',
      { defectOn: dayAfter(60), repairs: [repair(20, 25), repair(40, 60)] },
      ['exchange', 'refund', 'repair'],
    ],
    [
      'after two repairs that hold',
      { defectOn: dayAfter(200), repairs: [repair(20, 25, true), repair(80, 90, true)] },
      ['repair'],
    ],
    [
      'after two repairs that held less than thirty days',
      { defectOn: dayAfter(100), repairs: [repair(20, 25, true), repair(55, 70, true)] },
      ['exchange', 'refund', 'repair'],
    ],
    ['the last day of the year', { defectOn: '2026-02-28' }, ['repair']],
    ['the day after', { defectOn: '2026-03-01' }, []],
    ['the main part after the year', { defectOn: '2026-03-01', inMainPart: true }, ['repair']],
    ['the main part after three years', { defectOn: '2028-03-01', inMainPart: true }, []],
    [
      'goods no rules name, day 5',
      { category: 'lamp', defectOn: dayAfter(5) },
      ['exchange', 'refund', 'repair'],
    ],
    ['goods no rules name, day 8', { category: 'lamp', defectOn: dayAfter(8) }, ['exchange', 'repair']],
    ['misuse', { defectOn: dayAfter(5), exclusion: 'misuse' }, []],
    ['another jurisdiction', { defectOn: dayAfter(5), jurisdiction: 'TW' }, []],
    ['sold before the rules', { sale: { soldOn: '1994-01-01' }, defectOn: '1994-01-02' }, []],
    ['lost', { defectOn: dayAfter(5), event: 'loss' }, []],
  ])('%s', (_, asked, expected) => {
    expect(kinds(decide(asked).options)).toEqual(expected);
  });

  it('give a refund until 8 March and an exchange until the 16th for a sale on the first', () => {
    const { options } = decide({ defectOn: dayAfter(5) });

    expect(options.map(({ kind, untilOn, article }) => [kind, untilOn, article])).toEqual([
      ['refund', '2025-03-08', '9'],
      ['exchange', '2025-03-16', '10'],
      ['repair', '2026-02-28', '8'],
    ]);
    expect(options[0]?.refund).toEqual({ amountMinor: 300_000, depreciationMinor: 0, daysOfUse: 0 });
  });

  it('put the end off by 22 days in repair and waiting for parts', () => {
    const repairs = [repair(61, 71, true), repair(186, 198, true)];

    expect(decide({ defectOn: '2026-03-22', repairs }).options).toMatchObject([
      { kind: 'repair', untilOn: '2026-03-22' },
    ]);
    expect(decide({ defectOn: '2026-03-23', repairs }).options).toEqual([]);
  });

  it('take use off a refund: 3000.00 less 190 days of a thousandth is 2430.00', () => {
    const repairs = [repair(100, 104), repair(120, 126)];

    const { options } = decide({ defectOn: dayAfter(200), repairs });

    const refund = options.find(({ kind }) => kind === 'refund');
    expect(refund).toMatchObject({
      reason: 'failed-repairs',
      article: '13',
      refund: { amountMinor: 243_000, depreciationMinor: 57_000, daysOfUse: 190 },
      evidence: ['invoice', 'certificate', 'repair-records'],
    });
  });

  it('take nothing off when none of the same model is in stock, or nobody says how much', () => {
    const repairs = [repair(100, 104), repair(120, 126)];
    const refundOf = (asked: Asked) =>
      decide({ defectOn: dayAfter(200), repairs, ...asked }).options.find(({ kind }) => kind === 'refund')
        ?.refund;

    expect(refundOf({ sameModelInStock: false })?.amountMinor).toBe(300_000);
    expect(refundOf({ category: 'fan' })?.amountMinor).toBe(300_000);
    expect(refundOf({ sale: { priceMinor: null } })).toBeNull();
  });

  it.each([
    ['colour-tv', 90, false],
    ['colour-tv', 91, true],
    ['mobile-phone', 60, false],
    ['mobile-phone', 61, true],
  ] as const)('%s: parts awaited for %d days, exchange: %s', (category, days, given) => {
    const begunOn = dayAfter(100);
    const waiting = {
      begunOn,
      endedOn: null,
      restored: null,
      partsWaits: [{ fromOn: addDays(begunOn, 2), untilOn: null }],
    };

    const { options } = decide({ category, defectOn: addDays(begunOn, days), repairs: [waiting] });

    expect(options.some(({ reason }) => reason === 'parts-wait')).toBe(given);
    // A thing in repair is not handed in again.
    expect(kinds(options)).toEqual(given ? ['exchange'] : []);
  });

  it.each([
    [30, false],
    [31, true],
  ])('the repairer’s own delay of %d days, exchange at their cost: %s', (days, given) => {
    const { options } = decide({ defectOn: dayAfter(100 + days), repairs: [repair(100, null, null)] });

    expect(options.find(({ reason }) => reason === 'repair-delay')?.costBorneBy).toBe(
      given ? 'repairer' : undefined,
    );
  });

  it('do not count days of waiting for parts as the repairer’s own', () => {
    const begunOn = dayAfter(100);
    const partsWaits = [{ fromOn: addDays(begunOn, 5), untilOn: addDays(begunOn, 40) }];
    const waiting = { begunOn, endedOn: null, restored: null, partsWaits };

    const decision = decide({ defectOn: addDays(begunOn, 65), repairs: [waiting] });

    expect(decision.options).toEqual([]);
    expect(decision.noneBecause).toBe('in-repair');
  });

  it('say that the period is over only when it is', () => {
    expect(decide({ defectOn: '2026-03-01' }).noneBecause).toBe('period-over');
  });

  it('count the year anew from the day of an exchange, but not the first days', () => {
    const sale = { soldOn: '2025-07-01', isExchange: true };

    expect(decide({ sale, defectOn: '2025-07-03' }).options).toMatchObject([
      { kind: 'repair', untilOn: '2026-06-30' },
    ]);
  });

  it('let what was sold at a distance be sent back without a reason for seven days from receipt', () => {
    const far = { channel: 'distance' as const, sale: { receivedOn: dayAfter(4) } };

    expect(kinds(decide({ ...far, defectOn: dayAfter(11) }).options)).toContain('return-without-reason');
    expect(decide({ ...far, defectOn: dayAfter(11) }).options.at(-1)).toMatchObject({
      article: '25',
      untilOn: '2025-03-12',
      costBorneBy: 'customer-freight',
    });
    expect(kinds(decide({ ...far, defectOn: dayAfter(12) }).options)).not.toContain('return-without-reason');
  });

  it('leave the proof with the seller for six months, for the goods the law names', () => {
    expect(decide({ defectOn: '2025-09-01' }).proofBySeller).toMatchObject({
      untilOn: '2025-09-01',
      article: '23',
    });
    expect(decide({ defectOn: '2025-09-02' }).proofBySeller).toBeNull();
    expect(decide({ defectOn: '2025-03-02', category: 'bicycle' }).proofBySeller).toBeNull();
  });

  it('never give more with age alone: what may be chosen on a day could be chosen the day before', () => {
    const random = seededRandom(11);
    const categories = ['colour-tv', 'bicycle', 'mobile-phone', 'computer', 'lamp'];
    for (let round = 0; round < 400; round += 1) {
      const repairs: AssetRepair[] = [];
      let day = 0;
      for (let index = random.integerBelow(4); index > 0; index -= 1) {
        const begun = day + 1 + random.integerBelow(60);
        day = begun + random.integerBelow(40);
        repairs.push(repair(begun, day, random.uniform() < 0.5));
      }
      const category = categories[round % categories.length] ?? null;
      const inMainPart = random.uniform() < 0.5;
      const channel = random.uniform() < 0.3 ? 'distance' : 'shop';
      const asked = { category, repairs, inMainPart, channel, sale: { receivedOn: dayAfter(3) } } as const;
      const early = day + random.integerBelow(900);
      const late = early + 1 + random.integerBelow(400);

      const before = kinds(decide({ ...asked, defectOn: dayAfter(early) }).options);
      const later = kinds(decide({ ...asked, defectOn: dayAfter(late) }).options);

      expect(before).toEqual(expect.arrayContaining(later));
    }
  });
});
