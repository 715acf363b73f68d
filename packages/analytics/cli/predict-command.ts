import { writeFileSync } from 'node:fs';
import { CliFault } from './cli-fault.ts';
import { columnNames, columnsOption } from './column-names.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { FIT_ROLES } from './fit-models.ts';
import { type PredictRequest, predictCohorts, predictOpportunities } from './predict-periods.ts';
import { predictPurchases, predictRegular, predictSpending } from './predict-purchases.ts';
import { readFit } from './read-fit.ts';

export const predictOptions: Record<string, OptionSpec> = {
  input: { required: true, help: 'the kind of CSV the model was fitted to; - for standard input' },
  params: { required: true, alias: 'fit', help: 'JSON written by fit --json' },
  columns: columnsOption('x=frequency,tx=recency,T=age'),
  horizon: {
    alias: 'horizon-weeks',
    help: 'weeks (or the unit of the fit) to look ahead; opportunities for bg-bb, renewals for sbg and bdw',
  },
  model: { help: 'instead of the word after predict' },
  'discount-rate-per-year': { help: 'e.g. 0.1; adds purchases discounted to today' },
  'discount-rate-per-period': { help: 'the same for bg-bb, sbg and bdw' },
  coverage: { help: 'of the intervals (0.8)' },
  spending: { help: 'JSON written by fit gamma-gamma --json; adds lifetime values' },
  'margin-share': { help: 'share of an amount that is kept, 0–1; needed with --spending' },
  seed: { help: 'of the simulated value intervals (1)' },
  out: { help: 'file to write; standard output unless given' },
};

export const PREDICT_EXAMPLE =
  'perennial-analytics predict mbg-nbd --params fit.json --input summary.csv --horizon 39 --discount-rate-per-year 0.15 --out predictions.csv';

const PREDICTED = {
  'bg-nbd': predictPurchases,
  'mbg-nbd': predictPurchases,
  'pareto-nbd': predictPurchases,
  nbd: predictPurchases,
  'bg-cnbd-k': predictRegular,
  'mbg-cnbd-k': predictRegular,
  'bg-bb': predictOpportunities,
  'gamma-gamma': predictSpending,
  sbg: predictCohorts,
  bdw: predictCohorts,
};
type PredictModel = keyof typeof PREDICTED;
const MODELS = Object.keys(PREDICTED).filter((name): name is PredictModel => name in PREDICTED);

/** A forecast for each row, as CSV. */
export function predictCommand(args: readonly string[]): string {
  const options = new CommandOptions('predict', predictOptions, args);
  const model = options.word('model', MODELS);
  const horizon = options.number('horizon', { above: 0 });
  const marginShare = options.number('margin-share', { above: 0, below: 1.0000001 });
  const discountRatePerYear = options.number('discount-rate-per-year', { above: -1e-12 });
  const discountRatePerPeriod = options.number('discount-rate-per-period', { above: -1e-12 });
  const coverage = options.number('coverage', { above: 0, below: 1 }) ?? 0.8;
  const seed = options.number('seed') ?? 1;
  const names = columnNames(options, FIT_ROLES);
  if (horizon === undefined && model !== 'gamma-gamma') options.fault('predict: --horizon is required');
  const [rateName, rate] =
    model === 'bg-bb'
      ? ['--discount-rate-per-period', discountRatePerPeriod]
      : ['--discount-rate-per-year', discountRatePerYear];
  if (options.has('spending') && (marginShare === undefined || rate === undefined)) {
    options.fault(`predict: --spending needs --margin-share and ${rateName}`);
  }
  options.finish();
  const spendingFile = options.text('spending');
  const request: PredictRequest = {
    model,
    fit: readFit(options.text('params') ?? '', model),
    input: options.text('input') ?? '',
    names,
    horizon: horizon ?? 1,
    coverage,
    discountRatePerYear,
    discountRatePerPeriod,
    spending: spendingFile === undefined ? undefined : readFit(spendingFile, 'gamma-gamma'),
    marginShare: marginShare ?? 1,
    seed,
  };
  const csv = PREDICTED[model](request);
  return delivered(csv, options.text('out'));
}

/** Writes text to a file when one is named; otherwise the text goes to standard output. */
export function delivered(text: string, file: string | undefined): string {
  if (file === undefined || file === '-') return text;
  try {
    writeFileSync(file, text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unwritable';
    throw new CliFault([`${file}: cannot be written (${code})`]);
  }
  return '';
}
