import { describe, expect, it } from 'vitest';
import { compressHistories } from './compress-histories.ts';
import { dayDate, dayNumber, summariseTransactions } from './summarise-transactions.ts';

describe('day numbers', () => {
  it('go both ways and refuse days that do not exist', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dayDate(dayNumber('20240229'))).toBe('2024-02-29');
    expect(() => dayNumber('2023-02-29')).toThrow('dayNumber requires a day of the calendar, got 2023-02-29');
    expect(() => dayNumber('yesterday')).toThrow(/2026-03-09/);
  });
});

describe('summariseTransactions', () => {
  const transactions = [
    { customerId: 'ada', onDay: 10, amount: 5 },
    { customerId: 'ada', onDay: 24, amount: 30 },
    { customerId: 'ada', onDay: 24, amount: 10 },
    { customerId: 'ada', onDay: 31, amount: 20 },
    { customerId: 'ada', onDay: 45, amount: 7 },
    { customerId: 'bo', onDay: 20, amount: 9 },
    { customerId: 'bo', onDay: 22, amount: -9 },
    { customerId: 'cy', onDay: 41, amount: 3 },
    { customerId: 'ada', onDay: 90, amount: 1 },
  ];
  const window = { calibrationEndDay: 38, holdoutEndDay: 60 };

  it('merges days, starts the clock at the first purchase, and says what it left out', () => {
    const clock = summariseTransactions(transactions, window);

    expect(clock.customerIds).toEqual(['ada', 'bo']);
    expect([...clock.repeatPurchases]).toEqual([2, 0]);
    expect([...clock.recencyDays]).toEqual([21, 0]);
    expect([...clock.ageDays]).toEqual([28, 18]);
    expect([...clock.meanRepeatValue]).toEqual([30, 0]);
    expect([...clock.holdoutPurchases]).toEqual([1, 0]);
    expect(clock.leftOut).toEqual({ sameDayPurchases: 1, refundDays: 1, laterPurchases: 1, customers: 1 });
  });

  it('does not depend on the order of transactions', () => {
    const forward = summariseTransactions(transactions, window);
    const backward = summariseTransactions([...transactions].reverse(), window);
    const at = backward.customerIds.indexOf('ada');

    expect(backward.repeatPurchases[at]).toBe(forward.repeatPurchases[0]);
    expect(backward.recencyDays[at]).toBe(forward.recencyDays[0]);
    expect(backward.meanRepeatValue[at]).toBe(forward.meanRepeatValue[0]);
  });

  it('names the transactions it cannot read', () => {
    const broken = [
      { customerId: 'ada', onDay: 1.5 },
      { customerId: 'ada', onDay: 2, amount: NaN },
    ];
    expect(() => summariseTransactions(broken, window)).toThrow(/transaction 0: onDay 1.5.*transaction 1/);
  });
});

describe('compressHistories', () => {
  it('counts equal histories once and leads each customer to its row, for whole and broken days', () => {
    for (const Days of [Int32Array, Float64Array]) {
      const compressed = compressHistories({
        repeatPurchases: Int32Array.of(0, 2, 0, 2, 1),
        recencyDays: Days.of(0, 8, 0, 8, 8),
        ageDays: Days.of(20, 20, 20, 20, 20),
      });

      expect(compressed.rows).toBe(3);
      expect([...compressed.counts]).toEqual([2, 2, 1]);
      expect([...compressed.rowOfCustomer]).toEqual([0, 1, 0, 1, 2]);
    }
  });

  it('keeps every customer through many growths of its table', () => {
    const n = 50000;
    const compressed = compressHistories({
      repeatPurchases: Int32Array.from({ length: n }, (_, i) => 1 + (i % 37)),
      recencyDays: Int32Array.from({ length: n }, (_, i) => 1 + (i % 211)),
      ageDays: Int32Array.from({ length: n }, (_, i) => 300 + (i % 17)),
    });

    expect(compressed.counts.reduce((sum, count) => sum + count, 0)).toBe(n);
    const row = compressed.rowOfCustomer[12345] ?? 0;
    expect(compressed.purchaseValues[compressed.purchaseIndex[row] ?? 0]).toBe(1 + (12345 % 37));
    expect(compressed.weekValues[compressed.recencyIndex[row] ?? 0]).toBe((1 + (12345 % 211)) / 7);
  });
});
