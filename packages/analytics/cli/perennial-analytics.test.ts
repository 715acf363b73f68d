import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { dayDate, seededRandom } from '../src/index.ts';
import { parseCsv } from './read-csv.ts';

const program = fileURLToPath(new URL('./perennial-analytics.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'perennial-analytics-'));
afterAll(() => rmSync(folder, { recursive: true }));

function save(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('perennial-analytics', { timeout: 60_000 }, () => {
  it('goes from purchases to values', () => {
    const random = seededRandom(6);
    const lines = ['customer_id,date,amount'];
    for (let customer = 0; customer < 300; customer += 1) {
      const rate = random.gamma(0.8, 40);
      for (let day = random.integerBelow(60); day < 540; day += 1 + random.exponential(rate)) {
        lines.push(`c${customer},${dayDate(20000 + Math.floor(day))},${random.gamma(6, 0.1).toFixed(2)}`);
        if (random.uniform() < 0.15) break;
      }
    }
    const purchases = save('purchases.csv', lines.join('\r\n'));
    const summary = run(
      'summarize',
      '--transactions',
      purchases,
      '--calibration-end',
      dayDate(20270),
      '--holdout-end',
      dayDate(20540),
    );
    expect(summary.status).toBe(0);
    expect(summary.stderr).toMatch(/^300 customers; left out: /);
    const histories = save('histories.csv', summary.stdout);

    const chosen = run('fit', '--histories', histories, '--model', 'choose', '--holdout-days', '270');
    expect(chosen.status).toBe(0);
    expect(JSON.parse(chosen.stdout)).toMatchObject({ outcome: 'fitted', converged: true, n: 300 });
    const fit = save('fit.json', chosen.stdout);
    const spending = save(
      'spending.json',
      run('fit', '--histories', histories, '--model', 'gamma-gamma').stdout,
    );

    const values = run(
      'predict',
      '--histories',
      histories,
      '--fit',
      fit,
      '--horizon-weeks',
      '52',
      '--spending',
      spending,
      '--margin-share',
      '0.3',
      '--discount-rate-per-year',
      '0.1',
    );
    expect(values.stderr).toBe('');
    const table = parseCsv('values', values.stdout);
    expect(table.rows).toHaveLength(300);
    expect(table.header.slice(-3)).toEqual(['expected_value', 'value_low', 'value_high']);
    expect(
      table.rows.every((row) => row.fields.slice(1).every((field) => Number.isFinite(Number(field)))),
    ).toBe(true);
  });

  it('names file, line, column and value of every fault, and exits with 2', () => {
    const purchases = save(
      'bad.csv',
      'customer_id,date,amount\nada,2026-02-30,5\nbo,2026-02-03,"1,5"\n,soon,3\n',
    );
    const result = run('summarize', '--transactions', purchases, '--calibration-end', '2026-03-31');

    expect(result.status).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr.trim().split('\n')).toEqual([
      `${purchases}:2: column date: "2026-02-30" is not a day of the calendar`,
      `${purchases}:3: column amount: "1,5" is not a number; write 1234.5`,
      `${purchases}:4: column customer_id: "" is empty`,
      `${purchases}:4: column date: "soon" is not a date; write 2026-03-09`,
    ]);
  });

  it('names a missing column with those there are, impossible histories and uneven lines', () => {
    const other = save('other.csv', 'who;when\nada;2026-01-01\n');
    expect(run('summarize', '--transactions', other, '--calibration-end', '2026-03-31')).toMatchObject({
      status: 2,
      stderr: `${other}:1: no column customer_id; the header has who, when\n${other}:1: no column date; the header has who, when\n`,
    });
    const late = save('late.csv', 'customer_id,repeat_purchases,recency_days,age_days\nada,1,50,40\n');
    expect(run('fit', '--histories', late)).toMatchObject({
      status: 2,
      stderr: `${late}:2: column recency_days: "50" exceeds age_days 40\n`,
    });
    const uneven = save('uneven.csv', 'customer_id,repeat_purchases\nada\n');
    expect(run('fit', '--histories', uneven).stderr).toBe(`${uneven}:2: has 1 fields, the header has 2\n`);
  });

  it('answers that there is not enough data, and refuses to predict from that answer', () => {
    const few = save('few.csv', 'customer_id,repeat_purchases,recency_days,age_days\nada,1,30,40\n');
    const answer = run('fit', '--histories', few);
    const lacking = save('lacking.json', answer.stdout);

    expect(answer.status).toBe(0);
    expect(JSON.parse(answer.stdout)).toMatchObject({ outcome: 'not-enough-data', found: 1, needed: 10 });
    expect(run('predict', '--histories', few, '--fit', lacking, '--horizon-weeks', '4')).toMatchObject({
      status: 2,
      stderr: `${lacking}: is not a fit; there may not have been enough data\n`,
    });
  });

  it('refuses unknown commands, options and values, all at once', () => {
    expect(run('value').status).toBe(2);
    expect(run('fit', '--modle', 'bg-nbd').stderr).toMatch(
      /^fit: Unknown option '--modle'; see perennial-analytics fit --help/,
    );
    expect(run('fit', '--model', 'best', '--holdout-days', '0').stderr.trim().split('\n')).toEqual([
      'fit: --histories is required',
      '--model: "best" is not one of bg-nbd, mbg-nbd, pareto-nbd, gamma-gamma, choose',
      '--holdout-days: "0" is not a number above 0',
    ]);
    expect(run('fit', '--histories', join(folder, 'absent.csv')).stderr).toMatch(/cannot be read \(ENOENT\)/);
  });

  it('explains itself', () => {
    expect(run('--help').stdout).toMatch(/summarize.*\n.*fit.*\n.*predict/);
    expect(run('predict', '--help')).toMatchObject({ status: 0 });
  });
});

describe('parseCsv', () => {
  it('reads quotes, doubled quotes and line breaks inside fields, and keeps line numbers', () => {
    const table = parseCsv('x', 'a,b\n"one, two","say ""hi""\nthere"\n\n3,4\n');

    expect(table.rows).toEqual([
      { line: 2, fields: ['one, two', 'say "hi"\nthere'] },
      { line: 5, fields: ['3', '4'] },
    ]);
  });

  it('refuses a quote that never closes', () => {
    expect(() => parseCsv('x', 'a\n"b\n')).toThrow('x:2: a quoted field is never closed');
  });
});
