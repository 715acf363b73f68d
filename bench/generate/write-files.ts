import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { customerAt } from './customers.ts';
import { linesOf, type MadeLine } from './order-lines.ts';
import type { MadeOrders } from './purchases.ts';

const CHUNK_CHARACTERS = 512 * 1024;
const CUSTOMER_HEADINGS = '客户编号,姓名,手机,邮箱,生日,性别,地址,语言,标签,门店';
const LINE_HEADINGS = '单号,客户编号,下单时间,商品编码,商品名称,数量,金额,成本,门店,渠道,员工';
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** Writes customers as another system would export them, without holding them in memory. Gives the number of rows. */
export async function writeCustomersFile(file: string, customers: number, seed: number): Promise<number> {
  return writeLines(file, CUSTOMER_HEADINGS, customerLines(customers, seed));
}

/** Writes the lines of all orders by day, as a till exports them. Gives the number of rows. */
export async function writeTransactionsFile(
  file: string,
  orders: MadeOrders,
  seed: number,
  lastOn: string,
): Promise<number> {
  return writeLines(file, LINE_HEADINGS, transactionLines(linesOf(orders, seed, lastOn)));
}

function* customerLines(customers: number, seed: number): Generator<string> {
  for (let index = 0; index < customers; index += 1) {
    const made = customerAt(seed, index);
    const gender = made.gender === null ? '' : made.gender === 'female' ? '女' : '男';
    yield `${made.number},${made.name},${made.phone ?? ''},${made.email ?? ''},${made.bornOn ?? ''},${gender},${made.address ?? ''},${made.language},${made.tags.join(';')},${made.branch}\n`;
  }
}

function* transactionLines(lines: Iterable<MadeLine>): Generator<string> {
  for (const line of lines) {
    const at = localTime(line.orderedAtMs);
    yield `${line.orderNumber},${line.customerNumber},${at},${line.itemCode},${line.itemName},${line.quantity},${money(line.amountMinor)},${money(line.costMinor)},${line.branch},${line.channel},${line.staffName}\n`;
  }
}

let lastDayMs = Number.NaN;
let lastDay = '';

/** Formatting a date costs more than all the rest of the line, and days follow each other. */
function localTime(atMs: number): string {
  const localMs = atMs + CHINA_OFFSET_MS;
  const dayMs = localMs - (localMs % 86_400_000);
  if (dayMs !== lastDayMs) {
    lastDayMs = dayMs;
    lastDay = new Date(dayMs).toISOString().slice(0, 10);
  }
  const minutes = Math.floor((localMs - dayMs) / 60_000);
  return `${lastDay} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function money(amountMinor: number): string {
  const whole = Math.trunc(Math.abs(amountMinor) / 100);
  return `${amountMinor < 0 ? '-' : ''}${whole}.${two(Math.abs(amountMinor) % 100)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

async function writeLines(file: string, headings: string, lines: Iterable<string>): Promise<number> {
  const target = createWriteStream(file);
  let text = `${headings}\n`;
  let count = 0;
  for (const line of lines) {
    text += line;
    count += 1;
    if (text.length < CHUNK_CHARACTERS) continue;
    if (!target.write(text)) await new Promise<void>((resolve) => target.once('drain', () => resolve()));
    text = '';
  }
  target.end(text);
  await finished(target);
  return count;
}
