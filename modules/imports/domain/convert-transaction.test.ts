import { describe, expect, it } from 'vitest';
import { transactionConverter } from './convert-transaction.ts';
import type { Mapping } from './mapping.ts';

const lookups = {
  branchIds: new Map([['越秀店', 'branch-1']]),
  staffIds: new Map([['ann lee', 'staff-1']]),
};
const reading = { dateFormats: {}, decimalMark: '.', currency: 'GBP', timeZone: 'Europe/London' } as const;

function convert(
  record: Record<string, string>,
  mapping: Mapping,
  dateFormats: Record<string, 'M/d/yyyy'> = {},
) {
  const columns = Object.keys(record);
  const convertRow = transactionConverter(mapping, columns, { ...reading, dateFormats }, lookups);
  return convertRow({ lineNumber: 7, cells: Object.values(record) });
}

const retail: Mapping = {
  InvoiceNo: 'orderNumber',
  StockCode: 'itemCode',
  Description: 'itemName',
  Quantity: 'quantity',
  InvoiceDate: 'orderedAt',
  UnitPrice: 'unitPrice',
  CustomerID: 'customerNumber',
};

const sale = {
  InvoiceNo: '536365',
  StockCode: '85123A',
  Description: ' WHITE HOLDER ',
  Quantity: '6',
  InvoiceDate: '2010-12-01 08:26:00',
  UnitPrice: '2.55',
  CustomerID: '17850.0',
  Country: 'United Kingdom',
};

describe('transactionConverter', () => {
  it('reads a line of a sale with quantity and unit price', () => {
    expect(convert(sale, retail)).toEqual({
      row: {
        rowNumber: 7,
        customerNumber: '17850',
        customerName: null,
        orderNumber: '536365',
        orderedAt: '2010-12-01T08:26:00.000Z',
        orderedAtMs: Date.parse('2010-12-01T08:26:00.000Z'),
        itemCode: '85123A',
        itemName: 'WHITE HOLDER',
        quantity: 6,
        amountMinor: 1530,
        costMinor: null,
        currency: 'GBP',
        kind: null,
        branchId: null,
        channel: null,
        staffId: null,
        staffName: null,
        refundsOrderNumber: null,
        reason: null,
      },
    });
  });

  it('keeps the sign of a cancelled line and leaves a missing customer out', () => {
    const converted = convert({ ...sale, InvoiceNo: 'C536379', Quantity: '-1', CustomerID: '' }, retail);

    expect(converted).toMatchObject({
      row: { orderNumber: 'C536379', quantity: -1, amountMinor: -255, customerNumber: null, kind: null },
    });
  });

  it('takes the line amount where there is one, and implies a quantity where there is none', () => {
    const mapping = { day: 'orderedAt', paid: 'lineAmount' };

    expect(convert({ day: '2024-01-02', paid: '12.50' }, mapping)).toMatchObject({
      row: { quantity: 1, amountMinor: 1250 },
    });
    expect(convert({ day: '2024-01-02', paid: '(12.50)' }, mapping)).toMatchObject({
      row: { quantity: -1, amountMinor: -1250 },
    });
  });

  it('takes a unit price without a quantity once, with its sign', () => {
    const mapping = { day: 'orderedAt', price: 'unitPrice' };

    expect(convert({ day: '2024-01-02', price: '-12.50' }, mapping)).toMatchObject({
      row: { quantity: -1, amountMinor: -1250 },
    });
  });

  it('gives marked refunds the sign they lack', () => {
    const mapping = {
      day: 'orderedAt',
      paid: 'lineAmount',
      cost: 'unitCost',
      number: 'quantity',
      type: 'lineKind',
    };

    expect(
      convert({ day: '2024-01-02', paid: '12.50', cost: '4', number: '2', type: '退款' }, mapping),
    ).toMatchObject({ row: { kind: 'refund', quantity: -2, amountMinor: -1250, costMinor: -800 } });
  });

  it('finds branches and staff by name, and keeps the names of staff unknown to it', () => {
    const mapping = { day: 'orderedAt', paid: 'lineAmount', shop: 'branchName', by: 'staffName' };
    const row = { day: '2024-01-02', paid: '1', shop: '越秀店' };

    expect(convert({ ...row, by: 'Ann Lee' }, mapping)).toMatchObject({
      row: { branchId: 'branch-1', staffId: 'staff-1', staffName: 'Ann Lee' },
    });
    expect(convert({ ...row, by: 'Somebody' }, mapping)).toMatchObject({
      row: { staffId: null, staffName: 'Somebody' },
    });
  });

  it('tells everything wrong with a row at once, by column, field, code and value', () => {
    const mapping = { ...retail, shop: 'branchName' };

    expect(
      convert(
        {
          ...sale,
          InvoiceDate: '2010-31-31',
          Quantity: 'six',
          UnitPrice: '$$',
          CustomerID: '1.7E+4',
          shop: 'nowhere',
        },
        mapping,
      ),
    ).toEqual({
      faults: [
        { column: 'InvoiceDate', field: 'orderedAt', code: 'not-a-date', value: '2010-31-31' },
        { column: 'Quantity', field: 'quantity', code: 'not-a-number', value: 'six' },
        { column: 'UnitPrice', field: 'unitPrice', code: 'not-a-number', value: '$$' },
        { column: 'CustomerID', field: 'customerNumber', code: 'digits-lost', value: '1.7E+4' },
        { column: 'shop', field: 'branchName', code: 'unknown-branch', value: 'nowhere' },
      ],
    });
  });

  it('refuses an amount in a currency the row is not in', () => {
    const mapping = { day: 'orderedAt', paid: 'lineAmount' };

    expect(convert({ day: '2024-01-02', paid: '€12' }, mapping)).toMatchObject({
      faults: [{ code: 'other-currency', value: '€12' }],
    });
  });

  it('reads dates in the format chosen for their column', () => {
    const mapping = { day: 'orderedAt', paid: 'lineAmount' };

    expect(convert({ day: '12/1/2010 8:26', paid: '1' }, mapping, { day: 'M/d/yyyy' })).toMatchObject({
      row: { orderedAt: '2010-12-01T08:26:00.000Z' },
    });
  });
});
