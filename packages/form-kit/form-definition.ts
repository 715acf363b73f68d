import { z } from 'zod';
import { condition } from './condition.ts';
import { localText } from './local-text.ts';

const key = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,59}$/, 'begin with a letter; letters, digits, - and _');

const option = z.strictObject({ value: z.string().min(1).max(60), label: localText });

/** Arithmetic over other fields; without all its numbers there is no result. */
const calculation = z.strictObject({
  of: z.enum(['sum', 'mean', 'difference', 'product', 'smallest', 'largest']),
  fields: z.array(z.string()).min(1).max(50),
  /** Decimal places shown. */
  decimals: z.int().min(0).max(4).default(0),
});

/** A column of a table; a row is one line of answers. */
const column = z.strictObject({
  key,
  label: localText,
  required: z.boolean().default(false),
  answer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), maxLength: z.int().min(1).max(500).default(200) }),
    z.strictObject({
      kind: z.literal('number'),
      min: z.number(),
      max: z.number(),
      unit: z.string().max(20).default(''),
    }),
    z.strictObject({ kind: z.literal('date') }),
    z.strictObject({ kind: z.literal('choice'), options: z.array(option).min(2).max(30) }),
  ]),
});
export type FormColumn = z.infer<typeof column>;

const kinds = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    lines: z.int().min(1).max(20).default(1),
    maxLength: z.int().min(1).max(10_000).default(500),
  }),
  z.strictObject({
    kind: z.literal('number'),
    min: z.number(),
    max: z.number(),
    step: z.number().positive().default(1),
    unit: z.string().max(20).default(''),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    options: z.array(option).min(2).max(50),
    many: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('yes-no') }),
  z.strictObject({ kind: z.literal('date') }),
  /** Strokes as they were drawn, or a name typed by whoever cannot draw. */
  z.strictObject({ kind: z.literal('signature') }),
  /** Pictures, kept as files of the customer; the answer names them. */
  z.strictObject({ kind: z.literal('photo'), most: z.int().min(1).max(10).default(4) }),
  z.strictObject({
    kind: z.literal('table'),
    columns: z.array(column).min(1).max(8),
    mostRows: z.int().min(1).max(100).default(20),
  }),
  z.strictObject({ kind: z.literal('calculated'), calculation, unit: z.string().max(20).default('') }),
]);

export const formField = z.strictObject({
  key,
  label: localText,
  help: localText.optional(),
  required: z.boolean().default(false),
  /** Asked only when this holds for the answers of the same form. */
  shownWhen: condition.optional(),
  /** The same question for each of these, such as the right and the left. */
  sides: z
    .array(z.strictObject({ key, label: localText }))
    .min(2)
    .max(4)
    .optional(),
  /** Health and the like: seen only by roles that see sensitive data. */
  sensitive: z.boolean().default(false),
  answer: kinds,
});
export type FormField = z.infer<typeof formField>;

/** A form as data: its questions in order. */
export const formDefinition = z.strictObject({
  title: localText,
  fields: z.array(formField).min(1).max(100),
});
export type FormDefinition = z.infer<typeof formDefinition>;
/** A form as it is written down, with what has a default left out. */
export type FormGiven = z.input<typeof formDefinition>;
