import { InvalidInput, type PersonalTask } from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { asFlag } from './named-columns.ts';
import { limited, readCsv } from './read-csv.ts';
import { asText, TableColumns } from './table-columns.ts';

/** Choices as the fits want them. */
export interface ChoicesFile {
  columns: string[];
  people: { respondent: string; tasks: PersonalTask[] }[];
}

interface ShownTask {
  respondent: string;
  task: string;
  /** Where its first alternative stands. */
  line: number;
  alternatives: number[][];
  chosen: number[];
}

/** Reads alternatives, one a line: numbers stay numbers, words become 1/0 columns without the first level, empty means none. */
export function readChoices(file: string, given: string | undefined, price: string | undefined): ChoicesFile {
  const table = readCsv(file);
  const columns = new TableColumns(table);
  const respondents = columns.read('respondent', asText);
  const tasks = columns.read('task', asText);
  const chosen = columns.read('chosen', asFlag);
  const known = ['respondent', 'task', 'chosen', 'alternative'];
  const attributes =
    given?.split(',').map((name) => name.trim()) ?? table.header.filter((name) => !known.includes(name));
  const texts = attributes.map((name) =>
    columns.read(name, (text) => {
      if (name === price && text !== '' && !Number.isFinite(Number(text)))
        throw new InvalidInput('is not a number; write 1234.5');
      return text;
    }),
  );
  if (price !== undefined && !attributes.includes(price)) columns.read(price, asText);
  columns.finish();
  const coding = codeAttributes(attributes, texts, respondents.length);
  const groups = new Map<string, ShownTask>();
  respondents.forEach((respondent, i) => {
    const task = tasks[i] ?? '';
    const key = JSON.stringify([respondent, task]);
    const line = table.rows[i]?.line ?? 0;
    const group = groups.get(key) ?? { respondent, task, line, alternatives: [], chosen: [] };
    if (chosen[i] === 1) group.chosen.push(group.alternatives.length);
    group.alternatives.push(coding.rows[i] ?? []);
    groups.set(key, group);
  });
  const faults = [...groups.values()]
    .filter(({ chosen: picked, alternatives }) => picked.length !== 1 || alternatives.length < 2)
    .map(
      ({ respondent, task, line, chosen: picked, alternatives }) =>
        `${file}:${line}: column chosen: task "${task}" of "${respondent}" has ${picked.length} chosen of ${alternatives.length} alternatives`,
    );
  if (faults.length > 0) throw new CliFault(limited(faults));
  const people = new Map<string, PersonalTask[]>();
  for (const { respondent, alternatives, chosen: picks } of groups.values()) {
    const [picked = 0] = picks;
    const own = people.get(respondent) ?? [];
    own.push({ alternatives, chosen: picked });
    people.set(respondent, own);
  }
  return {
    columns: coding.columns,
    people: [...people].map(([respondent, own]) => ({ respondent, tasks: own })),
  };
}

function codeAttributes(
  attributes: readonly string[],
  texts: readonly (readonly string[])[],
  n: number,
): { columns: string[]; rows: number[][] } {
  const codings = attributes.map((name, a) => {
    const values = texts[a] ?? [];
    const present = [...new Set(values.filter((text) => text !== ''))].sort();
    const numeric = present.every((text) => Number.isFinite(Number(text)));
    return { name, levels: numeric ? undefined : present.slice(1), values };
  });
  const none = Array.from({ length: n }, (_, i) => texts.every((values) => values[i] === ''));
  const columns = codings.flatMap(
    ({ name, levels }) => levels?.map((level) => `${name} = ${level}`) ?? [name],
  );
  const rows = none.map((isNone, i) => {
    const coded = codings.flatMap(({ levels, values }) => {
      const text = values[i] ?? '';
      return levels?.map((level) => (text === level ? 1 : 0)) ?? [Number(text)];
    });
    return none.includes(true) ? [...coded, isNone ? 1 : 0] : coded;
  });
  return { columns: none.includes(true) ? [...columns, 'none'] : columns, rows };
}
