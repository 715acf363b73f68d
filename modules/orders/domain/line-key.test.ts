import { describe, expect, it } from 'vitest';
import { type LineIdentity, lineKey, orderIdOf } from './line-key.ts';

const line: LineIdentity = {
  source: 'online-shop',
  orderNumber: '536365',
  itemCode: '85123A',
  itemName: 'WHITE HANGING HEART T-LIGHT HOLDER',
  orderedAtMs: Date.parse('2010-12-01T08:26:00Z'),
  quantity: 6,
  amountMinor: 1530,
  currency: 'GBP',
};

describe('the key of a line', () => {
  it('never changes, because files imported years ago are recognised by it', () => {
    expect(lineKey(line)).toBe(KEY_OF_LINE);
    expect(orderIdOf({ ...line, owner: 'someone' })).toBe(ID_OF_ORDER);
  });

  it('does not change when the description of a coded item is corrected', () => {
    expect(lineKey({ ...line, itemName: 'White hanging heart' })).toBe(lineKey(line));
  });

  it.each([
    ['source', { source: 'till' }],
    ['order number', { orderNumber: '536366' }],
    ['item', { itemCode: '71053' }],
    ['time', { orderedAtMs: line.orderedAtMs + 60_000 }],
    ['quantity', { quantity: 7 }],
    ['amount', { amountMinor: 1531 }],
    ['currency', { currency: 'EUR' }],
  ])('changes with the %s', (_, change) => {
    expect(lineKey({ ...line, ...change })).not.toBe(lineKey(line));
  });

  it('is a safe integer and spreads 200,000 lines that hardly differ without a collision', () => {
    const keys = new Set<number>();

    for (let minute = 0; minute < 20_000; minute++) {
      for (let quantity = 1; quantity <= 10; quantity++) {
        keys.add(lineKey({ ...line, orderedAtMs: line.orderedAtMs + minute * 60_000, quantity }));
      }
    }

    expect(keys.size).toBe(200_000);
    expect(Math.max(...[...keys].slice(0, 50_000))).toBeLessThan(2 ** 52);
    expect([...keys].every(Number.isSafeInteger)).toBe(true);
  });
});

describe('the id of an order', () => {
  it('is one for all lines of an order number, whoever they belong to', () => {
    expect(orderIdOf({ ...line, orderedAtMs: 0, owner: 'a' })).toBe(orderIdOf({ ...line, owner: 'b' }));
  });

  it('is one for the lines of one customer at one instant when there is no order number', () => {
    const unnumbered = { ...line, orderNumber: null };

    expect(orderIdOf({ ...unnumbered, owner: 'a' })).toBe(orderIdOf({ ...unnumbered, owner: 'a' }));
    expect(orderIdOf({ ...unnumbered, owner: 'a' })).not.toBe(orderIdOf({ ...unnumbered, owner: 'b' }));
  });

  it('is a UUID of version 8', () => {
    expect(orderIdOf({ ...line, owner: 'a' })).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});

const KEY_OF_LINE = 788_139_512_561_364;
const ID_OF_ORDER = 'd30f84b0-ffbf-8a40-9655-d2cde4fd6da9';
