import type { z } from 'zod';
import { fieldClassOf } from '#contract-kit';
import type { Actor } from './actor.ts';

type Mask = (value: unknown, actor: Actor) => unknown;

/**
 * Compiles, from a response schema, the function that blanks the fields an actor may not see.
 * Returns `undefined` when the schema holds no classified field.
 */
export function compileMask(schema: z.ZodType): Mask | undefined {
  const fieldClass = fieldClassOf(schema);
  if (fieldClass) {
    const inner = compileInner(schema);
    return (value, actor) => {
      if (!actor.sees(fieldClass)) return null;
      return inner ? inner(value, actor) : value;
    };
  }
  return compileInner(schema);
}

function compileInner(schema: z.ZodType): Mask | undefined {
  const definition = schema.def as unknown as ZodDefinition;
  switch (definition.type) {
    case 'object':
      return maskObject(definition.shape);
    case 'array':
      return maskArray(definition.element);
    case 'record':
      return maskRecord(definition.valueType);
    case 'nullable':
    case 'optional':
    case 'default':
    case 'readonly':
      return maskPresent(definition.innerType);
    case 'union':
      return refuseHiddenClasses(definition.options);
    default:
      return undefined;
  }
}

type ZodDefinition =
  | { type: 'object'; shape: Record<string, z.ZodType> }
  | { type: 'array'; element: z.ZodType }
  | { type: 'record'; valueType: z.ZodType }
  | { type: 'nullable' | 'optional' | 'default' | 'readonly'; innerType: z.ZodType }
  | { type: 'union'; options: z.ZodType[] }
  | { type: 'other' };

function maskObject(shape: Record<string, z.ZodType>): Mask | undefined {
  const fields = Object.entries(shape).flatMap(([name, field]) => {
    const mask = compileMask(field);
    return mask ? [[name, mask] as const] : [];
  });
  if (fields.length === 0) return undefined;
  return (value, actor) => {
    const masked = { ...(value as Record<string, unknown>) };
    for (const [name, mask] of fields) if (name in masked) masked[name] = mask(masked[name], actor);
    return masked;
  };
}

function maskArray(element: z.ZodType): Mask | undefined {
  const mask = compileMask(element);
  return mask && ((value, actor) => (value as unknown[]).map((item) => mask(item, actor)));
}

function maskRecord(valueType: z.ZodType): Mask | undefined {
  const mask = compileMask(valueType);
  if (!mask) return undefined;
  return (value, actor) =>
    Object.fromEntries(Object.entries(value as object).map(([name, item]) => [name, mask(item, actor)]));
}

function maskPresent(inner: z.ZodType): Mask | undefined {
  const mask = compileMask(inner);
  return mask && ((value, actor) => (value === null || value === undefined ? value : mask(value, actor)));
}

/** A discriminated union is masked option by option, by the literal that tells the options apart. */
function refuseHiddenClasses(options: z.ZodType[]): Mask | undefined {
  const masks = options.map((option) => ({ option, mask: compileMask(option) }));
  if (masks.every(({ mask }) => mask === undefined)) return undefined;
  return (value, actor) => {
    const match = masks.find(({ option }) => option.safeParse(value).success);
    return match?.mask ? match.mask(value, actor) : value;
  };
}
