import { dayNumber, InvalidInput } from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { type CsvTable, limited } from './read-csv.ts';

/** Reads one value of a column; throws a reason that completes "column x: value …". */
type Reading<Value> = (text: string) => Value;

/** Reads columns of a table, gathering the faults of all of them. */
export class TableColumns {
  private readonly table: CsvTable;
  private readonly faults: { line: number; text: string }[] = [];
  private readonly missing: string[] = [];

  constructor(table: CsvTable) {
    this.table = table;
  }

  has(name: string): boolean {
    return this.table.header.includes(name);
  }

  /** The values of a column; a faulty value is noted and left out, which `finish` turns into a refusal. */
  read<Value>(name: string, reading: Reading<Value>): Value[] {
    const at = this.table.header.indexOf(name);
    if (at < 0) {
      this.missing.push(name);
      return [];
    }
    const values: Value[] = [];
    for (const { line, fields } of this.table.rows) {
      const text = (fields[at] ?? '').trim();
      try {
        values.push(reading(text));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        this.faults.push({
          line,
          text: `${this.table.file}:${line}: column ${name}: "${text}" ${error.message}`,
        });
      }
    }
    return values;
  }

  /** Throws when anything was wrong: missing columns first, then faults by line. */
  finish(): void {
    const { file, header } = this.table;
    if (this.missing.length > 0) {
      throw new CliFault(
        this.missing.map((name) => `${file}:1: no column ${name}; the header has ${header.join(', ')}`),
      );
    }
    if (this.faults.length === 0) return;
    this.faults.sort((a, b) => a.line - b.line);
    throw new CliFault(limited(this.faults.map((fault) => fault.text)));
  }
}

export const asText: Reading<string> = (text) => {
  if (text === '') throw new InvalidInput('is empty');
  return text;
};

export const asDay: Reading<number> = (text) => {
  // A time of day after the date is allowed and ignored: exports often carry 00:00:00.
  const date = /^(\d{4}-?\d{2}-?\d{2})(?:[T ].*)?$/.exec(text)?.[1];
  if (!date) throw new InvalidInput('is not a date; write 2026-03-09');
  try {
    return dayNumber(date);
  } catch {
    throw new InvalidInput('is not a day of the calendar');
  }
};

export const asNumber: Reading<number> = (text) => {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) throw new InvalidInput('is not a number; write 1234.5');
  return value;
};

export const asCount: Reading<number> = (text) => {
  const value = asNumber(text);
  if (!Number.isInteger(value) || value < 0 || value > 2 ** 31 - 1)
    throw new InvalidInput('is not a whole number ≥ 0');
  return value;
};
