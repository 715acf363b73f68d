import { askedPaths } from './condition.ts';
import type { FormDefinition, FormField } from './form-definition.ts';

/** Something wrong with a form beyond its shape. */
export type FormFault = { field: string } & (
  | { kind: 'field-twice' }
  | { kind: 'empty-range'; min: number; max: number }
  | { kind: 'option-twice' }
  | { kind: 'column-twice' }
  | { kind: 'table-with-sides' }
  | { kind: 'shown-by-unasked'; path: string }
  | { kind: 'calculated-from-no-number'; path: string }
);

/** All that is wrong with a form beyond its shape; empty when nothing is. */
export function findFormFaults(form: FormDefinition): FormFault[] {
  const seen = new Set<string>();
  return form.fields.flatMap((field) => {
    const faults = fieldFaults(field, form, seen);
    seen.add(field.key);
    return faults;
  });
}

/** A fault of a form in words, for whoever wrote the form as data. */
export function sayFormFault(fault: FormFault): string {
  const field = `field "${fault.field}"`;
  switch (fault.kind) {
    case 'field-twice':
      return `${field} appears twice; give each its own key`;
    case 'empty-range':
      return `${field} allows ${fault.min} to ${fault.max}; the second must be larger`;
    case 'option-twice':
      return `${field} has the same option twice`;
    case 'column-twice':
      return `${field} has two columns with the same key; give each its own`;
    case 'table-with-sides':
      return `${field} is a table and cannot be asked for each side; make the side a column`;
    case 'shown-by-unasked':
      return `${field} is shown by "${fault.path}", which is not asked before it`;
    case 'calculated-from-no-number':
      return `${field} is calculated from "${fault.path}", which is no number asked before it`;
  }
}

function fieldFaults(
  { key, answer, shownWhen, sides }: FormField,
  form: FormDefinition,
  before: ReadonlySet<string>,
): FormFault[] {
  const faults: FormFault[] = [];
  if (before.has(key)) faults.push({ field: key, kind: 'field-twice' });
  if (answer.kind === 'number' && answer.max <= answer.min) {
    faults.push({ field: key, kind: 'empty-range', min: answer.min, max: answer.max });
  }
  if (answer.kind === 'choice') {
    const values = answer.options.map(({ value }) => value);
    if (new Set(values).size < values.length) faults.push({ field: key, kind: 'option-twice' });
  }
  faults.push(...tableFaults(key, answer, sides));
  for (const path of shownWhen ? askedPaths(shownWhen) : []) {
    if (!before.has(rootOf(path))) faults.push({ field: key, kind: 'shown-by-unasked', path });
  }
  if (answer.kind === 'calculated') {
    for (const path of answer.calculation.fields) {
      if (before.has(rootOf(path)) && isNumeric(form, rootOf(path))) continue;
      faults.push({ field: key, kind: 'calculated-from-no-number', path });
    }
  }
  return faults;
}

function tableFaults(field: string, answer: FormField['answer'], sides: FormField['sides']): FormFault[] {
  if (answer.kind !== 'table') return [];
  const columns = answer.columns.map(({ key }) => key);
  return [
    ...(new Set(columns).size < columns.length ? [{ field, kind: 'column-twice' } as const] : []),
    ...(sides ? [{ field, kind: 'table-with-sides' } as const] : []),
  ];
}

const rootOf = (path: string) => path.split('.')[0] ?? path;

function isNumeric(form: FormDefinition, key: string): boolean {
  const kind = form.fields.find((field) => field.key === key)?.answer.kind;
  return kind === 'number' || kind === 'calculated';
}
