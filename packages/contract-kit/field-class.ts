import type { z } from 'zod';

/** Kinds of fields that not every role may see; a field without a class is open to all who may see the record. */
export const FIELD_CLASSES = ['contact', 'money', 'value', 'cost', 'sensitive'] as const;
export type FieldClass = (typeof FIELD_CLASSES)[number];

/** Marks a field of a response as belonging to a class; it reads `null` for those who may not see the class. */
export function classified<S extends z.ZodType>(fieldClass: FieldClass, schema: S): z.ZodNullable<S> {
  return schema.nullable().meta({ fieldClass });
}

/** The class a schema was marked with, if any. */
export function fieldClassOf(schema: z.ZodType): FieldClass | undefined {
  return schema.meta()?.fieldClass as FieldClass | undefined;
}
