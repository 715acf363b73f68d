import { type Answer, type Answers, answerAt } from './answers.ts';
import { checkRows } from './check-rows.ts';
import { holds } from './condition.ts';
import type { FormDefinition, FormField } from './form-definition.ts';
import { isSignature } from './signature.ts';

/** What is wrong with one answer; words on screen are made from the kind and the limit. */
export interface AnswerFault {
  /** `field` or `field.side`. */
  path: string;
  kind:
    | 'missing'
    | 'not-a-number'
    | 'below'
    | 'above'
    | 'off-step'
    | 'not-an-option'
    | 'not-a-date'
    | 'too-long'
    | 'not-text'
    | 'not-yes-or-no'
    | 'not-a-signature'
    | 'not-a-photo'
    | 'not-rows'
    | 'too-many'
    | 'unknown';
  limit?: number;
}

export interface CheckedAnswers {
  faults: AnswerFault[];
  /** What counts: without answers to questions that were not asked, with calculated fields. */
  answers: Answers;
}

/** Checks answers against a form: all faults at once. A field that is not shown takes no answer and asks for none. */
export function checkAnswers(form: FormDefinition, given: Readonly<Answers>): CheckedAnswers {
  const faults: AnswerFault[] = [];
  const kept: Answers = {};
  for (const field of form.fields) {
    if (field.shownWhen && !holds(field.shownWhen, kept)) continue;
    const value =
      field.answer.kind === 'calculated' ? calculate(field.answer.calculation, kept) : given[field.key];
    const { answer, faults: found } = checkField(field, value);
    faults.push(...found);
    if (answer !== undefined) kept[field.key] = answer;
  }
  const known = new Set(form.fields.map(({ key }) => key));
  for (const key of Object.keys(given)) {
    if (!known.has(key)) faults.push({ path: key, kind: 'unknown' });
  }
  return { faults, answers: kept };
}

function checkField(field: FormField, value: unknown): { answer: Answer | undefined; faults: AnswerFault[] } {
  if (field.answer.kind === 'table') return checkRows(field, field.answer, value, faultOf);
  if (!field.sides || field.answer.kind === 'calculated') {
    const { scalar, fault } = checkOne(field, field.key, value);
    return { answer: scalar, faults: fault ? [fault] : [] };
  }
  const faults: AnswerFault[] = [];
  const bySide: Record<string, string | number | boolean | (string | number | boolean)[]> = {};
  for (const side of field.sides) {
    const given = answerAt({ value }, `value.${side.key}`);
    const { scalar, fault } = checkOne(field, `${field.key}.${side.key}`, given);
    if (fault) faults.push(fault);
    if (scalar !== undefined) bySide[side.key] = scalar;
  }
  return { answer: Object.keys(bySide).length > 0 ? bySide : undefined, faults };
}

type Plain = string | number | boolean | string[];

function checkOne(field: FormField, path: string, given: unknown): { scalar?: Plain; fault?: AnswerFault } {
  const value = answerAt({ value: given }, 'value');
  if (value === undefined) return field.required ? { fault: { path, kind: 'missing' } } : {};
  const fault = faultOf(field.answer, value);
  if (fault) return { fault: { path, ...fault } };
  if (Array.isArray(value)) return { scalar: value.map(String) };
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? { scalar: value }
    : {};
}

function faultOf(answer: FormField['answer'], value: unknown): Omit<AnswerFault, 'path'> | undefined {
  switch (answer.kind) {
    case 'text':
      if (typeof value !== 'string') return { kind: 'not-text' };
      return value.length > answer.maxLength ? { kind: 'too-long', limit: answer.maxLength } : undefined;
    case 'number':
      return numberFault(answer, value);
    case 'choice': {
      const chosen = answer.many && Array.isArray(value) ? value : [value];
      const known = new Set<unknown>(answer.options.map((option) => option.value));
      return chosen.every((one) => known.has(one)) ? undefined : { kind: 'not-an-option' };
    }
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : { kind: 'not-yes-or-no' };
    case 'date':
      return isDay(value) ? undefined : { kind: 'not-a-date' };
    case 'signature':
      return isSignature(value) ? undefined : { kind: 'not-a-signature' };
    case 'photo':
      return photoFault(answer.most, value);
    case 'calculated':
    case 'table':
      return undefined;
  }
}

function photoFault(most: number, value: unknown): Omit<AnswerFault, 'path'> | undefined {
  const photos = Array.isArray(value) ? value : [value];
  if (!photos.every((one) => typeof one === 'string' && UUID.test(one))) return { kind: 'not-a-photo' };
  return photos.length > most ? { kind: 'too-many', limit: most } : undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function numberFault(
  { min, max, step }: { min: number; max: number; step: number },
  value: unknown,
): Omit<AnswerFault, 'path'> | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { kind: 'not-a-number' };
  if (value < min) return { kind: 'below', limit: min };
  if (value > max) return { kind: 'above', limit: max };
  const steps = (value - min) / step;
  return Math.abs(steps - Math.round(steps)) > 1e-9 ? { kind: 'off-step', limit: step } : undefined;
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

type Calculation = Extract<FormField['answer'], { kind: 'calculated' }>['calculation'];

function calculate({ of, fields, decimals }: Calculation, given: Readonly<Answers>): number | undefined {
  const numbers = fields.map((path) => answerAt(given, path));
  if (!numbers.every((value) => typeof value === 'number')) return undefined;
  const sum = numbers.reduce((total, value) => total + value, 0);
  const results = {
    sum,
    mean: sum / numbers.length,
    difference: 2 * (numbers[0] ?? 0) - sum,
    product: numbers.reduce((total, value) => total * value, 1),
    smallest: Math.min(...numbers),
    largest: Math.max(...numbers),
  };
  const scale = 10 ** decimals;
  return Math.round(results[of] * scale) / scale;
}
