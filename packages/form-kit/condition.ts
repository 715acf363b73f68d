import { z } from 'zod';
import { answerAt, type Scalar, scalar } from './answers.ts';

/** `field`, `field.side` or, among the steps of a process, `step.field`. */
const path = z
  .string()
  .regex(/^[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+){0,3}$/, 'write field, field.side or step.field');

/** A rule about answers, as data: administrators and packs write it, nothing of it is ever executed as code. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { field: string; is: Scalar }
  | { field: string; in: Scalar[] }
  | { field: string; atLeast: number }
  | { field: string; atMost: number }
  | { field: string; answered: true };

/** More than anybody reads: a rule with more is made to keep others busy. */
const MOST_PARTS = 50;
const MOST_VALUES = 200;

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1).max(MOST_PARTS) }),
    z.strictObject({ any: z.array(condition).min(1).max(MOST_PARTS) }),
    z.strictObject({ not: condition }),
    z.strictObject({ field: path, is: scalar }),
    z.strictObject({ field: path, in: z.array(scalar).min(1).max(MOST_VALUES) }),
    z.strictObject({ field: path, atLeast: z.number() }),
    z.strictObject({ field: path, atMost: z.number() }),
    z.strictObject({ field: path, answered: z.literal(true) }),
  ]),
);

/**
 * Whether a condition holds for answers. Where a field has several answers (sides, choices), it is enough that one of them
 * fits. A question nobody answered fits nothing but `not`.
 */
export function holds(rule: Condition, given: Readonly<Record<string, unknown>>): boolean {
  if ('all' in rule) return rule.all.every((each) => holds(each, given));
  if ('any' in rule) return rule.any.some((each) => holds(each, given));
  if ('not' in rule) return !holds(rule.not, given);
  const found = plainValues(answerAt(given, rule.field));
  if ('answered' in rule) return found.length > 0;
  if ('is' in rule) return found.includes(rule.is);
  if ('in' in rule) return found.some((value) => rule.in.includes(value));
  const numbers = found.filter((value) => typeof value === 'number');
  return 'atLeast' in rule
    ? numbers.some((value) => value >= rule.atLeast)
    : numbers.some((value) => value <= rule.atMost);
}

function plainValues(value: unknown): Scalar[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(plainValues);
}

/** The paths a condition asks about. */
export function askedPaths(rule: Condition): string[] {
  if ('all' in rule) return rule.all.flatMap(askedPaths);
  if ('any' in rule) return rule.any.flatMap(askedPaths);
  if ('not' in rule) return askedPaths(rule.not);
  return [rule.field];
}
