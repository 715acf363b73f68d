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
export function unknownNames(rule: Omit<FollowUpRule, 'version'>, processes: KnownProcesses): string[] {
  const { trigger, decision } = rule;
  const leaves = [rule.when, rule.until].flatMap((one) => (one ? leavesOf(one) : []));
  if ('templateKey' in trigger) {
    const template = processes.get(trigger.templateKey);
    if (!template) {
      const known = [...processes.keys()].join(', ') || 'none';
      return [`there is no service process "${trigger.templateKey}"; there are: ${known}`];
    }
    const steps = ['stepKey' in trigger ? [trigger.stepKey] : [], decision ? [decision.stepKey] : []].flat();
    return [
      ...steps.flatMap((stepKey) => unknownStep(template, stepKey)),
      ...leaves.flatMap((leaf) => unknownQuestion(template, leaf)),
    ];
  }
  const facts = FACTS[trigger.on] ?? [];
  return [
    ...(decision ? [`${trigger.on} is no step of a process, so that no step decides it`] : []),
    ...leaves
      .filter(({ field }) => !facts.includes(field))
      .map(
        ({ field }) => `${trigger.on} does not know "${field}"; it knows: ${facts.join(', ') || 'nothing'}`,
      ),
  ];
}

type Leaf = Extract<Condition, { field: string }>;

function leavesOf(rule: Condition): Leaf[] {
  if ('all' in rule) return rule.all.flatMap(leavesOf);
  if ('any' in rule) return rule.any.flatMap(leavesOf);
  if ('not' in rule) return leavesOf(rule.not);
  return [rule];
}

function unknownStep(template: ProcessTemplate, stepKey: string): string[] {
  if (template.steps.some(({ key }) => key === stepKey)) return [];
  const known = template.steps.map(({ key }) => key).join(', ');
  return [`${template.key} has no step "${stepKey}"; it has: ${known}`];
}

function unknownQuestion(template: ProcessTemplate, leaf: Leaf): string[] {
  const [stepKey = '', fieldKey = ''] = leaf.field.split('.');
  const survey = template.steps.find((step) => step.survey?.key === stepKey)?.survey;
  const missing = survey ? [] : unknownStep(template, stepKey);
  if (missing.length > 0) return missing;
  const form = survey?.form ?? template.steps.find(({ key }) => key === stepKey)?.form;
  const fields = form?.fields ?? [];
  const field = fields.find(({ key }) => key === fieldKey);
  if (!field) {
    const known = fields.map(({ key }) => key).join(', ') || 'nothing';
    return [`step "${stepKey}" does not ask "${fieldKey}"; it asks: ${known}`];
  }
  if (field.answer.kind !== 'choice') return [];
  const options = field.answer.options.map(({ value }) => value);
  return valuesOf(leaf)
    .filter((value) => !options.some((option) => option === value))
    .map((value) => `"${leaf.field}" is never "${String(value)}"; it is one of: ${options.join(', ')}`);
}

function valuesOf(leaf: Leaf): readonly unknown[] {
  if ('is' in leaf) return [leaf.is];
  return 'in' in leaf ? leaf.in : [];
}
