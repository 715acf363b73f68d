import { askedPaths, type FormDefinition, type FormFault, findFormFaults, sayFormFault } from '#form-kit';
import { ROLES } from '#modules/access/contract';
import { END, type ProcessTemplate, type StepDefinition } from '#pack-kit';

/** Something that would leave a process stuck, or a rule without meaning. */
export type TemplateFault =
  | { kind: 'step-twice'; step: string }
  | { kind: 'step-called-end'; step: string }
  | { kind: 'survey-called-step'; step: string; name: string }
  | { kind: 'unknown-start'; name: string }
  | { kind: 'unknown-role'; step: string; name: string }
  | { kind: 'unknown-target'; step: string; name: string }
  | { kind: 'no-open-way'; step: string }
  | { kind: 'gate-without-way'; step: string; gate: string; name: string }
  | { kind: 'unknown-wait'; step: string; notice: string; name: string }
  | { kind: 'missing-form'; step: string; part: RulePart; name: string }
  | { kind: 'unknown-question'; step: string; part: RulePart; name: string }
  | { kind: 'paper-nowhere'; step: string; paper: string }
  | { kind: 'unreached'; step: string }
  | { kind: 'endless'; step: string }
  | { kind: 'form'; step: string; form: 'form' | 'survey'; fault: FormFault };

/** Where a step asks about an answer: the list, and the place in it from 0. */
export interface RulePart {
  list: 'gates' | 'notices' | 'ways' | 'waits';
  index: number;
}

/** All that is wrong with a template beyond its shape and its hours; empty when nothing is. Runs while one is edited and before it is used. */
export function findTemplateFaults(template: ProcessTemplate): TemplateFault[] {
  const steps = new Map(template.steps.map((step) => [step.key, step]));
  const faults: TemplateFault[] = [];
  const seen = new Set<string>();
  for (const { key } of template.steps) {
    if (seen.has(key)) faults.push({ kind: 'step-twice', step: key });
    seen.add(key);
  }
  for (const { key, survey } of template.steps) {
    if (survey && seen.has(survey.key)) {
      faults.push({ kind: 'survey-called-step', step: key, name: survey.key });
    }
    if (survey) seen.add(survey.key);
  }
  if (steps.has(END)) faults.push({ kind: 'step-called-end', step: END });
  if (!steps.has(template.start)) faults.push({ kind: 'unknown-start', name: template.start });
  for (const step of template.steps) faults.push(...faultsOfStep(step, steps));
  faults.push(...strandedSteps(template, steps));
  return faults;
}

/** A fault of a template in words, for whoever wrote it as data. */
export function sayTemplateFault(fault: TemplateFault): string {
  switch (fault.kind) {
    case 'step-twice':
      return `two steps have the key "${fault.step}"; give each its own`;
    case 'step-called-end':
      return `no step may be called "${END}": ways lead there when the process is over`;
    case 'survey-called-step':
      return `step "${fault.step}": its survey has the key "${fault.name}" of a step or another survey; give each its own`;
    case 'unknown-start':
      return `the process begins at "${fault.name}", which is no step`;
    case 'unknown-role':
      return `step "${fault.step}" is for "${fault.name}", which is no role; there are: ${ROLES.join(', ')}`;
    case 'unknown-target':
      return `step "${fault.step}" leads to "${fault.name}", which is no step`;
    case 'no-open-way':
      return `step "${fault.step}" has only ways with conditions; one must always be open`;
    case 'gate-without-way':
      return `step "${fault.step}": gate "${fault.gate}" guards a way to "${fault.name}" that is not there`;
    case 'unknown-wait':
      return `step "${fault.step}": notice "${fault.notice}" offers to wait for "${fault.name}", which is no wait of the step`;
    case 'missing-form':
      return `step "${fault.step}" depends on "${fault.name}", but that step has no form`;
    case 'unknown-question':
      return `step "${fault.step}" depends on "${fault.name}", which no form asks`;
    case 'unreached':
      return `nothing leads to step "${fault.step}"`;
    case 'endless':
      return `from step "${fault.step}" the process never ends`;
    case 'paper-nowhere':
      return `step "${fault.step}": paper "${fault.paper}" is no page of the customer's file; say where it is`;
    case 'form':
      return `step "${fault.step}": ${sayFormFault(fault.fault)}`;
  }
}

function faultsOfStep(step: StepDefinition, steps: ReadonlyMap<string, StepDefinition>): TemplateFault[] {
  const faults: TemplateFault[] = [
    ...faultsOfForm(step.key, 'form', step.form),
    ...faultsOfForm(step.key, 'survey', step.survey?.form),
  ];
  for (const role of step.roles) {
    if (!ROLES.some((known) => known === role)) {
      faults.push({ kind: 'unknown-role', step: step.key, name: role });
    }
  }
  for (const { to } of step.ways) {
    if (to !== END && !steps.has(to)) faults.push({ kind: 'unknown-target', step: step.key, name: to });
  }
  if (step.ways.every(({ when }) => when !== undefined)) faults.push({ kind: 'no-open-way', step: step.key });
  for (const { key, towards = [] } of step.gates) {
    for (const name of towards.filter((to) => !step.ways.some((way) => way.to === to))) {
      faults.push({ kind: 'gate-without-way', step: step.key, gate: key, name });
    }
  }
  faults.push(...faultsOfNotices(step));
  for (const { key, at } of step.papers) {
    if (Object.keys(at).length === 0) faults.push({ kind: 'paper-nowhere', step: step.key, paper: key });
  }
  for (const { path, ...part } of askedBy(step)) {
    const [stepKey = '', fieldKey = ''] = path.split('.');
    const asked = steps.get(stepKey);
    if (asked?.form?.fields.some((field) => field.key === fieldKey)) continue;
    const kind = asked && !asked.form ? 'missing-form' : 'unknown-question';
    faults.push({ kind, step: step.key, part, name: path });
  }
  return faults;
}

function faultsOfForm(
  step: string,
  form: 'form' | 'survey',
  definition: FormDefinition | undefined,
): TemplateFault[] {
  const faults = definition ? findFormFaults(definition) : [];
  return faults.map((fault) => ({ kind: 'form', step, form, fault }));
}

/** The answers that a step asks about, each with the rule that does. */
function askedBy({ gates, notices, ways, waits }: StepDefinition): (RulePart & { path: string })[] {
  const ask = (list: RulePart['list'], index: number, paths: readonly string[]) =>
    paths.map((path) => ({ list, index, path }));
  return [
    ...gates.flatMap(({ holds }, index) => ask('gates', index, askedPaths(holds))),
    ...notices.flatMap(({ when }, index) => ask('notices', index, askedPaths(when))),
    ...ways.flatMap(({ when }, index) => ask('ways', index, when ? askedPaths(when) : [])),
    ...waits.flatMap(({ until }, index) => ask('waits', index, until === undefined ? [] : [until])),
  ];
}

function faultsOfNotices(step: StepDefinition): TemplateFault[] {
  return step.notices.flatMap(({ key, wait }): TemplateFault[] =>
    wait === undefined || step.waits.some((known) => known.key === wait)
      ? []
      : [{ kind: 'unknown-wait', step: step.key, notice: key, name: wait }],
  );
}

/** Steps nothing leads to, and steps from which the process never ends. */
function strandedSteps(
  template: ProcessTemplate,
  steps: ReadonlyMap<string, StepDefinition>,
): TemplateFault[] {
  const reached = spread([template.start], (key) => steps.get(key)?.ways.map(({ to }) => to) ?? []);
  const ending = spread([END], (key) =>
    template.steps.filter(({ ways }) => ways.some(({ to }) => to === key)).map((step) => step.key),
  );
  return template.steps.flatMap(({ key }): TemplateFault[] => [
    ...(reached.has(key) ? [] : [{ kind: 'unreached', step: key } as const]),
    ...(ending.has(key) ? [] : [{ kind: 'endless', step: key } as const]),
  ]);
}

function spread(from: readonly string[], next: (key: string) => readonly string[]): Set<string> {
  const seen = new Set(from);
  for (const key of seen) {
    for (const one of next(key)) seen.add(one);
  }
  return seen;
}
