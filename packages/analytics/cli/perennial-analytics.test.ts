import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { dayDate, seededRandom } from '../src/index.ts';
import { parseNumberColumns } from './number-columns.ts';
import { parseCsv, readCsv } from './read-csv.ts';

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

/** A line a customer, whose value is margin times order value times purchases, inside its interval. */
function expectValues(csv: string, lines: number): void {
  const { header, rows } = parseCsv('values', csv);
  expect(rows).toHaveLength(lines);
  expect(header.slice(-5)).toEqual([
    'discounted_purchases',
    'mean_order_value',
    'expected_value',
    'value_low',
    'value_high',
  ]);
  for (const { fields } of rows) {
    const [purchases = NaN, amount = NaN, value = NaN, low = NaN, high = NaN] = fields.slice(-5).map(Number);
    expect(Math.abs(value - 0.3 * amount * purchases)).toBeLessThan(1e-6 * (1 + value));
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeGreaterThanOrEqual(low);
  }
  expect(rows.some(({ fields }) => Number(fields.at(-1)) > 0)).toBe(true);
}

describe('perennial-analytics', { timeout: 60_000 }, () => {
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
  const end = ['--until', dayDate(20270), '--holdout-until', dayDate(20540)];
  const summary = join(folder, 'summary.csv');
  const summarized = run('summarize', '--input', purchases, ...end, '--out', summary);

  it('summarizes purchases', () => {
    expect(summarized).toMatchObject({ status: 0, stdout: '' });
    expect(summarized.stderr).toMatch(/^300 customers; left out: /);
    const table = readCsv(summary);
    expect(table.header).toEqual(['customer', 'x', 'tx', 'T', 'mean_value', 'holdout_x', 'log_intervals']);
    expect(table.rows).toHaveLength(300);
  });

  it.each(['bg-nbd', 'mbg-nbd', 'pareto-nbd', 'nbd', 'bg-cnbd-k', 'mbg-cnbd-k', 'gamma-gamma'])(
    'fits %s and predicts with it',
    (model) => {
      const fit = run('fit', model, '--input', summary, '--json');
      expect(fit).toMatchObject({ status: 0, stderr: '' });
      const answer = JSON.parse(fit.stdout);
      expect(Object.keys(answer).slice(0, 9)).toEqual([
        'model',
        'parameters',
        'standardErrors',
        'logLikelihood',
        'n',
        'converged',
        'iterations',
        'warnings',
        'seconds',
      ]);
      expect(answer).toMatchObject({ model, converged: true });
      const params = save(`${model}.json`, fit.stdout);
      const out = join(folder, `${model}.csv`);
      const options = ['--horizon', '39', '--discount-rate-per-year', '0.15', '--out', out];
      expect(run('predict', model, '--params', params, '--input', summary, ...options)).toEqual({
        status: 0,
        stdout: '',
        stderr: '',
      });
      const table = readCsv(out);
      expect(table.rows).toHaveLength(300);
      expect(table.header.at(-1)).toBe(model === 'gamma-gamma' ? 'mean_order_value' : 'discounted_purchases');
      for (const { fields } of table.rows)
        expect(fields.slice(1).every((field) => Number.isFinite(Number(field)))).toBe(true);
    },
  );

  it('chooses on the holdout and gives values', () => {
    const chosen = run('fit', 'choose', '--input', summary, '--json', '--holdout-days', '270');
    expect(JSON.parse(chosen.stdout)).toMatchObject({ outcome: 'fitted', converged: true, n: 300 });
    const { model } = JSON.parse(chosen.stdout);
    const fit = save('fit.json', chosen.stdout);
    const spending = save('spending.json', run('fit', 'gamma-gamma', '--input', summary, '--json').stdout);
    const money = ['--spending', spending, '--margin-share', '0.3', '--discount-rate-per-year', '0.1'];
    const values = run('predict', model, '--params', fit, '--input', summary, '--horizon', '52', ...money);

    expect(values.stderr).toBe('');
    const table = parseCsv('values', values.stdout);
    expect(table.rows).toHaveLength(300);
    expect(table.header.slice(-3)).toEqual(['expected_value', 'value_low', 'value_high']);
  });

  it.each(['mbg-cnbd-k', 'bg-cnbd-k'])(
    'gives values of regular customers: %s',
    { timeout: 120_000 },
    (model) => {
      const params = save('regular.json', run('fit', model, '--input', summary, '--json').stdout);
      const spending = save(
        'regular-spending.json',
        run('fit', 'gamma-gamma', '--input', summary, '--json').stdout,
      );
      const money = ['--spending', spending, '--margin-share', '0.3', '--discount-rate-per-year', '0.1'];
      const values = run(
        'predict',
        model,
        '--params',
        params,
        '--input',
        summary,
        '--horizon',
        '52',
        ...money,
      );

      expect(values).toMatchObject({ status: 0, stderr: '' });
      expectValues(values.stdout, 300);
    },
  );

  it('gives values at opportunities, and names the column they need', { timeout: 120_000 }, () => {
    const lines = [
      '0,0,6,340,0',
      '1,1,6,110,20',
      '2,4,6,60,32.5',
      '4,6,6,50,18',
      '6,6,6,120,25',
      '3,5,6,70,40',
    ];
    const donors = save('gifts.csv', `x,tx,n,customers,mean_value\n${lines.join('\n')}\n`);
    const bare = save(
      'bare.csv',
      `x,tx,n,customers\n${lines.map((line) => line.slice(0, line.lastIndexOf(','))).join('\n')}\n`,
    );
    const params = save('gifts.json', run('fit', 'bg-bb', '--input', donors, '--json').stdout);
    const spending = save(
      'gift-spending.json',
      run('fit', 'gamma-gamma', '--input', summary, '--json').stdout,
    );
    const of = (input: string): string[] => [
      'predict',
      'bg-bb',
      '--params',
      params,
      '--input',
      input,
      '--horizon',
      '5',
    ];
    const money = ['--spending', spending, '--margin-share', '0.3'];
    const values = run(...of(donors), ...money, '--discount-rate-per-period', '0.1');

    expect(values).toMatchObject({ status: 0, stderr: '' });
    expectValues(values.stdout, 6);
    expect(run(...of(bare), ...money, '--discount-rate-per-period', '0.1')).toMatchObject({
      status: 2,
      stderr: `${bare}:1: no column mean_value, which values need\n`,
    });
    expect(run(...of(donors), ...money).stderr).toBe(
      'predict: --spending needs --margin-share and --discount-rate-per-period\n',
    );
  });

  it('gives the same forecasts in days as in weeks', () => {
    const inDays = join(folder, 'days.csv');
    run('summarize', '--input', purchases, ...end, '--unit', 'day', '--out', inDays);
    const forecastIn = (unit: string, file: string, horizon: string): { alpha: number; last: string[] } => {
      const fit = run('fit', 'mbg-cnbd-k', '--input', file, '--unit', unit, '--json').stdout;
      const options = ['--horizon', horizon, '--discount-rate-per-year', '0.15'];
      const params = save(`${unit}.json`, fit);
      const { stdout } = run('predict', 'mbg-cnbd-k', '--params', params, '--input', file, ...options);
      const { parameters, k } = JSON.parse(fit);
      return { alpha: parameters.alpha / k, last: stdout.trim().split('\n').at(-1)?.split(',') ?? [] };
    };
    const weeks = forecastIn('week', summary, '26');
    const days = forecastIn('day', inDays, '182');

    expect(days.alpha / weeks.alpha).toBeCloseTo(7, 6);
    expect(days.last).toHaveLength(6);
    days.last.forEach((value, i) => {
      if (i > 0) expect(Number(value)).toBeCloseTo(Number(weeks.last[i]), 7);
    });
  });

  it('reads columns by the names they are given, and lines that stand for many customers', () => {
    const { rows } = readCsv(summary);
    const counts = new Map<string, number>();
    for (const { fields } of rows) {
      const history = fields.slice(1, 4).join(',');
      counts.set(history, (counts.get(history) ?? 0) + 1);
    }
    const lines = [...counts].map(([history, count]) => `${history},${count}`);
    const patterns = save('patterns.csv', `bought,last,old,how_many\n${lines.join('\n')}\n`);
    const columns = ['--columns', 'x=bought,tx=last,T=old,weight=how_many'];
    const weighted = JSON.parse(run('fit', 'bg-nbd', '--input', patterns, ...columns, '--json').stdout);
    const single = JSON.parse(run('fit', 'bg-nbd', '--input', summary, '--json').stdout);
    const renamed = save('renamed.csv', 'who;when\nada;2026-01-01\nada;2026-02-01\n');

    expect(weighted.n).toBe(300);
    expect(weighted.parameters.alpha / single.parameters.alpha).toBeCloseTo(1, 9);
    expect(weighted.logLikelihood).toBeCloseTo(single.logLikelihood, 8);
    expect(run('summarize', '--input', renamed, '--columns', 'customer=who,date=when').stdout).toBe(
      `customer,x,tx,T,log_intervals\nada,1,4.42857143,4.42857143,${Number(Math.log(31 / 7).toFixed(8))}\n`,
    );
    expect(run('fit', 'bg-nbd', '--input', patterns, '--columns', 'x=buys,y=last,tx').stderr).toBe(
      '--columns: "y" is not one of customer, x, tx, T, mean_value, holdout_x, log_intervals, weight, n, cohort, period, survivors\n--columns: "tx" is not name=column\n',
    );
    expect(run('fit', 'bg-nbd', '--input', patterns, '--columns', 'x=buys').stderr).toMatch(
      /patterns\.csv:1: no column buys; the header has bought, last, old, how_many/,
    );
  });

  it('refuses a holdout without a beginning, and units nobody knows', () => {
    expect(
      run('summarize', '--input', purchases, '--holdout-until', '2026-01-01', '--unit', 'fortnight').stderr,
    ).toBe(
      '--unit: "fortnight" is not one of week, day, month, quarter, year\nsummarize: --holdout-until needs --until, where the holdout begins\n',
    );
  });

  it('fits opportunities and contracts', () => {
    const donors = save(
      'donors.csv',
      'x,tx,n,customers\n0,0,6,340\n1,1,6,110\n2,4,6,60\n4,6,6,50\n6,6,6,120\n3,5,6,70\n',
    );
    const donorFit = save('donors.json', run('fit', 'bg-bb', '--input', donors, '--json').stdout);
    const donations = run(
      'predict',
      'bg-bb',
      '--params',
      donorFit,
      '--input',
      donors,
      '--horizon',
      '5',
      '--discount-rate-per-period',
      '0.1',
    );
    // High End of Berry and Linoff, 1,000 customers: golden_sbg_high_end.json.
    const survivors = [1000, 869, 743, 653, 593, 551, 517, 491];
    const cohorts = save(
      'cohorts.csv',
      `period,survivors\n${survivors.map((count, period) => `${period},${count}`).join('\n')}\n`,
    );
    const contract = run('fit', 'sbg', '--input', cohorts, '--json');
    const answer = JSON.parse(contract.stdout);
    const ahead = run(
      'predict',
      'sbg',
      '--params',
      save('sbg.json', contract.stdout),
      '--input',
      cohorts,
      '--horizon',
      '5',
    );

    expect(parseCsv('donations', donations.stdout).rows).toHaveLength(6);
    expect(answer.parameters.a).toBeCloseTo(0.66808835110645, 7);
    expect(answer.parameters.b).toBeCloseTo(3.8060949640583, 6);
    expect(Object.keys(answer.parameters)).toEqual(['a', 'b']);
    expect(ahead.stdout.trim().split('\n').at(-1)).toMatch(/^,12,0\.37799\d+,/);
    expect(run('fit', 'bdw', '--input', cohorts).stdout).toMatch(/^bdw, 1000 customers\n {2}a /);
  });

  it('fits a Cox regression and checks its assumption', () => {
    const rows = Array.from({ length: 200 }, (_, i) => {
      const visits = i % 5;
      const life = 10 * Math.exp(-0.3 * visits) * random.exponential(1);
      return `${Math.min(life, 12)},${life <= 12 ? 1 : 0},${visits},${random.normal()}`;
    });
    const file = save('lives.csv', `weeks,left,visits,noise\n${rows.join('\n')}\n`);
    const columns = ['--input', file, '--duration', 'weeks', '--event', 'left'];
    const answer = JSON.parse(run('cox', ...columns, '--json').stdout);

    expect(answer).toMatchObject({ model: 'cox', n: 200, converged: true });
    expect(Math.abs(answer.parameters.visits - 0.3)).toBeLessThan(4 * answer.standardErrors.visits);
    expect(answer.proportionalHazards.effects).toHaveLength(2);
    expect(run('cox', ...columns, '--covariates', 'visits').stdout).toMatch(
      /^Cox, 200 rows.*\n {2}visits {11}ratio /,
    );
    expect(run('cox', ...columns, '--covariates', 'visit')).toMatchObject({
      status: 2,
      stderr: `${file}:1: no column visit; the header has weeks, left, visits, noise\n`,
    });
  });

  it('names file, line, column and value of every fault, and exits with 2', () => {
    const purchases = save(
      'bad.csv',
      'customer_id,date,amount\nada,2026-02-30,5\nbo,2026-02-03,"1,5"\n,soon,3\n',
    );
    const result = run('summarize', '--input', purchases, '--until', '2026-03-31');

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
    expect(run('summarize', '--input', other, '--until', '2026-03-31')).toMatchObject({
      status: 2,
      stderr: `${other}:1: no column customer; the header has who, when\n${other}:1: no column date; the header has who, when\n`,
    });
    const late = save('late.csv', 'customer,x,tx,T\nada,1,50,40\nbo,0,3,40\ncy,1.5,"two",-40\n');
    expect(run('fit', 'bg-nbd', '--input', late)).toMatchObject({
      status: 2,
      stderr: [
        `${late}:2: column tx: "50" exceeds T 40`,
        `${late}:3: column tx: "3" must be 0 without a repeat purchase`,
        `${late}:4: column x: "1.5" is not a whole number ≥ 0`,
        `${late}:4: column tx: "two" is not a number ≥ 0`,
        `${late}:4: column T: "-40" is not a number ≥ 0\n`,
      ].join('\n'),
    });
    const order = save('order.csv', 'customer,x,tx,T\nada,1,50,40\nbo,2,0,40\n');
    expect(run('fit', 'bg-nbd', '--input', order).stderr).toBe(
      `${order}:2: column tx: "50" exceeds T 40\n${order}:3: column tx: "0" must be above 0 with 2 repeat purchases\n`,
    );
    const uneven = save('uneven.csv', 'customer,x,tx,T\nada\n');
    expect(run('fit', 'bg-nbd', '--input', uneven).stderr).toBe(
      `${uneven}:2: has 1 fields, the header has 4\n`,
    );
    expect(run('fit', 'bg-nbd', '--input', other).stderr).toMatch(
      /other\.csv:1: no column x; the header has who, when/,
    );
    const growing = save('growing.csv', 'cohort,period,survivors\na,0,10\na,1,12\na,3,9\n');
    expect(run('fit', 'sbg', '--input', growing).stderr).toBe(
      `${growing}:3: column survivors: "12" exceeds 10 of the period before\n${growing}:4: column period: "3" is not 2, the next one\n`,
    );
  });

  it('answers that there is not enough data, and refuses to predict from that answer', () => {
    const few = save('few.csv', 'customer,x,tx,T\nada,1,30,40\n');
    const answer = run('fit', 'mbg-nbd', '--input', few, '--json');
    const lacking = save('lacking.json', answer.stdout);
    const other = save('mbg.json', run('fit', 'mbg-nbd', '--input', summary, '--json').stdout);

    expect(answer.status).toBe(0);
    expect(JSON.parse(answer.stdout)).toMatchObject({ outcome: 'not-enough-data', found: 1, needed: 10 });
    expect(run('predict', 'mbg-nbd', '--input', few, '--params', lacking, '--horizon', '4')).toMatchObject({
      status: 2,
      stderr: `${lacking}: is not a fit; there may not have been enough data\n`,
    });
    expect(run('predict', 'bg-nbd', '--input', few, '--params', other, '--horizon', '4').stderr).toBe(
      `${other}: model "mbg-nbd" is not bg-nbd\n`,
    );
  });

  it('refuses unknown commands, options and values, all at once', () => {
    expect(run('value').status).toBe(2);
    expect(run('fit', '--modle', 'bg-nbd').stderr).toMatch(
      /^fit: Unknown option '--modle'; see perennial-analytics fit --help/,
    );
    expect(run('fit', 'best', '--holdout-days', '0').stderr.trim().split('\n')).toEqual([
      'fit: --input is required',
      'model: "best" is not one of bg-nbd, mbg-nbd, pareto-nbd, nbd, bg-cnbd-k, mbg-cnbd-k, bg-bb, gamma-gamma, sbg, bdw, choose',
      '--holdout-days: "0" is not a number above 0',
    ]);
    expect(run('fit', 'nbd', '--input', join(folder, 'absent.csv')).stderr).toMatch(
      /cannot be read \(ENOENT\)/,
    );
  });

  it('explains itself', () => {
    expect(run('--help').stdout).toMatch(/summarize.*\n.*fit.*\n.*predict/);
    expect(run('predict', '--help')).toMatchObject({ status: 0 });
    const commands = [...run('--help').stdout.matchAll(/^ {2}(\w+) /gm)].map(([, name = '']) => name);
    expect(commands).toHaveLength(13);
    for (const name of commands) {
      expect(run(name, '--help').stdout).toMatch(new RegExp(`\nExample: perennial-analytics ${name} `));
    }
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

describe('parseNumberColumns', () => {
  const read = (text: string): number[] => {
    const table = parseNumberColumns(
      'x',
      new TextEncoder().encode(text),
      [{ name: 'v', kind: 'number' }],
      ['id'],
    );
    return [...(table.column('v') ?? [])];
  };

  it('reads numbers exactly as the language does', () => {
    const random = seededRandom(3);
    const texts = Array.from({ length: 2000 }, () =>
      ((random.uniform() - 0.5) * 10 ** random.integerBelow(8)).toFixed(random.integerBelow(12)),
    );
    texts.push('0', '-0.0', '1e-7', '12345678901234567890', '0.1', ' 7 ', '"8"', '.5', '3.');

    expect(read(`id,v\n${texts.map((text) => `a,${text}`).join('\r\n')}`)).toEqual(
      texts.map((text) => Number(text.replaceAll('"', ''))),
    );
  });

  it('keeps lines, labels and separators apart inside quotes', () => {
    const text = '\uFEFFid;v\n"one; ""two""\nthree";1,5\n\nb;2\n';
    expect(() => read(text)).toThrow('x:2: column v: "1,5" is not a number; write 1234.5');
    const table = parseNumberColumns(
      'x',
      new TextEncoder().encode(text.replace('1,5', '1.5')),
      [{ name: 'v', kind: 'number' }],
      ['id'],
    );

    expect([...(table.column('v') ?? [])]).toEqual([1.5, 2]);
    expect([table.labelOf(0), table.labelOf(1)]).toEqual(['one; "two"\nthree', 'b']);
    expect([table.lineOf(0), table.lineOf(1)]).toEqual([2, 5]);
  });
});
