import { fitPathModel, type PathModel } from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { oneOf } from './named-columns.ts';
import { answered } from './plain-text.ts';
import { readCsv, readText } from './read-csv.ts';
import { asNumber, TableColumns } from './table-columns.ts';

export const plspathOptions: Record<string, OptionSpec> = {
  input: { required: true, help: 'CSV of answers, one a line, without gaps' },
  model: {
    required: true,
    help: 'JSON: {"constructs":{"quality":["q1","q2"]},"paths":[["quality","satisfaction"]]}',
  },
  weighting: { help: 'centroid (default), factor or path' },
  lowest: { help: 'lowest answer of the scale: with highest gives performance and effects in points' },
  highest: { help: 'highest answer of the scale' },
  draws: { help: 'bootstrap samples (500)' },
  seed: { help: 'of the bootstrap (1)' },
  json: { flag: true, help: 'print JSON' },
};

export const plspathExample =
  'perennial-analytics plspath --input answers.csv --model model.json --lowest 1 --highest 10 --json';

/** A path model by partial least squares. */
export function plspathCommand(args: readonly string[]): string {
  const options = new CommandOptions('plspath', plspathOptions, args);
  const weighting = oneOf(options, 'weighting', ['centroid', 'factor', 'path']);
  const draws = options.number('draws', { above: 1 });
  const seed = options.number('seed');
  const lowest = options.number('lowest');
  const highest = options.number('highest');
  if ((lowest === undefined) !== (highest === undefined)) options.fault('--lowest and --highest go together');
  options.noWords();
  options.finish();
  const model = readModel(options.text('model') ?? '');
  const columns = new TableColumns(readCsv(options.text('input') ?? ''));
  const indicators = Object.values(model.constructs).flat();
  const data = Object.fromEntries(indicators.map((name) => [name, columns.read(name, asNumber)]));
  columns.finish();
  const scale = lowest === undefined || highest === undefined ? undefined : { lowest, highest };
  return answered({ ...fitPathModel(data, model, { weighting, draws, seed, scale }) }, options.has('json'));
}

function readModel(file: string): PathModel {
  let read: unknown;
  try {
    read = JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof CliFault) throw error;
    throw new CliFault([`${file}: is not JSON (${error instanceof Error ? error.message : 'unreadable'})`]);
  }
  if (typeof read !== 'object' || read === null || !('constructs' in read) || !('paths' in read))
    throw new CliFault([`${file}: has no constructs and paths`]);
  const { constructs, paths } = read;
  const faults: string[] = [];
  const blocks: Record<string, string[]> = {};
  if (typeof constructs !== 'object' || constructs === null)
    faults.push(`${file}: constructs is not an object`);
  else {
    for (const [name, list] of Object.entries(constructs)) {
      if (isTexts(list)) blocks[name] = list;
      else faults.push(`${file}: constructs.${name}: ${JSON.stringify(list)} is not a list of column names`);
    }
  }
  const pairs: [string, string][] = [];
  if (!Array.isArray(paths)) faults.push(`${file}: paths is not a list`);
  else {
    for (const [at, pair] of paths.entries()) {
      const [from, to, ...more] = isTexts(pair) ? pair : [];
      if (from !== undefined && to !== undefined && more.length === 0) pairs.push([from, to]);
      else faults.push(`${file}: paths[${at}]: ${JSON.stringify(pair)} is not ["from", "to"]`);
    }
  }
  if (faults.length > 0) throw new CliFault(faults);
  return { constructs: blocks, paths: pairs };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
