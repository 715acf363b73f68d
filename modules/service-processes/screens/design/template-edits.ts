import type { FormField, LocalText } from '#form-kit';
import { END, type ProcessTemplate, type StepDefinition } from '#modules/service-processes/contract';

export const noWords: LocalText = { 'zh-CN': '', 'zh-TW': '', en: '' };

/** A key that none of the known ones is: `step-3`. */
export function freeKey(stem: string, known: readonly string[]): string {
  for (let number = known.length + 1; ; number += 1) {
    const key = `${stem}-${number}`;
    if (!known.includes(key)) return key;
  }
}

/** A template of one step, to begin with. */
export function newTemplate(key: string, name: LocalText): ProcessTemplate {
  return {
    key,
    version: 1,
    name,
    kind: 'service',
    start: 'step-1',
    workingWeek: Array.from({ length: 7 }, () => [{ from: '09:00', to: '18:00' }]),
    steps: [newStep('step-1')],
  };
}

function newStep(key: string): StepDefinition {
  return {
    key,
    name: noWords,
    roles: ['front-desk'],
    gates: [],
    papers: [],
    notices: [],
    ways: [{ to: END, label: noWords }],
    keepsAnswers: false,
    skippable: false,
    waits: [],
  };
}

/** Adds a step after another; the way on of that one leads to the new step, and from there where it led before. */
export function addStepAfter(
  template: ProcessTemplate,
  afterKey: string | undefined,
): { template: ProcessTemplate; key: string } {
  const key = freeKey(
    'step',
    template.steps.map((step) => step.key),
  );
  const index = template.steps.findIndex((step) => step.key === afterKey);
  const before = template.steps[index];
  const [firstWay, ...others] = before?.ways ?? [];
  const added = { ...newStep(key), ways: [firstWay ?? { to: END, label: noWords }] };
  const steps = template.steps.flatMap((step) =>
    step === before ? [{ ...step, ways: [{ to: key, label: noWords }, ...others] }, added] : [step],
  );
  return { template: { ...template, steps: before ? steps : [...steps, added] }, key };
}

/** Takes a step out; ways that led to it lead on where its first way led. */
export function removeStep(template: ProcessTemplate, key: string): ProcessTemplate {
  const gone = template.steps.find((step) => step.key === key);
  const onward = gone?.ways.find(({ to }) => to !== key)?.to ?? END;
  const steps = template.steps
    .filter((step) => step !== gone)
    .map((step) => ({
      ...step,
      ways: step.ways.map((way) => (way.to === key ? { ...way, to: onward } : way)),
      gates: step.gates.map((gate) =>
        gate.towards ? { ...gate, towards: gate.towards.map((to) => (to === key ? onward : to)) } : gate,
      ),
    }));
  const start = template.start === key ? (steps[0]?.key ?? '') : template.start;
  return { ...template, start, steps };
}

export function moveStep(template: ProcessTemplate, key: string, by: -1 | 1): ProcessTemplate {
  const index = template.steps.findIndex((step) => step.key === key);
  const steps = moved(template.steps, index, by);
  return steps === template.steps ? template : { ...template, steps };
}

/** The same with one of them a place earlier or later; as it was at either end. */
export function moved<T>(all: T[], index: number, by: -1 | 1): T[] {
  const one = all[index];
  if (one === undefined || index + by < 0 || index + by >= all.length) return all;
  const rest = all.filter((_, at) => at !== index);
  return [...rest.slice(0, index + by), one, ...rest.slice(index + by)];
}

export function changeStep(
  template: ProcessTemplate,
  key: string,
  change: Partial<StepDefinition>,
): ProcessTemplate {
  return {
    ...template,
    steps: template.steps.map((step) => (step.key === key ? { ...step, ...change } : step)),
  };
}

/** Gives a step another name; its form goes by the same name unless it was given one of its own. */
export function renameStep(template: ProcessTemplate, key: string, name: LocalText): ProcessTemplate {
  const step = template.steps.find((one) => one.key === key);
  if (!step?.form) return changeStep(template, key, { name });
  const titled = (language: keyof LocalText, title: string) =>
    title === '' || title === step.name[language] ? name[language] : title;
  const { title } = step.form;
  const renamed = {
    'zh-CN': titled('zh-CN', title['zh-CN']),
    'zh-TW': titled('zh-TW', title['zh-TW']),
    en: titled('en', title.en),
  };
  return changeStep(template, key, { name, form: { ...step.form, title: renamed } });
}

/** A question that a rule may be about. */
export interface AskedQuestion {
  path: string;
  field: FormField;
  /** Its place in its form, from 1: its name while it has no words. */
  number: number;
  /** The step it is asked at, and the place of that in the process; left out within one form. */
  step?: StepDefinition;
  stepNumber?: number;
}

/** Questions of all steps, as gates and ways name them. */
export function questionsOf(template: ProcessTemplate): AskedQuestion[] {
  return template.steps.flatMap((step, at) =>
    (step.form?.fields ?? []).map((field, index) => ({
      path: `${step.key}.${field.key}`,
      field,
      number: index + 1,
      step,
      stepNumber: at + 1,
    })),
  );
}

/** Questions asked before another one of the same form. */
export function questionsBefore(fields: readonly FormField[], key: string): AskedQuestion[] {
  const end = fields.findIndex((field) => field.key === key);
  return fields.slice(0, end).map((field, index) => ({ path: field.key, field, number: index + 1 }));
}
