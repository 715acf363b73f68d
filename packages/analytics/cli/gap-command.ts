import {
  type ExperienceFactor,
  experienceGaps,
  type FactorAnswers,
  keyExperienceStability,
} from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { oneOf } from './named-columns.ts';
import { answered } from './plain-text.ts';
import { type CsvTable, limited, readCsv } from './read-csv.ts';
import { asNumber, asText, TableColumns } from './table-columns.ts';

export const gapOptions: Record<string, OptionSpec> = {
  input: {
    required: true,
    help: 'CSV with factor, experience, expectation, importance, ideal (last two may be empty); with respondent for stability',
  },
  rule: { help: 'where no ideal is stated: hold (default) what there is, or satisfy what is expected' },
  draws: { help: 'bootstrap samples (2000)' },
  seed: { help: 'of the bootstrap (1)' },
  json: { flag: true, help: 'print JSON' },
};

export const gapExample = 'perennial-analytics gap --input factors.csv --rule satisfy --json';

/** Satisfaction gaps, the key experience, and with answers of respondents how sure it is. */
export function gapCommand(args: readonly string[]): string {
  const options = new CommandOptions('gap', gapOptions, args);
  const rule = oneOf(options, 'rule', ['hold', 'satisfy']);
  const draws = options.number('draws', { above: 0 }) ?? 2000;
  const seed = options.number('seed') ?? 1;
  options.noWords();
  options.finish();
  const table = readCsv(options.text('input') ?? '');
  const columns = new TableColumns(table);
  const asAsked = columns.has('respondent');
  const respondents = asAsked ? columns.read('respondent', asText) : [];
  const optional = (name: string): (number | undefined)[] =>
    columns.has(name) ? columns.read(name, (text) => (text === '' ? undefined : asNumber(text))) : [];
  const factors = columns.read('factor', asText);
  const experiences = columns.read('experience', asNumber);
  const expectations = columns.read('expectation', asNumber);
  const importances = asAsked ? columns.read('importance', asNumber) : optional('importance');
  const ideals = optional('ideal');
  columns.finish();
  const rows = factors.map((factor, i) => ({
    factor,
    respondent: respondents[i] ?? '',
    line: table.rows[i]?.line ?? 0,
    experience: experiences[i] ?? 0,
    expectation: expectations[i] ?? 0,
    importance: importances[i],
    ideal: ideals[i],
  }));
  refuseRepeats(table, rows);
  if (!asAsked)
    return answered(
      { outcome: 'computed', ...experienceGaps(rows.map(plainFactor), rule) },
      options.has('json'),
    );
  const answers = completeAnswers(rows);
  const stability = keyExperienceStability(answers.byFactor, { draws, seed });
  const means = Object.entries(answers.byFactor).map(
    ([factor, own]): ExperienceFactor => ({
      factor,
      experience: meanOf(own.experience),
      expectation: meanOf(own.expectation),
      importance: meanOf(own.importance),
      ideal: rows.find((row) => row.factor === factor && row.ideal !== undefined)?.ideal,
    }),
  );
  const gaps = answers.people > 0 ? experienceGaps(means, rule) : undefined;
  return answered(
    { outcome: 'computed', people: answers.people, leftOut: answers.leftOut, ...gaps, stability },
    options.has('json'),
  );
}

interface Row extends ExperienceFactor {
  respondent: string;
  line: number;
}

function plainFactor({ factor, experience, expectation, importance, ideal }: Row): ExperienceFactor {
  return { factor, experience, expectation, importance, ideal };
}

/** People who answered for every factor, so that they can be paired. */
function completeAnswers(rows: readonly Row[]): {
  byFactor: Record<string, FactorAnswers>;
  people: number;
  leftOut: number;
} {
  const factors = [...new Set(rows.map(({ factor }) => factor))];
  const byPerson = new Map<string, Row[]>();
  for (const row of rows) byPerson.set(row.respondent, [...(byPerson.get(row.respondent) ?? []), row]);
  const complete = [...byPerson.values()].filter((own) => own.length === factors.length);
  const valuesOf = (factor: string, read: (row: Row) => number): number[] =>
    complete.map((own) => {
      const row = own.find((one) => one.factor === factor);
      return row ? read(row) : 0;
    });
  return {
    byFactor: Object.fromEntries(
      factors.map((factor) => [
        factor,
        {
          experience: valuesOf(factor, (row) => row.experience),
          expectation: valuesOf(factor, (row) => row.expectation),
          importance: valuesOf(factor, (row) => row.importance ?? 0),
        },
      ]),
    ),
    people: complete.length,
    leftOut: byPerson.size - complete.length,
  };
}

function refuseRepeats({ file }: CsvTable, rows: readonly Row[]): void {
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const { factor, respondent, line } of rows) {
    const key = `${respondent}\u0000${factor}`;
    if (seen.has(key))
      faults.push(
        `${file}:${line}: column factor: "${factor}" comes a second time; give a column respondent`,
      );
    seen.add(key);
  }
  if (faults.length > 0) throw new CliFault(limited(faults));
}

function meanOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}
