import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../test-kit/browser.ts';
import { fitPurchaseModel, seededRandom, simulateHistories } from '../src/index.ts';

const home = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'analytics-packed-'));
const installed = join(folder, 'node_modules', 'perennial-analytics');

/** Runs a program in the folder; what it printed, or a failure that says what went wrong. */
function run(command: string, args: readonly string[], at = folder): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: at, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr || stdout}`);
  return stdout;
}

/** The same in every place: simulate, fit alone, fit with two workers. */
const PROGRAM = `
  const random = seededRandom(4);
  const ages = Int32Array.from({ length: 4000 }, () => 100 + random.integerBelow(600));
  const truth = { model: 'pareto-nbd', parameters: { r: 0.8, alpha: 12, s: 0.8, beta: 25 } };
  const histories = simulateHistories(truth, ages, { seed: 9 });
  const alone = fitPurchaseModel('pareto-nbd', histories);
  const shared = await fitWithWorkers('pareto-nbd', histories, { workers: 2, leastRows: 100, ...given });
  const answer = JSON.stringify({ alone: alone.parameters, shared: shared.parameters, workers: shared.workers });
`;

interface Answer {
  alone: Record<string, number>;
  shared: Record<string, number>;
  workers: number;
}

function expectTheNumbersOfTheSource({ alone, shared, workers }: Answer): void {
  const random = seededRandom(4);
  const ages = Int32Array.from({ length: 4000 }, () => 100 + random.integerBelow(600));
  const truth = { model: 'pareto-nbd' as const, parameters: { r: 0.8, alpha: 12, s: 0.8, beta: 25 } };
  const wanted = fitPurchaseModel('pareto-nbd', simulateHistories(truth, ages, { seed: 9 }));
  if (wanted.outcome !== 'fitted') throw new Error('expected a fit');
  expect(workers).toBe(2);
  for (const [name, value] of Object.entries(wanted.parameters)) {
    // Engines differ in the last digit of exp and log.
    expect(Math.abs((alone[name] ?? 0) / value - 1), name).toBeLessThan(1e-11);
    expect(Math.abs((shared[name] ?? 0) / (alone[name] ?? 1) - 1), name).toBeLessThan(1e-12);
  }
}

/** Serves the folder as it is, and a page that runs the program. */
async function served(): Promise<{ server: Server; address: string }> {
  const page = `<!doctype html><title>trial</title><script type="module">
    import { fitPurchaseModel, fitWithWorkers, seededRandom, simulateHistories } from '/node_modules/perennial-analytics/dist/src/index.js';
    const worker = '/node_modules/perennial-analytics/dist/src/workers/fit-worker.js';
    const given = { startWorker: () => new Worker(worker, { type: 'module' }) };
    ${PROGRAM}
    document.body.textContent = answer;
  </script>`;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const script = path.endsWith('.js');
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(script ? readFileSync(join(folder, path)) : page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}/` };
}

describe('the package by itself', { timeout: 240_000 }, () => {
  beforeAll(() => {
    run('npm', ['pack', '--pack-destination', folder, '--silent'], home);
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', `./${file}`]);
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('brings nothing else, and no test', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });

    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'perennial-analytics',
    ]);
    expect(files).toEqual(expect.arrayContaining(['README.md', join('dist', 'src', 'index.d.ts')]));
    expect(files.filter((name) => /\.test\.|(?<!\.d)\.ts$/.test(name))).toEqual([]);
  });

  it('fits in Node, with threads of its own', () => {
    writeFileSync(
      join(folder, 'trial.js'),
      `import { fitPurchaseModel, fitWithWorkers, seededRandom, simulateHistories } from 'perennial-analytics';
      const given = {};
      ${PROGRAM}
      console.log(answer);`,
    );

    expectTheNumbersOfTheSource(JSON.parse(run(process.execPath, ['trial.js'])));
  });

  it('answers on the command line', () => {
    const program = join(installed, 'dist', 'cli', 'perennial-analytics.js');
    writeFileSync(join(folder, 'tx.csv'), 'customer,date,amount\nada,2026-01-01,20\nada,2026-02-05,30\n');

    expect(run(process.execPath, [program, 'summarize', '--input', 'tx.csv'])).toBe(
      'customer,x,tx,T,mean_value,log_intervals\nada,1,5,5,30,1.60943791\n',
    );
    expect(run('npx', ['--no-install', 'perennial-analytics', '--help'])).toMatch(
      /^Usage: perennial-analytics/,
    );
  });

  it('fits in a browser, with workers of the page', async () => {
    const { server, address } = await served();
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(address);
      const text = await page.waitForFunction(
        () => document.body?.textContent?.startsWith('{"alone"') && document.body.textContent,
      );
      expectTheNumbersOfTheSource(JSON.parse(String(await text.jsonValue())));
    } finally {
      await browser.close();
      server.close();
    }
  });
});
