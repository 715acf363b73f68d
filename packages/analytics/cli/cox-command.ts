import { checkProportionalHazards, fitCox } from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { readCsv } from './read-csv.ts';
import { asNumber, TableColumns } from './table-columns.ts';

export const coxOptions: Record<string, OptionSpec> = {
  input: { required: true, help: 'CSV of numbers, one row a customer; - for standard input' },
  duration: { required: true, help: 'name of the column of durations' },
  event: { required: true, help: 'name of the column that is 1 where the event happened, else 0' },
  covariates: { help: 'names with commas between; all other columns unless given' },
  ties: { help: 'efron (default) or breslow' },
  json: { flag: true, help: 'print JSON' },
};

export const COX_EXAMPLE =
  'perennial-analytics cox --input lives.csv --duration weeks --event left --covariates visits,age --json';

const TIES = ['efron', 'breslow'] as const;

/** A Cox regression with the check of its assumption. */
export function coxCommand(args: readonly string[]): string {
  const options = new CommandOptions('cox', coxOptions, args);
  const tiesText = options.text('ties') ?? 'efron';
  const ties = TIES.find((name) => name === tiesText);
  if (!ties) options.fault(`--ties: "${tiesText}" is not one of ${TIES.join(', ')}`);
  options.noWords();
  options.finish();
  const duration = options.text('duration') ?? '';
  const event = options.text('event') ?? '';
  const table = readCsv(options.text('input') ?? '');
  const names =
    options.text('covariates')?.split(',') ??
    table.header.filter((name) => name !== duration && name !== event);
  if (names.length === 0) throw new CliFault(['cox: there is no covariate']);
  const columns = new TableColumns(table);
  const data = { durations: columns.read(duration, asNumber), events: columns.read(event, asNumber) };
  const covariates = Object.fromEntries(
    names.map((name) => [name.trim(), columns.read(name.trim(), asNumber)]),
  );
  columns.finish();
  const start = performance.now();
  const fit = fitCox(data, covariates, { ties });
  const seconds = (performance.now() - start) / 1000;
  if (fit.outcome === 'not-enough-data') return `${JSON.stringify(fit, undefined, 2)}\n`;
  const check = fit.converged ? checkProportionalHazards(fit, data, covariates) : undefined;
  const { effects, logLikelihood, n, converged, iterations, warnings, baseline, outcome, ...own } = fit;
  const proportionalHazards = check && { effects: check.effects, together: check.together };
  if (!options.has('json')) return told(fit, check);
  const answer = {
    model: 'cox',
    parameters: Object.fromEntries(effects.map(({ name, coefficient }) => [name, coefficient])),
    standardErrors: Object.fromEntries(effects.map(({ name, standardError }) => [name, standardError])),
    logLikelihood,
    n,
    converged,
    iterations,
    warnings,
    seconds,
    outcome,
    ...own,
    effects,
    proportionalHazards,
    baseline: { times: [...baseline.times], cumulativeHazard: [...baseline.cumulativeHazard] },
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

type Fitted = Extract<ReturnType<typeof fitCox>, { outcome: 'fitted' }>;

function told(fit: Fitted, check: ReturnType<typeof checkProportionalHazards> | undefined): string {
  const digits = (value: number): string => String(Number(value.toPrecision(5)));
  const lines = fit.effects.map((effect, j) => {
    const constant = check?.effects[j]?.pValue;
    return (
      `  ${effect.name.padEnd(16)} ratio ${digits(effect.ratio)} (${digits(effect.ratioLow)} to ${digits(effect.ratioHigh)})` +
      `  p ${digits(effect.pValue)}${constant === undefined ? '' : `  constant over time: p ${digits(constant)}`}`
    );
  });
  return [
    `Cox, ${fit.n} rows, ${fit.events} events, concordance ${digits(fit.concordance)}`,
    ...lines,
    ...fit.warnings.map(({ detail }) => `  ${detail}`),
    '',
  ].join('\n');
}
