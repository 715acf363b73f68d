import type { Fault } from '#contract-kit';
import type { Condition } from '#form-kit';
import type { FollowUpRule, FollowUpTrigger, ProcessTemplate } from '#pack-kit';

/** The service processes that rules may count from, by key. */
export type KnownProcesses = ReadonlyMap<string, ProcessTemplate>;

const ASSET_FACTS = ['category', 'make', 'model', 'side', 'place', 'status'];

/** What conditions may ask about where the trigger is no step of a process. */
const FACTS: Readonly<Partial<Record<FollowUpTrigger['on'], readonly string[]>>> = {
  'asset-installed': ASSET_FACTS,
  'asset-warranty-end': ASSET_FACTS,
  'appointment-booked': ['type'],
  'appointment-attended': ['type'],
  'appointment-missed': ['type'],
};

/** What a rule names that its trigger does not have: processes, steps, questions and answers to them. */
export function unknownNames(rule: Omit<FollowUpRule, 'version'>, processes: KnownProcesses): Fault[] {
  const { trigger, decision } = rule;
  const asked = (['when', 'until'] as const).flatMap((path) =>
    leavesOf(rule[path]).map((leaf) => ({ path, leaf })),
  );
  if ('templateKey' in trigger) {
    const template = processes.get(trigger.templateKey);
    if (!template) {
      const known = [...processes.keys()].join(', ') || 'none';
      const message = `there is no service process "${trigger.templateKey}"; there are: ${known}`;
      return [{ path: 'trigger.templateKey', code: 'unknown-process', message }];
    }
    return [
      ...('stepKey' in trigger ? unknownStep(template, trigger.stepKey, 'trigger.stepKey') : []),
      ...(decision ? unknownStep(template, decision.stepKey, 'decision') : []),
      ...asked.flatMap(({ path, leaf }) => unknownQuestion(template, leaf, path)),
    ];
  }
  const facts = FACTS[trigger.on] ?? [];
  const undecidable = {
    path: 'decision',
    code: 'no-step-decides',
    message: `${trigger.on} is no step of a process, so that no step decides it`,
  };
  return [
    ...(decision ? [undecidable] : []),
    ...asked
      .filter(({ leaf }) => !facts.includes(leaf.field))
      .map(({ path, leaf: { field } }) => ({
        path,
        code: 'unknown-fact',
        message: `${trigger.on} does not know "${field}"; it knows: ${facts.join(', ') || 'nothing'}`,
      })),
  ];
}

type Leaf = Extract<Condition, { field: string }>;

function leavesOf(rule: Condition | null): Leaf[] {
  if (rule === null) return [];
  if ('all' in rule) return rule.all.flatMap(leavesOf);
  if ('any' in rule) return rule.any.flatMap(leavesOf);
  if ('not' in rule) return leavesOf(rule.not);
  return [rule];
}

function unknownStep(template: ProcessTemplate, stepKey: string, path: string): Fault[] {
  if (template.steps.some(({ key }) => key === stepKey)) return [];
  const known = template.steps.map(({ key }) => key).join(', ');
  const message = `${template.key} has no step "${stepKey}"; it has: ${known}`;
  return [{ path, code: 'unknown-step', message }];
}

function unknownQuestion(template: ProcessTemplate, leaf: Leaf, path: string): Fault[] {
  const [stepKey = '', fieldKey = ''] = leaf.field.split('.');
  const survey = template.steps.find((step) => step.survey?.key === stepKey)?.survey;
  const missing = survey ? [] : unknownStep(template, stepKey, path);
  if (missing.length > 0) return missing;
  const form = survey?.form ?? template.steps.find(({ key }) => key === stepKey)?.form;
  const fields = form?.fields ?? [];
  const field = fields.find(({ key }) => key === fieldKey);
  if (!field) {
    const known = fields.map(({ key }) => key).join(', ') || 'nothing';
    const message = `step "${stepKey}" does not ask "${fieldKey}"; it asks: ${known}`;
    return [{ path, code: 'unknown-question', message }];
  }
  if (field.answer.kind !== 'choice') return [];
  const options = field.answer.options.map(({ value }) => value);
  return valuesOf(leaf)
    .filter((value) => !options.some((option) => option === value))
    .map((value) => ({
      path,
      code: 'unknown-answer',
      message: `"${leaf.field}" is never "${String(value)}"; it is one of: ${options.join(', ')}`,
    }));
}

function valuesOf(leaf: Leaf): readonly unknown[] {
  if ('is' in leaf) return [leaf.is];
  return 'in' in leaf ? leaf.in : [];
}
