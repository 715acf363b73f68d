import { describe, expect, it } from 'vitest';
import { seededRandom } from '#analytics';
import { customerAt } from '../../../bench/generate/customers.ts';
import { asForm, corruptCustomer, type PlainCustomer, SLIPS } from '../testing/corrupt-customer.ts';
import { plainCustomer } from '../testing/plain-customer.ts';
import { editDistance } from './edit-distance.ts';
import { compareTraits, REVIEW_FROM } from './likeness.ts';
import { readPartyDraft } from './party-draft.ts';
import { keyNumber, likenessKeys, type Traits, traitsOf } from './traits.ts';

const SETTINGS = { phoneRegion: 'CN', today: '2026-03-02' };

function traits(customer: PlainCustomer): Traits {
  return traitsOf(readPartyDraft(asForm(customer), SETTINGS).draft);
}

const guifang: PlainCustomer = {
  name: '陈桂芳',
  pinyin: 'Chen Guifang',
  traditional: '陳桂芳',
  gender: 'female',
  bornOn: '1950-03-12',
  phone: '13800135521',
  email: 'guifang@qq.example',
  address: '广州市越秀区东风中路318号502',
};
const random = () => seededRandom(1);

describe('how likely two files are one person’s', () => {
  it.each(SLIPS)('stays above the threshold with the slip %s', (slip) => {
    const other = corruptCustomer(guifang, [slip], random());

    const { probability } = compareTraits(traits(guifang), traits(other));

    expect(probability).toBeGreaterThan(0.9);
  });

  it('is low for a couple who share telephone and address', () => {
    const husband = {
      ...guifang,
      name: '李国强',
      gender: 'male' as const,
      bornOn: '1948-07-01',
      email: null,
    };

    expect(compareTraits(traits(guifang), traits(husband)).probability).toBeLessThan(0.01);
  });

  it('is low for namesakes born on other days', () => {
    const namesake = { ...guifang, bornOn: '1961-08-25', phone: '13711806653', email: null, address: null };

    expect(compareTraits(traits(guifang), traits(namesake)).probability).toBeLessThan(0.01);
  });

  it('says trait by trait why, in powers of two', () => {
    const other = { ...guifang, name: '陳桂芳', email: null, address: null, phone: '13800135512' };

    expect(compareTraits(traits(guifang), traits(other)).comparisons).toEqual([
      { trait: 'name', level: 'same', weight: 12 },
      { trait: 'phone', level: 'similar', weight: 7 },
      { trait: 'birthday', level: 'same', weight: 11 },
      { trait: 'gender', level: 'same', weight: 1 },
    ]);
  });
});

describe('known duplicates among made-up customers', () => {
  it('are found nearly all, and nearly nobody else (precision 0.98, recall 0.90 at the threshold of review)', () => {
    const { precision, recall, pairs } = measure(10_000, 1_000);

    expect(pairs).toBeGreaterThan(800);
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });
});

describe('slips between two texts', () => {
  it('count a wrong, a missing, an exchanged letter as one, and stop counting beyond what is asked', () => {
    expect(editDistance('guifang', 'guifnag', 3)).toBe(1);
    expect(editDistance('guifang', 'gifang', 3)).toBe(1);
    expect(editDistance('陈桂芳', '陈佳芳', 3)).toBe(1);
    expect(editDistance('guifang', 'zhiming', 2)).toBe(3);
  });
});

/** One in ten customers is written down a second time with one or two slips. */
function measure(customers: number, duplicates: number) {
  const random = seededRandom(42);
  const base = Array.from({ length: customers }, (_, index) => plainCustomer(customerAt(7, index)));
  const twins = Array.from({ length: duplicates }, () => {
    const of = random.integerBelow(customers);
    const slips = [SLIPS[random.integerBelow(SLIPS.length)], SLIPS[random.integerBelow(SLIPS.length)]];
    const wanted = slips.slice(0, random.uniform() < 0.6 ? 1 : 2).flatMap((slip) => (slip ? [slip] : []));
    return { of, slips: wanted, customer: corruptCustomer(base[of] ?? guifang, wanted, random) };
  });
  const all = [...base, ...twins.map(({ customer }) => customer)].map(traits);
  const owner = (place: number) => (place < customers ? place : twins[place - customers]?.of);
  const found = [...candidatePairs(all)].filter(([a, b]) => {
    const [one, other] = [all[a], all[b]];
    return one && other && compareTraits(one, other).probability >= REVIEW_FROM;
  });
  const right = found.filter(([a, b]) => owner(a) === owner(b));
  const foundTwins = new Set(right.flat().filter((place) => place >= customers));
  return {
    precision: right.length / found.length,
    recall: foundTwins.size / duplicates,
    pairs: found.length,
  };
}

function* candidatePairs(all: readonly Traits[]): Generator<[number, number]> {
  const blocks = new Map<number, number[]>();
  all.forEach((one, place) => {
    for (const key of likenessKeys(one).map(keyNumber)) {
      const block = blocks.get(key);
      if (block) block.push(place);
      else blocks.set(key, [place]);
    }
  });
  const seen = new Set<string>();
  for (const block of blocks.values()) {
    for (const [index, a] of block.entries()) {
      for (const b of block.slice(index + 1)) {
        if (!seen.has(`${a} ${b}`)) {
          seen.add(`${a} ${b}`);
          yield [a, b];
        }
      }
    }
  }
}
