import type { Features } from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { type CsvTable, limited, readCsv } from './read-csv.ts';

/** Which columns are what; all others are features. */
export interface CustomerColumns {
  outcome: string | undefined;
  date: string | undefined;
  customer: string | undefined;
  leaveOut: readonly string[];
}

/** Customers of a file as columns. */
export interface CustomersFile {
  features: Record<string, (number | string | null)[]>;
  /** 1 and 0; empty when no outcome was asked for. */
  happened: number[];
  /** Text of the date column, which sorts by time; `undefined` without one. */
  order: number[] | undefined;
  /** Text of the customer column, or the line. */
  labels: string[];
  rows: number;
}

const YES = ['1', 'yes', 'y', 'true'];
const NO = ['0', 'no', 'n', 'false'];

/** Reads features as they come: a column of numbers as numbers, any other as words, empty fields as missing. */
export function readCustomers(file: string, columns: CustomerColumns): CustomersFile {
  const table = readCsv(file);
  const { outcome, date, customer, leaveOut } = columns;
  const named = [outcome, date, customer, ...leaveOut].filter((name) => name !== undefined);
  const absent = named.filter((name) => !table.header.includes(name));
  if (absent.length > 0) {
    throw new CliFault(
      absent.map((name) => `${file}:1: no column ${name}; the header has ${table.header.join(', ')}`),
    );
  }
  const faults: string[] = [];
  const texts = (name: string): string[] => {
    const at = table.header.indexOf(name);
    return table.rows.map(({ fields }) => (fields[at] ?? '').trim());
  };
  const happened = outcome === undefined ? [] : outcomesOf(table, outcome, texts(outcome), faults);
  const order = date === undefined ? undefined : datesOf(table, date, texts(date), faults);
  if (faults.length > 0) throw new CliFault(limited(faults));
  const features = Object.fromEntries(
    table.header.filter((name) => !named.includes(name)).map((name) => [name, valuesOf(texts(name))]),
  );
  if (Object.keys(features).length === 0) throw new CliFault([`${file}:1: no column is left to learn from`]);
  const labels = customer === undefined ? table.rows.map(({ line }) => String(line)) : texts(customer);
  return { features, happened, order, labels, rows: table.rows.length };
}

/** Throws unless every feature learned from is in the other file, and of the same kind. */
export function requireSameFeatures(file: string, learned: Features, given: Features): void {
  const faults: string[] = [];
  for (const [name, column] of Object.entries(learned)) {
    const other = given[name];
    if (!other) faults.push(`${file}:1: no column ${name}, which was learned from`);
    else if (hasWords(other) && !hasWords(column)) {
      const word = Array.from(other).find((value) => typeof value === 'string');
      faults.push(
        `${file}: column ${name}: "${String(word)}" is not a number, as it was where it was learned`,
      );
    }
  }
  if (faults.length > 0) throw new CliFault(limited(faults));
}

function hasWords(column: Features[string]): boolean {
  return Array.from(column).some((value) => typeof value === 'string');
}

function outcomesOf(table: CsvTable, name: string, texts: readonly string[], faults: string[]): number[] {
  return texts.map((text, row) => {
    const word = text.toLowerCase();
    if (!YES.includes(word) && !NO.includes(word)) {
      faults.push(
        `${table.file}:${table.rows[row]?.line}: column ${name}: "${text}" is not yes or no (1 or 0)`,
      );
    }
    return YES.includes(word) ? 1 : 0;
  });
}

function datesOf(table: CsvTable, name: string, texts: readonly string[], faults: string[]): number[] {
  return texts.map((text, row) => {
    const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(time)) {
      faults.push(
        `${table.file}:${table.rows[row]?.line}: column ${name}: "${text}" is not a date; write 2026-03-09`,
      );
    }
    return time;
  });
}

function valuesOf(texts: readonly string[]): (number | string | null)[] {
  const numeric = texts.every((text) => text === '' || Number.isFinite(Number(text)));
  return texts.map((text) => (text === '' ? null : numeric ? Number(text) : text));
}
