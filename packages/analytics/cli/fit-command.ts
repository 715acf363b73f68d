import { columnNames, columnsOption } from './column-names.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { FIT_MODELS, FIT_ROLES, type FitAnswer, prepareFit } from './fit-models.ts';
import { oneOf } from './named-columns.ts';
import { TIME_UNITS } from './time-unit.ts';

export const fitOptions: Record<string, OptionSpec> = {
  input: {
    required: true,
    help: 'CSV written by summarize; opportunities for bg-bb, cohorts for sbg and bdw; - for standard input',
  },
  columns: columnsOption('x=frequency,tx=recency,T=age,mean_value=monetary_value,weight=customers'),
  unit: {
    help: `${TIME_UNITS.join(', ')}: unit of tx and T, which alpha, beta and --horizon then have (week)`,
  },
  model: { help: 'instead of the word after fit' },
  json: { flag: true, help: 'print JSON, which predict reads' },
  'holdout-days': { help: 'length of the holdout, for choose' },
};

export const FIT_EXAMPLE = 'perennial-analytics fit mbg-nbd --input summary.csv --json > fit.json';

/** A fit, or the answer that there is not enough data. */
export function fitCommand(args: readonly string[]): string {
  const options = new CommandOptions('fit', fitOptions, args);
  const model = options.word('model', FIT_MODELS);
  const holdoutDays = options.number('holdout-days', { above: 0 });
  const unit = oneOf(options, 'unit', TIME_UNITS);
  const names = columnNames(options, FIT_ROLES);
  options.finish();
  const { fit, aside } = prepareFit(model, options.text('input') ?? '', {
    names,
    holdoutDays,
  });
  const start = performance.now();
  const fitted = fit();
  const seconds = (performance.now() - start) / 1000;
  const answer = fitted.outcome === 'fitted' ? { ...fitted, ...aside?.(), unit } : fitted;
  return options.has('json') ? `${JSON.stringify(contract(answer, seconds), undefined, 2)}\n` : told(answer);
}

/** What programs may rely on, first; the model's own facts after it. */
function contract(answer: FitAnswer, seconds: number): Record<string, unknown> {
  if (answer.outcome !== 'fitted') return answer;
  const { outcome, covariance, covarianceOfLogs, parameterNames, ...rest } = answer;
  const { model, parameters, standardErrors, logLikelihood, n, converged, iterations, warnings, ...own } =
    rest;
  return {
    model,
    parameters,
    standardErrors: standardErrors ?? null,
    logLikelihood,
    n,
    converged,
    iterations,
    warnings,
    seconds,
    outcome,
    ...own,
  };
}

function told(answer: FitAnswer): string {
  if (answer.outcome !== 'fitted') {
    return `Not enough data: ${String(answer.found)} ${String(answer.counted)}, ${String(answer.needed)} needed\n`;
  }
  const errors = new Map(entriesOf(answer.standardErrors));
  const lines = entriesOf(answer.parameters).map(([name, value]) => {
    const error = errors.get(name);
    return `  ${name.padEnd(8)} ${format(value)}${error === undefined ? '' : `  ± ${format(error)}`}`;
  });
  const warnings = Array.isArray(answer.warnings) ? answer.warnings : [];
  return [
    `${String(answer.model)}${answer.k === undefined ? '' : ` with k = ${String(answer.k)}`}, ${String(answer.n)} customers`,
    ...lines,
    `  log-likelihood ${format(answer.logLikelihood)}${answer.converged === true ? '' : ', not converged'}`,
    ...warnings.map((warning: { detail: string }) => `  ${warning.detail}`),
    '',
  ].join('\n');
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function format(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(9))) : String(value);
}
