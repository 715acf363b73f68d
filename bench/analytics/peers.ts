// Ratios to peers on the same data and machine: node bench/analytics/peers.ts [rows, 20000 unless told]
// Runs what it finds: python3 with scikit-learn and statsmodels, Rscript with survival. Debian has all three:
// apt-get install python3-sklearn python3-statsmodels r-cran-survival. PEER_PYTHON names another interpreter.
// All in processor seconds, the least of three, and the peers on one thread: other work on the machine counts for neither.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  checkProportionalHazards,
  fitBoostedTrees,
  fitCox,
  fitPropensity,
  fitWeibullAft,
  predictBoostedTrees,
  predictPropensity,
  seededRandom,
} from '#analytics';

interface Measured {
  task: string;
  seconds: number;
  figure: number;
}

const rows = Number(process.argv[2] ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), 'peers-'));
const random = seededRandom(1);

function best(task: string, work: () => number): Measured {
  let seconds = Infinity;
  let figure = Number.NaN;
  for (let round = 0; round < 3; round += 1) {
    const start = process.cpuUsage();
    figure = work();
    const used = process.cpuUsage(start);
    seconds = Math.min(seconds, (used.user + used.system) / 1e6);
  }
  return { task, seconds, figure };
}

const columns = Object.fromEntries(
  Array.from({ length: 12 }, (_, j) => [`x${j}`, Array.from({ length: rows }, () => random.normal())]),
);
const at = (name: string, i: number): number => columns[name]?.[i] ?? 0;
const happened = Array.from({ length: rows }, (_, i) =>
  random.uniform() < 1 / (1 + Math.exp(1 - at('x0', i) - 0.5 * at('x1', i) - at('x2', i) * at('x3', i)))
    ? 1
    : 0,
);
const lives = Array.from({ length: rows }, (_, i) => {
  const life = Math.ceil(50 * Math.exp(-0.4 * at('x0', i) + 0.2 * at('x1', i)) * random.exponential(1));
  return { weeks: Math.max(1, Math.min(life, 60)), left: life <= 60 ? 1 : 0 };
});
const data = { durations: lives.map(({ weeks }) => weeks), events: lives.map(({ left }) => left) };
const covariates = Object.fromEntries(['x0', 'x1', 'x2', 'x3'].map((name) => [name, columns[name] ?? []]));

function logLikelihood(probabilities: ArrayLike<number>): number {
  return happened.reduce<number>((sum, y, i) => {
    const p = Math.min(1 - 1e-15, Math.max(1e-15, probabilities[i] ?? 0));
    return sum + Math.log(y === 1 ? p : 1 - p);
  }, 0);
}

function ours(): Measured[] {
  const cox = fitCox(data, covariates);
  if (cox.outcome !== 'fitted') throw new Error('expected a fit');
  return [
    best('boosted trees', () => {
      const fit = fitBoostedTrees(columns, happened, {
        mostTrees: 100,
        learningRate: 0.1,
        mostLeaves: 31,
        mostDepth: 31,
        ridge: 0,
        stopShare: 0,
        columnShare: 1,
      });
      return fit.outcome === 'fitted'
        ? -logLikelihood(predictBoostedTrees(fit.model, columns)) / rows
        : Number.NaN;
    }),
    best('logistic regression', () => {
      const fit = fitPropensity(columns, happened, { ridge: 0 });
      return fit.outcome === 'fitted' ? logLikelihood(predictPropensity(fit.model, columns)) : Number.NaN;
    }),
    best('Cox regression', () => {
      const fit = fitCox(data, covariates);
      return fit.outcome === 'fitted' ? fit.logLikelihood : Number.NaN;
    }),
    best(
      'check of proportional hazards',
      () => checkProportionalHazards(cox, data, covariates).together.chiSquare,
    ),
    best('Weibull', () => {
      const fit = fitWeibullAft(data, covariates);
      return fit.outcome === 'fitted' ? fit.logLikelihood : Number.NaN;
    }),
  ];
}

/** What a peer printed; nothing where it is not installed. */
function peer(program: string, script: string, file: string): (Measured & { peer: string })[] {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const { stdout } = spawnSync(program, [path, file], {
    encoding: 'utf8',
    env: { ...process.env, ...oneThread },
  });
  return (stdout ?? '')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Measured & { peer: string } => JSON.parse(line));
}

try {
  const wide = join(folder, 'wide.csv');
  const names = Object.keys(columns);
  writeFileSync(
    wide,
    [
      [...names, 'y'].join(','),
      ...happened.map((y, i) => [...names.map((name) => at(name, i)), y].join(',')),
    ].join('\n'),
  );
  const survival = join(folder, 'lives.csv');
  const kept = Object.keys(covariates);
  writeFileSync(
    survival,
    [
      [...kept, 'weeks', 'left'].join(','),
      ...lives.map(({ weeks, left }, i) => [...kept.map((name) => at(name, i)), weeks, left].join(',')),
    ].join('\n'),
  );
  const peers = [
    ...peer(process.env.PEER_PYTHON ?? 'python3', './peers.py', wide),
    ...peer('Rscript', './peers.R', survival),
  ];
  if (peers.length === 0) console.log('No peer is installed: only our own figures');
  console.log(`${rows} rows; figure: log loss, log-likelihood, or chi-square`);
  for (const { task, seconds, figure } of ours()) {
    console.log(`${task}: ${seconds.toFixed(3)} s, figure ${figure.toFixed(6)}`);
    for (const other of peers.filter((one) => one.task === task)) {
      console.log(
        `  ${other.peer}: ${other.seconds.toFixed(3)} s, figure ${other.figure.toFixed(6)}: ${(other.seconds / seconds).toFixed(1)} times ours`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
