import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { responseTo, seededRandom } from '../src/index.ts';
import { plainText } from './plain-text.ts';
import { studyCommands } from './study-commands.ts';

const program = fileURLToPath(new URL('./perennial-analytics.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'perennial-studies-'));
afterAll(() => rmSync(folder, { recursive: true }));

function save(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function answerOf(...args: string[]) {
  const result = run(...args, '--json');
  expect(result).toMatchObject({ status: 0, stderr: '' });
  return JSON.parse(result.stdout);
}

describe('perennial-analytics for studies', { timeout: 120_000 }, () => {
  it.each(Object.keys(studyCommands))('%s has an example of itself that gives all it requires', (name) => {
    const { example = '', options = {} } = studyCommands[name] ?? {};
    expect(example).toMatch(new RegExp(`^perennial-analytics ${name} --input .* --json$`));
    for (const [option, { required }] of Object.entries(options))
      if (required) expect(example).toContain(`--${option} `);
  });

  it('prints the example with the help, and refuses to run without input', () => {
    const help = run('nps', '--help');
    expect(help.status).toBe(0);
    expect(help.stdout).toMatch(/Example: perennial-analytics nps --input/);
    expect(run('nps')).toMatchObject({ status: 2, stderr: 'nps: --input is required\n' });
  });

  it('nps: the score of T-10, groups against the others, and faults by line', () => {
    const scores = [
      ...new Array<string>(120).fill('10'),
      ...new Array<string>(40).fill('3'),
      ...new Array<string>(40).fill('8'),
    ];
    const file = save('nps.csv', [
      'score,branch',
      ...scores.map((score, i) => `${score},${i % 4 === 0 ? 'a' : 'b'}`),
    ]);
    const answer = answerOf('nps', '--input', file, '--group', 'branch');
    expect(answer.overall).toMatchObject({ score: 40, n: 200 });
    expect(answer.overall.low).toBeCloseTo(28.401626, 6);
    expect(answer.groups.map(({ group }: { group: string }) => group)).toEqual(['a', 'b']);
    expect(run('nps', '--input', file).stdout).toMatch(/score: 40\n/);
    const bad = save('bad-nps.csv', ['score', '10', '11', '', 'x']);
    expect(run('nps', '--input', bad)).toMatchObject({
      status: 2,
      stderr: `${bad}:3: column score: "11" is not a whole number 0–10\n${bad}:5: column score: "x" is not a whole number 0–10\n`,
    });
  });

  it('gap: the table of T-1, and stability from answers of people', () => {
    const file = save('gap.csv', [
      'factor,experience,expectation,importance,ideal',
      'product,6,7,,',
      'convenience,5,7,9,10',
      'price,7,7,,',
    ]);
    const answer = answerOf('gap', '--input', file, '--rule', 'satisfy');
    expect(answer).toMatchObject({ keyExperience: 'convenience', requirements: ['convenience', 'product'] });
    const random = seededRandom(3);
    const asked = Array.from({ length: 40 }, (_, i) => [
      `p${i},product,${6 + random.normal()},7,5`,
      `p${i},convenience,${5 + random.normal()},7,9`,
    ]).flat();
    const people = save('people.csv', [
      'respondent,factor,experience,expectation,importance',
      ...asked,
      'x,product,1,2,3',
    ]);
    const sure = answerOf('gap', '--input', people, '--draws', '200');
    expect(sure).toMatchObject({ people: 40, leftOut: 1, keyExperience: 'convenience' });
    expect(sure.stability.factors[1].probabilityKey).toBeGreaterThan(0.9);
    const twice = save('twice.csv', ['factor,experience,expectation', 'price,1,2', 'price,2,3']);
    expect(run('gap', '--input', twice).stderr).toBe(
      `${twice}:3: column factor: "price" comes a second time; give a column respondent\n`,
    );
  });

  it('drivers: shares of the factors, and gaps named', () => {
    const random = seededRandom(4);
    const rows = Array.from({ length: 60 }, () => {
      const [a, b] = [random.normal(), random.normal()];
      return `${a},${b},${a + 0.2 * b + 0.3 * random.normal()}`;
    });
    const file = save('drivers.csv', ['speed,warmth,overall', ...rows]);
    const answer = answerOf('drivers', '--input', file, '--outcome', 'overall', '--draws', '50');
    expect(answer.drivers[0]).toMatchObject({ name: 'speed' });
    expect(answer.drivers[0].share).toBeGreaterThan(0.8);
    const gap = save('gaps.csv', ['speed,overall', '1,2', ',3']);
    expect(run('drivers', '--input', gap, '--outcome', 'overall')).toMatchObject({
      status: 2,
      stderr: `${gap}:3: column speed: "" is not a number; write 1234.5\n`,
    });
    const few = save('few.csv', ['speed,overall', '1,2']);
    expect(answerOf('drivers', '--input', few, '--outcome', 'overall')).toMatchObject({
      outcome: 'not-enough-data',
    });
  });

  it('plspath: a model from a file, and faults in the file', () => {
    const random = seededRandom(5);
    const rows = Array.from({ length: 120 }, () => {
      const quality = random.normal();
      const loyalty = 0.8 * quality + 0.6 * random.normal();
      return [quality, quality, loyalty, loyalty].map((value) => 5 + value + 0.2 * random.normal()).join(',');
    });
    const file = save('answers.csv', ['q1,q2,l1,l2', ...rows]);
    const model = save('model.json', [
      '{"constructs":{"quality":["q1","q2"],"loyalty":["l1","l2"]},"paths":[["quality","loyalty"]]}',
    ]);
    const answer = answerOf(
      'plspath',
      '--input',
      file,
      '--model',
      model,
      '--draws',
      '50',
      '--lowest',
      '0',
      '--highest',
      '10',
    );
    expect(Math.abs(answer.paths[0].coefficient - 0.8)).toBeLessThan(0.15);
    expect(answer.constructs[0].performance).toBeGreaterThan(40);
    const broken = save('broken.json', ['{"constructs":{"a":3},"paths":[["a"]]}']);
    expect(run('plspath', '--input', file, '--model', broken)).toMatchObject({
      status: 2,
      stderr: `${broken}: constructs.a: 3 is not a list of column names\n${broken}: paths[0]: ["a"] is not ["from", "to"]\n`,
    });
  });

  it('conjoint: together and person by person, with money and held-out tasks', () => {
    const random = seededRandom(6);
    const lines: string[] = [];
    for (let person = 0; person < 40; person += 1) {
      const wish = 1.5 + 0.5 * random.normal();
      for (let task = 0; task < 8; task += 1) {
        const shown = [0, 1].map(() => ({
          fast: random.uniform() < 0.5,
          price: 50 + 25 * random.integerBelow(5),
        }));
        const worth = [...shown.map(({ fast, price }) => (fast ? wish : 0) - price / 50), -3].map(
          (value) => value - Math.log(random.exponential(1)),
        );
        const best = worth.indexOf(Math.max(...worth));
        shown.forEach(({ fast, price }, a) => {
          lines.push(`p${person},${task},${best === a ? 1 : 0},${fast ? 'fast' : 'a usual'},${price}`);
        });
        lines.push(`p${person},${task},${best === 2 ? 1 : 0},,`);
      }
    }
    const file = save('choices.csv', ['respondent,task,chosen,speed,price', ...lines]);
    const together = answerOf('conjoint', '--input', file, '--price', 'price');
    expect(together.partWorths.map(({ name }: { name: string }) => name)).toEqual([
      'speed = fast',
      'price',
      'none',
    ]);
    expect(together.willingnessToPay[0].amount).toBeGreaterThan(40);
    expect(together.willingnessToPay[0].amount).toBeLessThan(120);
    const each = answerOf(
      'conjoint',
      '--input',
      file,
      '--method',
      'individual',
      '--hold-out',
      '2',
      '--draws',
      '150',
    );
    expect(each.heldOut.n).toBe(80);
    expect(each.people).toHaveLength(40);
    expect(each.heldOut.hitRate.share).toBeGreaterThan(1 / 3);
    const twice = save('two.csv', ['respondent,task,chosen,price', 'ada,1,1,5', 'ada,1,1,6']);
    expect(run('conjoint', '--input', twice)).toMatchObject({
      status: 2,
      stderr: `${twice}:2: column chosen: task "1" of "ada" has 2 chosen of 2 alternatives\n`,
    });
  });

  it('uplift: advice from an experiment with numbers, words and gaps', () => {
    const random = seededRandom(7);
    const rows = Array.from({ length: 4000 }, () => {
      const trait = random.normal();
      const treated = random.uniform() < 0.5 ? 1 : 0;
      const happened = random.uniform() < 0.4 + 0.25 * treated * Math.tanh(2 * trait) ? 1 : 0;
      const known = random.uniform() < 0.05 ? '' : trait.toFixed(3);
      return `${known},${random.uniform() < 0.5 ? 'web' : 'shop'},${treated},${happened}`;
    });
    const file = save('campaign.csv', ['trait,channel,mailed,bought', ...rows]);
    const answer = answerOf(
      'uplift',
      '--input',
      file,
      '--treated',
      'mailed',
      '--happened',
      'bought',
      '--draws',
      '50',
    );
    expect(answer).toMatchObject({ advice: 'target-by-score', formula: 'normalised-area-above-random' });
    expect(answer.policy.advice).toBe('follow-rule');
    const bad = save('bad-campaign.csv', ['trait,mailed,bought', '1,yes,0']);
    expect(run('uplift', '--input', bad, '--treated', 'mailed', '--happened', 'bought')).toMatchObject({
      status: 2,
      stderr: `${bad}:2: column mailed: "yes" is not 0 or 1\n`,
    });
  });

  it('allocate: a budget with ranges and limits', () => {
    const random = seededRandom(8);
    const curve = { most: 100, half: 40, shape: 1, carryOver: 0 };
    const rows = Array.from({ length: 60 }, () => {
      const [search, print] = [random.gamma(2, 1 / 20), random.gamma(2, 1 / 20)];
      return `${50 + responseTo(curve, search) + 0.2 * responseTo(curve, print) + 3 * random.normal()},${search},${print}`;
    });
    const file = save('weeks.csv', ['bookings,search,print', ...rows]);
    const common = ['--input', file, '--outcome', 'bookings', '--channels', 'search,print', '--budget', '80'];
    const answer = answerOf('allocate', ...common, '--maximum', 'search=70', '--draws', '60');
    const [search, print] = answer.allocation.channels;
    expect(search.spend).toBeGreaterThan(print.spend);
    expect(search.spend).toBeLessThanOrEqual(70);
    expect(search.low).toBeLessThanOrEqual(search.high);
    expect(run('allocate', ...common, '--minimum', 'radio=5')).toMatchObject({
      status: 2,
      stderr: '--minimum: "radio=5" is not channel=amount with channels search, print\n',
    });
    const below = save('below.csv', ['bookings,search', '1,-5']);
    expect(run('allocate', '--input', below, '--outcome', 'bookings', '--channels', 'search').stderr).toBe(
      `${below}:2: column search: "-5" is below 0\n`,
    );
  });
});

describe('plainText', () => {
  it('writes values as lines and lists as tables', () => {
    const text = plainText({
      n: 3,
      rows: [
        { name: 'a', own: { low: 0.123456789 } },
        { name: 'bb', own: { low: 1 } },
      ],
      none: [],
    });
    expect(text).toBe('n: 3\nrows:\n  name  own.low\n  a     0.123457\n  bb    1\nnone: none\n');
  });

  it('writes records with many values one below the other', () => {
    const wide = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`value${i}`, 1000 + i]));
    const text = plainText({ rows: [{ name: 'a', ...wide }] });
    expect(text).toMatch(/^rows:\n {2}a\n {4}value0: 1000\n/);
  });
});
