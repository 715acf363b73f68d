import { InvalidInput } from '../src/index.ts';
import type { CommandOptions } from './command-options.ts';
import type { CsvTable } from './read-csv.ts';
import type { TableColumns } from './table-columns.ts';

/** Names given with commas between, or all columns but those that mean something else. */
export function chosenNames(
  options: CommandOptions,
  option: string,
  table: CsvTable,
  others: readonly string[],
): string[] {
  const given = options.text(option);
  if (given !== undefined) return given.split(',').map((name) => name.trim());
  return table.header.filter((name) => !others.includes(name));
}

/** A column of numbers when all its values are, else of words; empty is missing. */
export function readFeature(columns: TableColumns, name: string): (number | string | null)[] {
  const texts = columns.read(name, (text) => text);
  const numeric = texts.every((text) => text === '' || Number.isFinite(Number(text)));
  return texts.map((text) => (text === '' ? null : numeric ? Number(text) : text));
}

/** 0 or 1. */
export function asFlag(text: string): 0 | 1 {
  if (text === '1') return 1;
  if (text === '0') return 0;
  throw new InvalidInput('is not 0 or 1');
}

/** A choice among words, noted as a fault when it is none of them. */
export function oneOf<Choice extends string>(
  options: CommandOptions,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const text = options.text(name) ?? choices[0];
  const choice = choices.find((candidate) => candidate === text);
  if (!choice) options.fault(`--${name}: "${text}" is not one of ${choices.join(', ')}`);
  return choice ?? choices[0];
}
