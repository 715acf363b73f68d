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
  const from = template.steps.findIndex((step) => step.key === key);
  const moved = template.steps[from];
  const to = from + by;
  if (!moved || to < 0 || to >= template.steps.length) return template;
  const rest = template.steps.filter((step) => step !== moved);
  return { ...template, steps: [...rest.slice(0, to), moved, ...rest.slice(to)] };
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

/** A question that a rule may be about. */
export interface AskedQuestion {
  path: string;
  field: FormField;
  /** The step it is asked at; undefined within one form. */
  step: StepDefinition | undefined;
}

/** Questions of all steps, as gates and ways name them. */
export function questionsOf(template: ProcessTemplate): AskedQuestion[] {
  return template.steps.flatMap((step) =>
    (step.form?.fields ?? []).map((field) => ({ path: `${step.key}.${field.key}`, field, step })),
  );
}

/** Questions asked before another one of the same form. */
export function questionsBefore(fields: readonly FormField[], key: string): AskedQuestion[] {
  const index = fields.findIndex((field) => field.key === key);
  return fields.slice(0, index).map((field) => ({ path: field.key, field, step: undefined }));
}
