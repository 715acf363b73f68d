import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dayNumber, summariseTransactions, type Transaction } from '../src/index.ts';

const folder =
  process.env.PERENNIAL_SHARED_DATA ??
  join(fileURLToPath(new URL('../../../..', import.meta.url)), 'shared', 'data');

/** Whether a public data set is here; says so once when it is not, because tests are then skipped. */
export function hasSharedData(file: string): boolean {
  const present = existsSync(join(folder, file));
  if (!present) console.log(`Skipped: ${file} is not in ${folder} (set PERENNIAL_SHARED_DATA to its folder)`);
  return present;
}

export function sharedDataPath(file: string): string {
  return join(folder, file);
}

export function readSharedData(file: string): string {
  return readFileSync(sharedDataPath(file), 'utf8');
}

export const CDNOW_SAMPLE = 'cdnow_sample.txt';
export const CDNOW_MASTER = 'cdnow_master.txt';
export const firstDay = dayNumber('1997-01-01');
export const calibrationEndDay = dayNumber('1997-09-30');
export const holdoutEndDay = dayNumber('1998-06-30');

export function cdnowSample(): Transaction[] {
  return transactions(readSharedData(CDNOW_SAMPLE), 1, 2, 4);
}

export function cdnowMaster(): Transaction[] {
  return transactions(readSharedData(CDNOW_MASTER).split('\n').slice(1).join('\n'), 0, 1, 3);
}

/** The sample, 39 weeks of calibration and 39 of holdout. */
export function cdnowClock(): ReturnType<typeof summariseTransactions> {
  return summariseTransactions(cdnowSample(), { calibrationEndDay, holdoutEndDay });
}

function transactions(text: string, idAt: number, dateAt: number, amountAt: number): Transaction[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map((fields) => ({
      customerId: fields[idAt] ?? '',
      onDay: dayNumber(fields[dateAt] ?? ''),
      amount: Number(fields[amountAt]),
    }));
}
