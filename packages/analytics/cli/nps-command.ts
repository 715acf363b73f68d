import {
  compareNetPromoterScores,
  countPromoters,
  InvalidInput,
  markChanges,
  netPromoterScore,
} from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { answered } from './plain-text.ts';
import { readCsv } from './read-csv.ts';
import { asText, TableColumns } from './table-columns.ts';

export const npsOptions: Record<string, OptionSpec> = {
  input: { required: true, help: 'CSV of answers, one a line; - for standard input' },
  score: { help: 'name of the column of scores 0–10 (score)' },
  group: { help: 'name of a column to compare by, each group against all others' },
  population: { help: 'how many could have been asked: narrows the interval' },
  confidence: { help: 'of the intervals (0.95)' },
  json: { flag: true, help: 'print JSON' },
};

export const npsExample =
  'perennial-analytics nps --input answers.csv --score recommend --group branch --json';

/** Net Promoter Score with its interval, and by group. */
export function npsCommand(args: readonly string[]): string {
  const options = new CommandOptions('nps', npsOptions, args);
  const confidence = options.number('confidence', { above: 0, below: 1 }) ?? 0.95;
  const population = options.number('population', { above: 0 });
  options.noWords();
  options.finish();
  const table = readCsv(options.text('input') ?? '');
  const columns = new TableColumns(table);
  const scores = columns.read(options.text('score') ?? 'score', asScore);
  const groupName = options.text('group');
  const groups = groupName === undefined ? [] : columns.read(groupName, asText);
  columns.finish();
  if (scores.length === 0) throw new CliFault([`${table.file}: has no answers`]);
  if (population !== undefined && population < scores.length)
    throw new CliFault([`--population: "${population}" is fewer than the ${scores.length} answers`]);
  const overall = {
    ...countPromoters(scores),
    ...netPromoterScore(countPromoters(scores), { confidence, population }),
  };
  const compared = groupName === undefined ? {} : { groups: compareGroups(scores, groups, confidence) };
  return answered({ outcome: 'scored', overall, ...compared }, options.has('json'));
}

function compareGroups(scores: readonly number[], groups: readonly string[], confidence: number): unknown[] {
  const rows = [...new Set(groups)].sort().map((group) => {
    const own = countPromoters(scores.filter((_, i) => groups[i] === group));
    const rest = countPromoters(scores.filter((_, i) => groups[i] !== group));
    const difference = rest.n > 0 ? compareNetPromoterScores(own, rest, confidence) : undefined;
    return { group, own, difference };
  });
  const verdicts = markChanges(
    rows.map(({ group, difference }) => ({
      tile: group,
      difference: difference?.difference ?? 0,
      pValue: difference?.pValue ?? 1,
    })),
  );
  return rows.map(({ group, own, difference }, i) => {
    const { score, low, high, n } = netPromoterScore(own, { confidence });
    const { adjustedPValue, verdict } = verdicts[i] ?? { adjustedPValue: 1, verdict: 'no-clear-change' };
    const againstOthers =
      verdict === 'rose' ? 'higher' : verdict === 'fell' ? 'lower' : 'no-clear-difference';
    return { group, n, score, low, high, difference: difference?.difference, adjustedPValue, againstOthers };
  });
}

function asScore(text: string): number {
  const score = Number(text);
  if (text === '' || !Number.isInteger(score) || score < 0 || score > 10)
    throw new InvalidInput('is not a whole number 0–10');
  return score;
}
