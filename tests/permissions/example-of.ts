import type { z } from 'zod';

/** As much of zod's own description of a schema as an example needs. */
interface Definition {
  type: string;
  format?: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  valueType?: z.ZodType;
  innerType?: z.ZodType;
  options?: readonly z.ZodType[];
  items?: readonly z.ZodType[];
  entries?: Record<string, string>;
  values?: readonly unknown[];
  in?: z.ZodType;
}

const TEXTS: Record<string, string> = {
  uuid: '01890000-0000-7000-8000-0000000000ff',
  datetime: '2026-03-02T09:00:00Z',
  date: '2026-03-02',
};

/** A value of a schema with every field filled in, so that a mask has everything to hide. */
export function exampleOf(schema: z.ZodType): unknown {
  const definition = schema.def as unknown as Definition;
  const { innerType, element, valueType, options, shape, entries, values } = definition;
  switch (definition.type) {
    case 'object':
      return Object.fromEntries(Object.entries(shape ?? {}).map(([name, field]) => [name, exampleOf(field)]));
    case 'array':
      return element ? [exampleOf(element)] : [];
    case 'record':
      return valueType ? { key: exampleOf(valueType) } : {};
    case 'tuple':
      return (definition.items ?? []).map(exampleOf);
    case 'union':
      return options?.[0] && exampleOf(options[0]);
    case 'enum':
      return Object.values(entries ?? {})[0];
    case 'literal':
      return values?.[0];
    case 'number':
    case 'int':
      return 1;
    case 'boolean':
      return true;
    case 'string':
      return TEXTS[definition.format ?? ''] ?? 'CNY';
    default:
      return innerType ? exampleOf(innerType) : 'something';
  }
}
