import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const random = seededRandom(3);
const rows = Array.from({ length: 900 }, (_, i) => {
  const visits = random.poisson(3);
  const plan = random.uniform() < 0.3 ? 'gold' : 'plain';
  const left =
    random.uniform() < 1 / (1 + Math.exp(2 - 0.7 * visits + (plan === 'gold' ? 1 : 0))) ? 'yes' : 'no';
  return {
    id: `c${i}`,
    on: dayDate(20000 + i),
    visits,
    plan,
    fee: i % 9 === 0 ? '' : String(10 + (i % 7)),
    left,
  };
});

describe('propensity', { timeout: 120_000 }, () => {
  const text = (header: string, line: (row: (typeof rows)[number]) => string): string =>
    [header, ...rows.map(line)].join('\n');
  const learned = save(
    'learn.csv',
    text(
      'id,on,visits,plan,fee,left',
      (row) => `${row.id},${row.on},${row.visits},${row.plan},${row.fee},${row.left}`,
    ),
  );
  const named = ['--input', learned, '--outcome', 'left', '--customer', 'id'];

  it('judges by date, says what matters, and scores others', () => {
    const others = save('score.csv', 'id,visits,plan,fee\nada,9,plain,12\nbo,0,gold,\n');
    const out = join(folder, 'scores.csv');
    const result = run('propensity', ...named, '--date', 'on', '--score', others, '--out', out, '--json');
    const answer = JSON.parse(result.stdout);
    const scores = parseCsv('scores', readFileSync(out, 'utf8'));

    expect(result).toMatchObject({ status: 0, stderr: '' });
    expect(answer).toMatchObject({ outcome: 'judged', judgedBy: 'date', n: 900, scored: { customers: 2 } });
    expect(answer.evaluation.auc.low).toBeLessThan(answer.evaluation.auc.value);
    expect(answer.importance[0].feature).toBe('visits');
    expect(answer.candidates.map(({ name }: { name: string }) => name)).toEqual([
      'logistic',
      'boosted-trees',
    ]);
    expect(scores.header).toEqual(['id', 'probability']);
    expect(scores.rows[0]?.fields[0]).toBe('ada');
    expect(Number(scores.rows[0]?.fields[1])).toBeGreaterThan(0.8);
    expect(Number(scores.rows[1]?.fields[1])).toBeLessThan(0.2);
  });

  it('tells a reader without --json', () => {
    const result = run(
      'propensity',
      ...named,
      '--leave-out',
      'on',
      '--model',
      'logistic',
      '--calibrate',
      'none',
    );
    expect(result.stdout).toMatch(
      /^logistic, 900 customers, in \d+ it happened; judged by shuffled-folds on 900/,
    );
    expect(result.stdout).toMatch(/AUC 0\.\d+ \(0\.\d+ to 0\.\d+\)/);
  });

  it('names file, line, column and value, and exits with 2', () => {
    const bad = save('bad.csv', 'left,on,x\nyes,2026-01-01,1\nperhaps,soon,2\n');
    expect(run('propensity', '--input', bad, '--outcome', 'left', '--date', 'on')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `${bad}:3: column left: "perhaps" is not yes or no (1 or 0)\n${bad}:3: column on: "soon" is not a date; write 2026-03-09\n`,
    });
    expect(run('propensity', '--input', bad, '--outcome', 'gone').stderr).toBe(
      `${bad}:1: no column gone; the header has left, on, x\n`,
    );
    expect(
      run(
        'propensity',
        ...named,
        '--leave-out',
        'on',
        '--score',
        learned,
        '--out',
        join(folder, 'no', 'x.csv'),
      ),
    ).toMatchObject({ status: 2, stderr: `${join(folder, 'no', 'x.csv')}: cannot be written (ENOENT)\n` });
    const lacking = save('lacking.csv', 'id,visits,plan\nada,many,gold\n');
    const out = join(folder, 'none.csv');
    expect(run('propensity', ...named, '--leave-out', 'on', '--score', lacking, '--out', out).stderr).toBe(
      `${lacking}: column visits: "many" is not a number, as it was where it was learned\n${lacking}:1: no column fee, which was learned from\n`,
    );
    expect(run('propensity', '--model', 'best', '--score', 'x').stderr.trim().split('\n')).toEqual([
      'propensity: --input is required',
      'propensity: --outcome is required',
      '--model: "best" is not one of choose, logistic, boosted-trees',
      'propensity: --score and --out need each other',
    ]);
  });

  it('answers that there is not enough data, and explains itself with an example', () => {
    const few = save(
      'few.csv',
      `left,x\n${Array.from({ length: 60 }, (_, i) => `${i < 9 ? 'yes' : 'no'},${i % 4}`).join('\n')}\n`,
    );
    const answer = run('propensity', '--input', few, '--outcome', 'left');

    expect(answer.status).toBe(0);
    expect(JSON.parse(answer.stdout)).toMatchObject({ outcome: 'not-enough-data', needed: 20 });
    expect(run('propensity', '--help').stdout).toMatch(/Example: perennial-analytics propensity --input/);
  });
});

describe('basket', { timeout: 120_000 }, () => {
  const lines = ['customer_id,date,item'];
  for (let customer = 0; customer < 200; customer += 1) {
    const taste = customer % 3;
    for (let day = 0; day < 5; day += 1) {
      const on = dayDate(20000 + 7 * day);
      lines.push(`c${customer},${on},taste ${taste} thing ${random.integerBelow(8)}`);
      if (random.uniform() < 0.5) lines.push(`c${customer},${on},bag`);
    }
  }
  const purchases = save('lines.csv', lines.join('\n'));

  it('finds what goes together, and offers what beats popularity', () => {
    const out = join(folder, 'offers.csv');
    const result = run('basket', '--input', purchases, '--basket', 'customer', '--out', out, '--json');
    const answer = JSON.parse(result.stdout);
    const offers = parseCsv('offers', readFileSync(out, 'utf8'));

    expect(result).toMatchObject({ status: 0, stderr: '' });
    expect(answer).toMatchObject({ outcome: 'mined', n: 200, offers: { outcome: 'chosen', offers: 5 } });
    const tasteOf = (name: string): string => name.slice(0, 7);
    const apart = answer.rules.filter(
      ({ has, alsoHas }: { has: string[]; alsoHas: string }) =>
        alsoHas !== 'bag' && has.some((name) => name !== 'bag' && tasteOf(name) !== tasteOf(alsoHas)),
    );
    expect(apart).toEqual([]);
    expect(offers.header).toEqual(['customer_id', 'place', 'item', 'score']);
    expect(offers.rows[0]?.fields[2]).toMatch(/^taste 0/);
    expect(run('basket', '--input', purchases).stdout).toMatch(
      /Offers by (factors|similar-items), judged by/,
    );
  });

  it('names every fault and exits with 2', () => {
    const bad = save('bad-lines.csv', 'customer_id,date,item\nada,2026-02-30,x\n,2026-02-03,\n');
    expect(run('basket', '--input', bad)).toMatchObject({
      status: 2,
      stderr: `${bad}:2: column date: "2026-02-30" is not a day of the calendar\n${bad}:3: column customer_id: "" is empty\n${bad}:3: column item: "" is empty\n`,
    });
    expect(run('basket', '--input', bad, '--basket', 'week', '--offers', '0').stderr).toMatch(
      /"week" is not one of visit, customer\n--offers: "0" is not a number above 0/,
    );
    expect(run('basket', '--help').stdout).toMatch(/Example: perennial-analytics basket/);
  });
});
