import { setTimeout as sleep } from 'node:timers/promises';
import type { RunListItem } from '#modules/value/contract';
import { type Figure, printFigures } from './measure/figures.ts';
import { httpUser } from './measure/http-user.ts';
import { watchMemory } from './measure/processes.ts';
import type { RunningProduct } from './measure/product.ts';

const LIMIT_SECONDS = 120;

/** A whole value run, asked for over HTTP and done by the worker: clocks, fits, holdout, scores, writing. */
export async function benchValue(product: RunningProduct, customers: number): Promise<Figure[]> {
  const user = httpUser(product.url, { authorization: `Bearer ${product.token}` });
  const memory = watchMemory(product);
  const startedAt = performance.now();
  const asked = await user.send('POST', '/api/value/runs', {});
  if (asked.status !== 202) throw new Error(`the value run was not accepted: ${asked.text}`);
  const { runId } = JSON.parse(asked.text) as RunListItem;
  const phaseSeconds = new Map<string, number>();
  let run: RunListItem;
  do {
    await sleep(200);
    run = await user.getJson<RunListItem>(`/api/value/runs/${runId}`);
    const phase = run.progress?.phase ?? run.state;
    phaseSeconds.set(phase, (phaseSeconds.get(phase) ?? 0) + 0.2);
  } while (run.state === 'queued' || run.state === 'running');
  const seconds = (performance.now() - startedAt) / 1000;
  const grown = memory.stop();
  user.close();
  if (run.state !== 'done') throw new Error(`the value run ended as ${run.state}: ${JSON.stringify(run)}`);
  const phases = [...phaseSeconds].map(([phase, spent]) => `${phase} ${spent.toFixed(0)}`).join(', ');
  const figures: Figure[] = [
    { name: 'value run', measured: seconds, unit: 's', limit: LIMIT_SECONDS, basis: `one run; ${phases}` },
    {
      name: 'memory of the worker, growth',
      measured: grown.mostGrowth,
      unit: 'MB',
      basis: 'most over the run',
    },
  ];
  printFigures(`Value of ${customers.toLocaleString('en-GB')} customers`, figures);
  return figures;
}
