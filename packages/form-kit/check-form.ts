import { askedPaths } from './condition.ts';
import type { FormDefinition, FormField } from './form-definition.ts';

/** All that is wrong with a form beyond its shape, in words; empty when nothing is. */
export function formFaults(form: FormDefinition): string[] {
  const seen = new Set<string>();
  return form.fields.flatMap((field) => {
    const faults = fieldFaults(field, form, seen);
    seen.add(field.key);
    return faults;
  });
}

function fieldFaults(field: FormField, form: FormDefinition, before: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  if (before.has(field.key)) faults.push(`field "${field.key}" appears twice; give each its own key`);
  const { answer } = field;
  if (answer.kind === 'number' && answer.max <= answer.min) {
    faults.push(`field "${field.key}" allows ${answer.min} to ${answer.max}; the second must be larger`);
  }
  if (answer.kind === 'choice') {
    const values = answer.options.map(({ value }) => value);
    if (new Set(values).size < values.length) faults.push(`field "${field.key}" has the same option twice`);
  }
  for (const path of field.shownWhen ? askedPaths(field.shownWhen) : []) {
    if (!before.has(rootOf(path))) {
      faults.push(`field "${field.key}" is shown by "${path}", which is not asked before it`);
    }
  }
  if (answer.kind === 'calculated') {
    for (const path of answer.calculation.fields) {
      if (before.has(rootOf(path)) && isNumeric(form, rootOf(path))) continue;
      faults.push(`field "${field.key}" is calculated from "${path}", which is no number asked before it`);
    }
  }
  return faults;
}

const rootOf = (path: string) => path.split('.')[0] ?? path;

function isNumeric(form: FormDefinition, key: string): boolean {
  const kind = form.fields.find((field) => field.key === key)?.answer.kind;
  return kind === 'number' || kind === 'calculated';
}
