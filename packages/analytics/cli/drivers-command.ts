import { keyDrivers } from '../src/index.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { chosenNames, oneOf } from './named-columns.ts';
import { answered } from './plain-text.ts';
import { readCsv } from './read-csv.ts';
import { asNumber, TableColumns } from './table-columns.ts';

export const driversOptions: Record<string, OptionSpec> = {
  input: { required: true, help: 'CSV of scores, one answer a line, without gaps; - for standard input' },
  outcome: { required: true, help: 'name of the column to explain' },
  factors: { help: 'names with commas between; all other columns unless given' },
  method: { help: 'auto (default: lmg up to 15 factors, else johnson), lmg or johnson' },
  draws: { help: 'bootstrap samples (500)' },
  seed: { help: 'of the bootstrap (1)' },
  json: { flag: true, help: 'print JSON' },
};

export const driversExample = 'perennial-analytics drivers --input scores.csv --outcome overall --json';

/** Which factors go with an outcome, and how much each carries. */
export function driversCommand(args: readonly string[]): string {
  const options = new CommandOptions('drivers', driversOptions, args);
  const method = oneOf(options, 'method', ['auto', 'lmg', 'johnson']);
  const draws = options.number('draws', { above: 0 });
  const seed = options.number('seed');
  options.noWords();
  options.finish();
  const outcomeName = options.text('outcome') ?? '';
  const table = readCsv(options.text('input') ?? '');
  const columns = new TableColumns(table);
  const outcome = columns.read(outcomeName, asNumber);
  const names = chosenNames(options, 'factors', table, [outcomeName]);
  const factors = Object.fromEntries(names.map((name) => [name, columns.read(name, asNumber)]));
  columns.finish();
  const chosen = method === 'auto' ? undefined : method;
  return answered({ ...keyDrivers(factors, outcome, { method: chosen, draws, seed }) }, options.has('json'));
}
