import type { FormDefinition, FormField } from '#form-kit';
import type { ProcessTemplate, StepDefinition } from '#modules/service-processes/contract';

const PARTS = [
  'name',
  'roles',
  'form',
  'gates',
  'notices',
  'ways',
  'waits',
  'survey',
  'papers',
  'within',
  'keepsAnswers',
  'skippable',
] as const;
export type StepPart = (typeof PARTS)[number];

export type Difference =
  | { kind: 'name' | 'kind' | 'start' | 'hours' | 'order' }
  | { kind: 'added' | 'removed'; step: string }
  | {
      kind: 'changed';
      step: string;
      parts: StepPart[];
      /** Questions of its form and of its survey. */
      added?: FormField[];
      removed?: FormField[];
    };

/** What is different in the second of two versions. */
export function compareTemplates(before: ProcessTemplate, after: ProcessTemplate): Difference[] {
  const old = new Map(before.steps.map((step) => [step.key, step]));
  const now = new Map(after.steps.map((step) => [step.key, step]));
  const kept = (template: ProcessTemplate) =>
    template.steps.map(({ key }) => key).filter((key) => old.has(key) && now.has(key));
  return [
    ...(same(before.name, after.name) ? [] : [{ kind: 'name' } as const]),
    ...(before.kind === after.kind ? [] : [{ kind: 'kind' } as const]),
    ...(before.start === after.start ? [] : [{ kind: 'start' } as const]),
    ...(same(before.workingWeek, after.workingWeek) ? [] : [{ kind: 'hours' } as const]),
    ...(same(kept(before), kept(after)) ? [] : [{ kind: 'order' } as const]),
    ...after.steps.flatMap(({ key }) => (old.has(key) ? [] : [{ kind: 'added', step: key } as const])),
    ...before.steps.flatMap(({ key }) => (now.has(key) ? [] : [{ kind: 'removed', step: key } as const])),
    ...after.steps.flatMap((step) => {
      const was = old.get(step.key);
      return was ? changesOf(was, step) : [];
    }),
  ];
}

function changesOf(was: StepDefinition, is: StepDefinition): Difference[] {
  const parts = PARTS.filter((part) => !same(was[part], is[part]));
  if (parts.length === 0) return [];
  const added = [...without(is.form, was.form), ...without(is.survey?.form, was.survey?.form)];
  const removed = [...without(was.form, is.form), ...without(was.survey?.form, is.survey?.form)];
  return [
    {
      kind: 'changed',
      step: is.key,
      parts,
      ...(added.length > 0 ? { added } : {}),
      ...(removed.length > 0 ? { removed } : {}),
    },
  ];
}

/** Questions of a form that another does not ask. */
function without(form: FormDefinition | undefined, other: FormDefinition | undefined): FormField[] {
  const known = new Set(other?.fields.map(({ key }) => key));
  return (form?.fields ?? []).filter(({ key }) => !known.has(key));
}

/** Equal as data, in whatever order the fields of an object were written. */
function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const left = new Map(Object.entries(one).filter(([, value]) => value !== undefined));
  const right = new Map(Object.entries(other).filter(([, value]) => value !== undefined));
  return left.size === right.size && [...left].every(([name, value]) => same(value, right.get(name)));
}
