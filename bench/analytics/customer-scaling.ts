// Seconds, processor seconds, rows a second and peak memory of each model, from a summary in memory to parameters and
// forecasts, by number of customers: node bench/analytics/customer-scaling.ts [most customers, 1000000 unless told]
// Each measurement is a process of its own, so that memory is that of one model.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compressHistories,
  fitBgNbd,
  fitGammaGamma,
  fitMbgNbd,
  fitParetoNbd,
  forecastCustomers,
  type PurchaseModel,
  seededRandom,
  simulateHistories,
} from '#analytics';
import { parseSummary } from '../../packages/analytics/cli/read-summary.ts';

const TRUTH: Record<string, PurchaseModel> = {
  'bg-nbd': { model: 'bg-nbd', parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } },
  'mbg-nbd': { model: 'mbg-nbd', parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } },
  'pareto-nbd': { model: 'pareto-nbd', parameters: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 } },
};
const FITS = { 'bg-nbd': fitBgNbd, 'mbg-nbd': fitMbgNbd, 'pareto-nbd': fitParetoNbd };
type Measured = keyof typeof FITS | 'gamma-gamma';

interface Step {
  name: string;
  seconds: number;
  processorSeconds: number;
}

const [first = '1000000', model, file] = process.argv.slice(2);
if (model && file) measure(model as Measured, file);
else compareSizes(Number(first));

/** Customers a summary file of `n` lines describes, without ever holding all of it. */
function writeSummary(path: string, n: number, truth: PurchaseModel): void {
  const random = seededRandom(7);
  const out = openSync(path, 'w');
  writeSync(out, 'customer,x,tx,T,mean_value\n');
  for (let from = 0; from < n; from += 100_000) {
    const size = Math.min(100_000, n - from);
    const ages = Int32Array.from({ length: size }, () => 189 + random.integerBelow(84));
    const { repeatPurchases, recencyDays, ageDays } = simulateHistories(truth, ages, { seed: 11 + from });
    const lines: string[] = [];
    for (let i = 0; i < size; i += 1) {
      const x = repeatPurchases[i] ?? 0;
      const value = x > 0 ? random.gamma(6.25 * x, random.gamma(3.74, 15.44)) / x : 0;
      const weeks = (days = 0): string => (days / 7).toFixed(8);
      lines.push(`c${from + i},${x},${weeks(recencyDays[i])},${weeks(ageDays[i])},${value.toFixed(2)}\n`);
    }
    writeSync(out, lines.join(''));
  }
  closeSync(out);
}

function compareSizes(most: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'customer-scaling-'));
  console.log('customers  model        step       seconds  processor  rows/s      peak MB');
  try {
    for (let n = 10_000; n <= most; n *= 10) {
      for (const name of ['bg-nbd', 'pareto-nbd'] as const) {
        const path = join(folder, 'summary.csv');
        const truth = TRUTH[name];
        if (truth) writeSummary(path, n, truth);
        for (const measured of name === 'bg-nbd' ? [name, 'mbg-nbd', 'gamma-gamma'] : [name]) {
          const child = spawnSync(process.execPath, [process.argv[1] ?? '', String(n), measured, path], {
            encoding: 'utf8',
          });
          process.stdout.write(child.status === 0 ? child.stdout : `${n} ${measured}: ${child.stderr}`);
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One model on one file: reading the bytes is not timed, everything after it is. */
function measure(name: Measured, path: string): void {
  const bytes = readFileSync(path);
  const steps: Step[] = [];
  const timed = <Result>(step: string, work: () => Result): Result => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const result = work();
    const used = process.cpuUsage(cpu);
    steps.push({
      name: step,
      seconds: (performance.now() - start) / 1000,
      processorSeconds: (used.user + used.system) / 1e6,
    });
    return result;
  };
  const summary = timed('parse', () => parseSummary(path, bytes, { meanValue: name === 'gamma-gamma' }));
  if (name === 'gamma-gamma') {
    const { repeatPurchases } = summary.histories;
    const meanRepeatValue = summary.meanRepeatValue ?? new Float64Array();
    timed('fit', () => fitGammaGamma({ repeatPurchases, meanRepeatValue }));
  } else {
    const histories = timed('compress', () => compressHistories(summary.histories));
    const fit = timed('fit', () => FITS[name](histories));
    if (fit.outcome === 'fitted')
      timed('predict', () => forecastCustomers(fit, histories, { horizonWeeks: 39 }));
  }
  const toParameters = steps.filter(({ name: step }) => step !== 'predict');
  steps.push({
    name: 'to fit',
    seconds: toParameters.reduce((sum, step) => sum + step.seconds, 0),
    processorSeconds: toParameters.reduce((sum, step) => sum + step.processorSeconds, 0),
  });
  const peak = Math.round(process.resourceUsage().maxRSS / 1000);
  for (const { name: step, seconds, processorSeconds } of steps) {
    const rate = Math.round(summary.rows / seconds).toLocaleString('en');
    console.log(
      `${String(summary.rows).padEnd(10)} ${name.padEnd(12)} ${step.padEnd(10)} ${seconds.toFixed(3).padStart(7)}  ${processorSeconds.toFixed(3).padStart(9)}  ${rate.padEnd(11)} ${peak}`,
    );
  }
}
