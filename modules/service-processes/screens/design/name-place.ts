import type { FormDefinition, FormField, LocalText } from '#form-kit';
import type { ProcessTemplate } from '#modules/service-processes/contract';
import type { useWords } from '../words/use-words.ts';

type Words = ReturnType<typeof useWords>;

/** What is said of a place in a template: the words of the screen, and the language that names are read in. */
export interface Naming {
  template: ProcessTemplate;
  words: Words;
  local: (text: LocalText) => string;
}

/** Lists of a step or of a question, whose entries the screen numbers. */
const NUMBERED = {
  options: 'design.field.option',
  columns: 'design.field.column',
  sides: 'design.field.side',
  gates: 'design.step.gate',
  ways: 'design.place.way',
  notices: 'design.step.notice',
  waits: 'design.step.wait',
  papers: 'design.step.paper',
} as const;

const NAMED = {
  fields: 'design.place.questions',
  options: 'design.place.options',
  columns: 'design.place.columns',
  gates: 'design.step.gates',
  ways: 'design.step.ways',
  notices: 'design.step.notices',
  waits: 'design.step.waits',
  papers: 'design.step.papers',
  roles: 'design.step.roles',
  survey: 'design.step.survey',
  title: 'design.place.title',
  says: 'design.place.says',
  at: 'design.step.paperAt',
  holds: 'design.place.condition',
  when: 'design.place.condition',
  shownWhen: 'design.place.condition',
  towards: 'design.step.gateTowards',
  minutes: 'design.step.minutes',
  help: 'design.field.help',
  lines: 'design.field.lines',
  min: 'design.field.min',
  max: 'design.field.max',
  step: 'design.field.step',
  unit: 'design.field.unit',
  most: 'design.field.mostPhotos',
  mostRows: 'design.field.mostRows',
  calculation: 'design.field.from',
  decimals: 'design.field.decimals',
} as const;

/** A step as it is called, or its number while it has no name. */
export function nameOfStep({ template, words, local }: Naming, key: string | undefined): string {
  const index = template.steps.findIndex((step) => step.key === key);
  const step = template.steps[index];
  if (!step) return words('design.place.stepGone');
  return local(step.name) || words('design.place.step', { number: index + 1 });
}

/** A question as it is asked, or its number while it has no words. */
export function nameOfQuestion(
  { words, local }: Omit<Naming, 'template'>,
  form: FormDefinition | undefined,
  key: string,
): string {
  const index = (form?.fields ?? []).findIndex((field) => field.key === key);
  const field = form?.fields[index];
  return field ? questionName(field, index, words, local) : words('design.place.questionGone');
}

/** The place of a template that a path leads to, in the words of the screen: the step, the question, the option. */
export function namePlace(naming: Naming, path: readonly PropertyKey[]): string {
  const { template, words, local } = naming;
  const [first, at, ...rest] = path;
  if (first === 'name') return words('design.name');
  if (first === 'workingWeek') return words('design.hours');
  const step = first === 'steps' ? template.steps[Number(at)] : undefined;
  if (!step) return words('design.process');
  const names = [nameOfStep(naming, step.key)];
  const form = rest[0] === 'survey' ? step.survey?.form : step.form;
  for (const [index, part] of rest.entries()) {
    const number = Number(rest[index + 1]);
    const field = part === 'fields' ? form?.fields[number] : undefined;
    if (field) names.push(questionName(field, number, words, local));
    else if (isOf(NUMBERED, part) && Number.isInteger(number)) {
      names.push(words(NUMBERED[part], { number: number + 1 }));
    } else if (isOf(NAMED, part)) names.push(words(NAMED[part]));
  }
  return names.join(' · ');
}

function questionName(
  { label }: FormField,
  index: number,
  words: Words,
  local: (text: LocalText) => string,
): string {
  return local(label) || words('design.place.question', { number: index + 1 });
}

const isOf = <T extends object>(table: T, name: PropertyKey): name is keyof T => Object.hasOwn(table, name);
