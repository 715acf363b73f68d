import { askedPaths, formFaults } from '#form-kit';
import { ROLES } from '#modules/access/contract';
import { calendarFaults } from '#working-time';
import { END, type ProcessTemplate, type StepDefinition } from '../contract/index.ts';

/** All that is wrong with a template beyond its shape, in words; empty when nothing is. */
export function templateFaults(template: ProcessTemplate): string[] {
  const steps = new Map(template.steps.map((step) => [step.key, step]));
  const faults = calendarFaults({ timeZone: 'UTC', week: template.workingWeek });
  if (steps.size < template.steps.length) faults.push('two steps have the same key; give each its own');
  if (steps.has(END)) faults.push(`no step may be called "${END}": ways lead there when the process is over`);
  if (!steps.has(template.start)) faults.push(`the process begins at "${template.start}", which is no step`);
  for (const step of template.steps) faults.push(...stepFaults(step, steps));
  faults.push(...strandedSteps(template, steps));
  return faults;
}

function stepFaults(step: StepDefinition, steps: ReadonlyMap<string, StepDefinition>): string[] {
  const faults = (step.form ? formFaults(step.form) : []).map((fault) => `step "${step.key}": ${fault}`);
  for (const role of step.roles) {
    if (!ROLES.some((known) => known === role)) {
      faults.push(`step "${step.key}" is for "${role}", which is no role; there are: ${ROLES.join(', ')}`);
    }
  }
  for (const { to } of step.ways) {
    if (to !== END && !steps.has(to)) faults.push(`step "${step.key}" leads to "${to}", which is no step`);
  }
  if (step.ways.every(({ when }) => when !== undefined)) {
    faults.push(`step "${step.key}" has only ways with conditions; one must always be open`);
  }
  for (const { key, towards = [] } of step.gates) {
    const astray = towards.filter((to) => !step.ways.some((way) => way.to === to));
    for (const to of astray)
      faults.push(`step "${step.key}": gate "${key}" guards a way to "${to}" that is not there`);
  }
  const rules = [...step.gates.map(({ holds }) => holds), ...step.ways.flatMap(({ when }) => when ?? [])];
  for (const path of rules.flatMap(askedPaths)) {
    const [stepKey = '', fieldKey = ''] = path.split('.');
    const asked = steps.get(stepKey)?.form?.fields.some((field) => field.key === fieldKey);
    if (!asked) faults.push(`step "${step.key}" depends on "${path}", which no form asks`);
  }
  return faults;
}

/** Steps nothing leads to, and steps from which the process never ends. */
function strandedSteps(template: ProcessTemplate, steps: ReadonlyMap<string, StepDefinition>): string[] {
  const reached = spread([template.start], (key) => steps.get(key)?.ways.map(({ to }) => to) ?? []);
  const ending = spread([END], (key) =>
    template.steps.filter(({ ways }) => ways.some(({ to }) => to === key)).map((step) => step.key),
  );
  return template.steps.flatMap(({ key }) => [
    ...(reached.has(key) ? [] : [`nothing leads to step "${key}"`]),
    ...(ending.has(key) ? [] : [`from step "${key}" the process never ends`]),
  ]);
}

function spread(from: readonly string[], next: (key: string) => readonly string[]): Set<string> {
  const seen = new Set(from);
  for (const key of seen) {
    for (const one of next(key)) seen.add(one);
  }
  return seen;
}
