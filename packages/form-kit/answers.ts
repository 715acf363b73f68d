import { z } from 'zod';

/** One plain answer. */
export const scalar = z.union([z.string().max(20_000), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof scalar>;

const oneAnswer = z.union([scalar, z.array(scalar).max(100)]);

/** An answer: plain, several choices, one for each side, or rows of a table. */
export const answer = z.union([
  oneAnswer,
  z.record(z.string().max(40), oneAnswer),
  z.array(z.record(z.string().max(40), scalar)).max(200),
]);
export type Answer = z.infer<typeof answer>;

/** Answers by the key of their field. */
export const answers = z.record(z.string().max(60), answer);
export type Answers = z.infer<typeof answers>;

/** What stands at `field` or `field.side`; `undefined` when nobody answered. Empty text counts as no answer. */
export function answerAt(given: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = given;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key)) {
      return undefined;
    }
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return isEmpty(value) ? undefined : value;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}
