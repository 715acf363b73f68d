import { allocateBudget, fitResponseCurves, InvalidInput } from '../src/index.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { answered } from './plain-text.ts';
import { readCsv } from './read-csv.ts';
import { asNumber, TableColumns } from './table-columns.ts';

export const allocateOptions: Record<string, OptionSpec> = {
  input: { required: true, help: 'CSV of periods in order, one a line: outcome, spending, controls' },
  outcome: { required: true, help: 'name of the column of what spending is for' },
  channels: { required: true, help: 'names of the columns of spending, commas between' },
  budget: { help: 'to share out, for one period (mean of what was spent)' },
  controls: { help: 'names of other columns that move the outcome, commas between' },
  minimum: { help: 'least of channels: search=10,print=5' },
  maximum: { help: 'most of channels: search=90' },
  draws: { help: 'plausible sets of curves for the ranges (300)' },
  seed: { help: 'of the draws (1)' },
  json: { flag: true, help: 'print JSON' },
};

export const allocateExample =
  'perennial-analytics allocate --input weeks.csv --outcome bookings --channels search,social --budget 500 --json';

/** Response curves of channels, and a budget shared out by them. */
export function allocateCommand(args: readonly string[]): string {
  const options = new CommandOptions('allocate', allocateOptions, args);
  const draws = options.number('draws', { above: 1 });
  const seed = options.number('seed');
  const budget = options.number('budget', { above: 0 });
  const channels = namesOf(options.text('channels'));
  const minimums = options.read('minimum', (text) => amountsOf(text, channels));
  const maximums = options.read('maximum', (text) => amountsOf(text, channels));
  options.noWords();
  options.finish();
  const columns = new TableColumns(readCsv(options.text('input') ?? ''));
  const outcome = columns.read(options.text('outcome') ?? '', asNumber);
  const amount = (text: string): number => {
    const value = asNumber(text);
    if (value < 0) throw new InvalidInput('is below 0');
    return value;
  };
  const spend = Object.fromEntries(channels.map((name) => [name, columns.read(name, amount)]));
  const controls = Object.fromEntries(
    namesOf(options.text('controls')).map((name) => [name, columns.read(name, asNumber)]),
  );
  columns.finish();
  const fit = fitResponseCurves(spend, outcome, { controls, draws, seed });
  if (fit.outcome === 'not-enough-data') return answered({ ...fit }, options.has('json'));
  const { draws: curves, ...told } = fit;
  const spent = fit.channels.reduce((sum, { meanSpend }) => sum + meanSpend, 0);
  const allocation = allocateBudget(
    fit.channels.map(({ channel, curve, support, meanSpend }) => ({
      channel,
      curve,
      support,
      current: meanSpend,
      minimum: minimums?.[channel],
      maximum: maximums?.[channel],
    })),
    budget ?? spent,
    { draws: curves, coverage: fit.coverage },
  );
  return answered({ ...told, allocation }, options.has('json'));
}

function namesOf(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(',').map((name) => name.trim());
}

function amountsOf(text: string, channels: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const [name = '', amount = ''] = part.split('=').map((one) => one.trim());
      const value = Number(amount);
      if (!channels.includes(name) || amount === '' || !(value >= 0))
        throw new Error(`is not channel=amount with channels ${channels.join(', ')}`);
      return [name, value];
    }),
  );
}
