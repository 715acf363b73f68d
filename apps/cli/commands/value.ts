import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '#contract-kit';
import { type ValueRun, valueRoutes } from '#modules/value/contract';
import type { Settings } from '../../server/config/settings.ts';
import { answered } from '../answered.ts';
import { CommandFailure } from '../command-failure.ts';
import { findServer } from '../find-server.ts';
import { readWords } from '../read-words.ts';

const usage = 'perennial value fit [--until YYYY-MM-DD] [--json]';
const PAUSE_MILLISECONDS = 500;

/** `value fit`: works out what every customer is worth, waits, and prints the forecast's track record before any value. */
export async function value(settings: Settings, words: readonly string[]): Promise<void> {
  const { values, positionals } = readWords(words, usage, {
    allowPositionals: true,
    options: { until: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (positionals.length !== 1 || positionals[0] !== 'fit') throw new CommandFailure(`say ${usage}`, 2);
  const server = findServer(settings);
  const client = createClient({ value: valueRoutes }, { baseUrl: server.url, token: server.token });
  const body = values.until === undefined ? {} : { observationEndOn: values.until };
  const { runId } = await answered(client.value.startRun({ body }));
  const run = await waitForEnd(() => answered(client.value.getRun({ params: { runId } })));
  if (values.json) console.log(JSON.stringify(run, null, 2));
  else for (const line of describeRun(run)) console.log(line);
  if (run.state !== 'done' && run.state !== 'not-enough-data') process.exitCode = 1;
}

async function waitForEnd(look: () => Promise<ValueRun>): Promise<ValueRun> {
  for (;;) {
    const run = await look();
    if (run.state !== 'queued' && run.state !== 'running') return run;
    await sleep(PAUSE_MILLISECONDS);
  }
}

function describeRun(run: ValueRun): string[] {
  if (run.state === 'not-enough-data' && run.missing) {
    const { counted, found, needed } = run.missing;
    return [`Not enough data: ${found} ${counted}, ${needed} needed`];
  }
  if (run.state !== 'done') return [`Run ${run.number} ended as ${run.state}`];
  const { holdout, choice, window, summary } = run;
  return [
    `Run ${run.number}, purchases from ${window?.firstOn} to ${window?.observationEndOn}`,
    `Holdout from ${window?.calibrationEndOn}: ${holdout?.expectedPurchases.toFixed(1)} purchases forecast, ${holdout?.actualPurchases} came (${percent(holdout?.holdoutErrorShare)})`,
    `Chosen: ${choice?.model} (${choice?.reason})`,
    ...run.models.map(
      (model) =>
        `  ${model.name}, ${model.fittedTo}: ${parameters(model.parameters)}; log-likelihood ${model.logLikelihood.toFixed(4)}`,
    ),
    ...(summary
      ? [`Customer equity of ${summary.customers} customers: ${inUnits(summary.equityMinor)} ${run.currency}`]
      : []),
  ];
}

function percent(share: number | null | undefined): string {
  return typeof share === 'number' ? `${(share * 100).toFixed(2)} %` : 'no error figure';
}

function parameters(values: Record<string, number>): string {
  return Object.entries(values)
    .map(([name, number]) => `${name} ${number.toPrecision(8)}`)
    .join(', ');
}

function inUnits(equity: { expected: number; low: number | null; high: number | null }): string {
  const whole = (minor: number) => Math.round(minor / 100).toLocaleString('en');
  const range =
    equity.low === null || equity.high === null ? '' : ` (80 %: ${whole(equity.low)}–${whole(equity.high)})`;
  return `${whole(equity.expected)}${range}`;
}
