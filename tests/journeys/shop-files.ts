import type { DemoBusiness, DemoCustomer, DemoLine } from '#pack-kit';
import { encodeGb18030 } from '../../apps/server/seed/encode-gb18030.ts';
import { generateDemoClinic } from '../../packs/hearing/demo/generate-demo-clinic.ts';

const YEARS = 3;
const DAY_MILLISECONDS = 24 * 3600 * 1000;

/** A file as a person picks it from their disk. */
export interface ShopFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** What a shop of some four hundred customers has on its disk before its first day with the product. */
export interface Shop {
  customers: readonly DemoCustomer[];
  lines: readonly DemoLine[];
  /** GB18030 with commas: every customer, one of them twice, and one row whose birthday cannot be. */
  customersFile: ShopFile;
  /** Semicolons and decimal commas: every line, refunds and sales to nobody among them, and one on a day that is none. */
  salesFile: ShopFile;
}

export function makeShop(endOn: string): Shop {
  const clinic = generateDemoClinic({ endOn, seed: 7, customers: 800 });
  const beganOn = dayBefore(endOn, YEARS * 365);
  const customers = clinic.customers.filter((one) => one.createdOn >= beganOn && one.language === 'zh-CN');
  const numbers = new Set<string | null>(customers.map(({ number }) => number));
  const lines = clinic.lines.filter(
    ({ customerNumber, orderedAt }) =>
      numbers.has(customerNumber) || (customerNumber === null && orderedAt >= beganOn),
  );
  return {
    customers,
    lines,
    customersFile: file('客户资料.csv', encodeGb18030(customersText(customers))),
    salesFile: file('销售明细.csv', Buffer.from(salesText(clinic, lines), 'utf8')),
  };
}

function customersText(customers: readonly DemoCustomer[]): string {
  const rows = customers.map((one) => [
    one.number,
    one.fullName,
    one.gender === 'female' ? '女' : '男',
    (one.birthOn ?? '').replaceAll('-', '.'),
    one.phones.join('/'),
    one.createdOn.replaceAll('-', '.'),
  ]);
  const faulty = ['K99999', '何必问', '女', '1950.13.40', '', ''];
  const heading = ['客户编号', '姓名', '性别', '出生日期', '联系电话', '建档日期'];
  return text([heading, ...rows, rows[3] ?? [], faulty], ',');
}

function salesText(clinic: DemoBusiness, lines: readonly DemoLine[]): string {
  const names = new Map(clinic.offers.map(({ code, name }) => [code, name]));
  const rows = lines.map((line) => [
    line.orderNumber,
    line.orderedAt,
    line.customerNumber ?? '',
    line.offerCode,
    names.get(line.offerCode) ?? '',
    String(line.quantity),
    (line.amountMinor / 100).toFixed(2).replace('.', ','),
  ]);
  const faulty = ['Y-00000', '2026-02-30 10:00', '', 'BATTERY-60', '', '1', '240,00'];
  const heading = ['单号', '日期', '客户编号', '货号', '品名', '数量', '金额'];
  return text([heading, ...rows, faulty], ';');
}

function text(rows: readonly (readonly string[])[], delimiter: string): string {
  return rows.map((row) => `${row.join(delimiter)}\r\n`).join('');
}

function file(name: string, buffer: Buffer): ShopFile {
  return { name, mimeType: 'text/csv', buffer };
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
