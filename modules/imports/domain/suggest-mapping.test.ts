import { describe, expect, it } from 'vitest';
import { headerFingerprint, mappingFaults } from './mapping.ts';
import { type ColumnToMap, mappingOf, suggestMapping } from './suggest-mapping.ts';

function columns(...described: [name: string, kind: string, ...samples: string[]][]): ColumnToMap[] {
  return described.map(([name, kind, ...samples]) => ({ name, kind, samples }));
}

describe('suggestMapping', () => {
  it('maps an export of an online shop by its headings', () => {
    const suggestions = suggestMapping(
      'transactions',
      columns(
        ['InvoiceNo', 'integer'],
        ['StockCode', 'text'],
        ['Description', 'text'],
        ['Quantity', 'integer'],
        ['InvoiceDate', 'date'],
        ['UnitPrice', 'decimal'],
        ['CustomerID', 'decimal'],
        ['Country', 'text'],
      ),
    );

    expect(mappingOf(suggestions)).toEqual({
      InvoiceNo: 'orderNumber',
      StockCode: 'itemCode',
      Description: 'itemName',
      Quantity: 'quantity',
      InvoiceDate: 'orderedAt',
      UnitPrice: 'unitPrice',
      CustomerID: 'customerNumber',
    });
    expect(suggestions.every((one) => one.basis === 'heading')).toBe(true);
  });

  it('maps headings that only begin or end with a known one', () => {
    const suggestions = suggestMapping(
      'transactions',
      columns(
        ['customer_id', 'code'],
        ['date', 'date'],
        ['number_of_cds', 'integer'],
        ['dollar_value', 'decimal'],
      ),
    );

    expect(mappingOf(suggestions)).toEqual({
      customer_id: 'customerNumber',
      date: 'orderedAt',
      number_of_cds: 'quantity',
      dollar_value: 'lineAmount',
    });
  });

  it('maps a file without headings by what its columns hold, and says so', () => {
    const suggestions = suggestMapping(
      'transactions',
      columns(
        ['#1', 'code', '00004'],
        ['#2', 'code', '0001'],
        ['#3', 'date'],
        ['#4', 'integer'],
        ['#5', 'decimal'],
      ),
    );

    expect(mappingOf(suggestions)).toEqual({
      '#1': 'customerNumber',
      '#3': 'orderedAt',
      '#4': 'quantity',
      '#5': 'lineAmount',
    });
    expect(suggestions.every((one) => one.basis === 'content')).toBe(true);
  });

  it.each([
    [['会员编号', '销售日期', '单号', '品名', '数量', '实付金额', '门店', '导购']],
    [['會員編號', '銷售日期', '單號', '品名', '數量', '實付金額', '門店', '導購']],
  ])('maps Chinese headings of sales: %j', (names) => {
    const kinds = ['code', 'date', 'code', 'text', 'integer', 'decimal', 'text', 'text'];

    const suggestions = suggestMapping(
      'transactions',
      names.map((name, index) => ({ name, kind: kinds[index] ?? 'text', samples: [] })),
    );

    expect(suggestions.map((one) => one.field)).toEqual([
      'customerNumber',
      'orderedAt',
      'orderNumber',
      'itemName',
      'quantity',
      'lineAmount',
      'branchName',
      'staffName',
    ]);
  });

  it('maps customers, with two telephones', () => {
    const suggestions = suggestMapping(
      'customers',
      columns(
        ['编号', 'code'],
        ['姓名', 'text'],
        ['手机号码', 'phone'],
        ['家庭电话', 'phone'],
        ['E-Mail', 'email'],
        ['出生日期', 'date'],
        ['性别', 'text'],
      ),
    );

    expect(suggestions.map((one) => one.field)).toEqual([
      'customerNumber',
      'name',
      'phone',
      'phone',
      'email',
      'birthday',
      'gender',
    ]);
  });

  it('does not take a column of dates for an amount, whatever its heading says', () => {
    const suggestions = suggestMapping(
      'transactions',
      columns(['Total', 'date'], ['Date', 'date'], ['Sum', 'decimal']),
    );

    expect(mappingOf(suggestions)).toEqual({ Date: 'orderedAt', Sum: 'lineAmount' });
  });
});

describe('mappingFaults', () => {
  it('accepts a mapping with all that is needed', () => {
    expect(mappingFaults('transactions', { a: 'orderedAt', b: 'unitPrice' }, ['a', 'b', 'c'])).toEqual([]);
    expect(mappingFaults('customers', { a: 'name', b: 'phone', c: 'phone' }, ['a', 'b', 'c'])).toEqual([]);
  });

  it('tells everything that is missing, unknown or double', () => {
    expect(mappingFaults('transactions', { a: 'itemName', b: 'itemName', z: 'colour' }, ['a', 'b'])).toEqual([
      { code: 'field-mapped-twice', column: 'b', field: 'itemName' },
      { code: 'unknown-column', column: 'z' },
      { code: 'unknown-field', column: 'z', field: 'colour' },
      { code: 'date-missing', field: 'orderedAt' },
      { code: 'amount-missing', field: 'lineAmount' },
    ]);
  });
});

describe('headerFingerprint', () => {
  it('is the same whatever the order, case and spacing of the headings', () => {
    expect(headerFingerprint(['Order Date', 'Amount'])).toBe(headerFingerprint(['AMOUNT', 'order_date']));
    expect(headerFingerprint(['Order Date'])).not.toBe(headerFingerprint(['Amount']));
  });
});
