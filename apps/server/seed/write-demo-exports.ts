import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DemoBusiness, DemoCustomer } from '#pack-kit';
import { generateDemoClinic } from '../../../packs/hearing/demo/generate-demo-clinic.ts';
import { encodeGb18030 } from './encode-gb18030.ts';

const OTHER_SEED = 51;
const OTHER_CUSTOMERS = 400;

/** Writes what a clinic brings along on its first day: two systems' customers and a till file, as messy as such files are. Returns their folder. */
export function writeDemoExports(home: string, endOn: string): string {
  const clinic = generateDemoClinic({ endOn, seed: OTHER_SEED, customers: OTHER_CUSTOMERS });
  const folder = path.join(home, 'demo-exports');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, '客户资料-旧系统.csv'), encodeGb18030(oldSystem(clinic)));
  writeFileSync(
    path.join(folder, 'appointments-people.tsv'),
    Buffer.from(`\uFEFF${appointmentTool(clinic)}`, 'utf16le'),
  );
  writeFileSync(path.join(folder, 'till.csv'), till(clinic));
  return folder;
}

/** GB18030, Chinese headings, dates with dots, several phones in a cell, one customer twice, one with a birthday that cannot be. */
function oldSystem(clinic: DemoBusiness): string {
  const people = clinic.customers.filter(({ language }) => language === 'zh-CN').slice(0, 300);
  const rows = people.map((one, index) => [
    one.number,
    one.fullName,
    one.gender === null ? '' : one.gender === 'female' ? '女' : '男',
    index === 41 ? '1950.13.40' : (one.birthOn ?? '').replaceAll('-', '.'),
    [...one.phones, ...(index % 9 === 0 ? ['无'] : [])].join('/'),
    clinic.branches[one.branch] ?? '',
    one.createdOn.replaceAll('-', '.'),
  ]);
  const twice = rows[10] ?? [];
  return csv([['客户编号', '姓名', '性别', '出生日期', '联系电话', '门店', '建档日期'], ...rows, twice], ',');
}

/** UTF-16 with tabs, day first, names apart; half its people are in the other file under another number. */
function appointmentTool(clinic: DemoBusiness): string {
  const people = clinic.customers.filter((_, index) => index % 2 === 0).slice(0, 180);
  const rows = people.map((one, index) => [
    `A-${1000 + index}`,
    one.givenName ?? one.fullName,
    one.familyName ?? '',
    dayFirst(one.birthOn),
    mobile(one),
    one.emails[0] ?? '',
    one.tags.join(', '),
  ]);
  return csv([['Client ID', 'First name', 'Last name', 'DOB', 'Mobile', 'E-mail', 'Labels'], ...rows], '\t');
}

/** Semicolons and decimal commas; refunds as negative lines, sales to nobody, a repeated line, a total at the end. */
function till(clinic: DemoBusiness): string {
  const names = new Map(clinic.offers.map(({ code, name }) => [code, name]));
  const rows = clinic.lines.map((line) => [
    line.orderNumber,
    `${dayFirst(line.orderedAt.slice(0, 10))} ${line.orderedAt.slice(11)}`,
    line.customerNumber ?? '',
    line.offerCode,
    names.get(line.offerCode) ?? '',
    String(line.quantity),
    (line.amountMinor / 100).toFixed(2).replace('.', ','),
    clinic.branches[line.branch] ?? '',
    line.staff,
  ]);
  const heading = ['单号', '日期', '客户编号', '货号', '品名', '数量', '金额', '门店', '店员'];
  return csv(
    [heading, ...rows, rows[3] ?? [], ['合计', '', '', '', '', String(rows.length), '', '', '']],
    ';',
  );
}

function csv(rows: readonly (readonly string[])[], delimiter: string): string {
  const cell = (text: string) =>
    text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => `${row.map(cell).join(delimiter)}\r\n`).join('');
}

function dayFirst(date: string | null): string {
  return date ? date.split('-').reverse().join('/') : '';
}

function mobile(one: DemoCustomer): string {
  return (one.phones[0] ?? '').replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1-$2-$3');
}
