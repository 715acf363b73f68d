import { z } from 'zod';
import { processTemplate } from '#pack-kit';

const MOST = 20_000;

/**
 * A template while it is being written: of the same build, but words may still be missing and lists empty. It holds nothing
 * that a template could not hold, and is checked in full before it is used.
 */
export const draftTemplate = buildOnly(processTemplate, new Map());

/** The same schema without its limits; the types stay the same. */
function buildOnly<S extends z.ZodType>(schema: S, known: Map<z.ZodType, z.ZodType>): S {
  const found = known.get(schema);
  if (found) return found as S;
  const built = loosened(schema, known);
  known.set(schema, built);
  return built as S;
}

function loosened(schema: z.ZodType, known: Map<z.ZodType, z.ZodType>): z.ZodType {
  const inner = (one: unknown) => buildOnly(one as z.ZodType, known);
  if (schema instanceof z.ZodString) return z.string().max(MOST);
  if (schema instanceof z.ZodNumber) return z.number();
  if (schema instanceof z.ZodArray) return z.array(inner(schema.element)).max(500);
  if (schema instanceof z.ZodOptional) return inner(schema.unwrap()).optional();
  if (schema instanceof z.ZodDefault) return inner(schema.unwrap()).default(schema.def.defaultValue);
  if (schema instanceof z.ZodLazy) return z.lazy(() => inner(schema.unwrap()));
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape).map(([name, field]) => [name, inner(field)] as const);
    return z.strictObject(Object.fromEntries(shape));
  }
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
    return z.union(schema.options.map(inner));
  }
  return schema;
}
