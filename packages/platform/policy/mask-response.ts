import type { z } from 'zod';
import { type FieldClass, fieldClassOf } from '#contract-kit';
import type { Actor } from './actor.ts';

/** All that a mask asks of whoever looks. */
type Onlooker = Pick<Actor, 'sees'>;
type Mask = (value: unknown, actor: Onlooker) => unknown;

/**
 * Compiles, from a response schema, the function that blanks the fields an actor may not see.
 * Returns `undefined` when the schema holds no classified field.
 */
export function compileMask(schema: z.ZodType, only?: FieldClass): Mask | undefined {
  const fieldClass = fieldClassOf(schema);
  if (fieldClass && (only === undefined || fieldClass === only)) {
    const inner = compileInner(schema, only);
    return (value, actor) => {
      if (!actor.sees(fieldClass)) return null;
      return inner ? inner(value, actor) : value;
    };
  }
  return compileInner(schema, only);
}

/** Compiles, from a response schema, the test whether an answer shows something of a field class. */
export function compileReveal(
  schema: z.ZodType | undefined,
  fieldClass: FieldClass,
): (value: unknown) => boolean {
  const hide = schema && compileMask(schema, fieldClass);
  if (!hide) return () => false;
  const nobody: Onlooker = { sees: () => false };
  return (value) => JSON.stringify(hide(value, nobody)) !== JSON.stringify(value);
}

function compileInner(schema: z.ZodType, only?: FieldClass): Mask | undefined {
  const definition = schema.def as unknown as ZodDefinition;
  switch (definition.type) {
    case 'object':
      return maskObject(definition.shape, only);
    case 'array':
      return maskArray(definition.element, only);
    case 'record':
      return maskRecord(definition.valueType, only);
    case 'nullable':
    case 'optional':
    case 'default':
    case 'readonly':
      return maskPresent(definition.innerType, only);
    case 'union':
      return refuseHiddenClasses(definition.options, only);
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

function maskObject(shape: Record<string, z.ZodType>, only?: FieldClass): Mask | undefined {
  const fields = Object.entries(shape).flatMap(([name, field]) => {
    const mask = compileMask(field, only);
    return mask ? [[name, mask] as const] : [];
  });
  if (fields.length === 0) return undefined;
  return (value, actor) => {
    const masked = { ...(value as Record<string, unknown>) };
    for (const [name, mask] of fields) if (name in masked) masked[name] = mask(masked[name], actor);
    return masked;
  };
}

function maskArray(element: z.ZodType, only?: FieldClass): Mask | undefined {
  const mask = compileMask(element, only);
  return mask && ((value, actor) => (value as unknown[]).map((item) => mask(item, actor)));
}

function maskRecord(valueType: z.ZodType, only?: FieldClass): Mask | undefined {
  const mask = compileMask(valueType, only);
  if (!mask) return undefined;
  return (value, actor) =>
    Object.fromEntries(Object.entries(value as object).map(([name, item]) => [name, mask(item, actor)]));
}

function maskPresent(inner: z.ZodType, only?: FieldClass): Mask | undefined {
  const mask = compileMask(inner, only);
  return mask && ((value, actor) => (value === null || value === undefined ? value : mask(value, actor)));
}

/** A discriminated union is masked option by option, by the literal that tells the options apart. */
function refuseHiddenClasses(options: z.ZodType[], only?: FieldClass): Mask | undefined {
  const masks = options.map((option) => ({ option, mask: compileMask(option, only) }));
  if (masks.every(({ mask }) => mask === undefined)) return undefined;
  return (value, actor) => {
    const match = masks.find(({ option }) => option.safeParse(value).success);
    return match?.mask ? match.mask(value, actor) : value;
  };
}
