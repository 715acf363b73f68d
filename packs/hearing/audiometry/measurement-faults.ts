import { z } from 'zod';

/** The kind of file a measurement was read from; left out when it was entered by hand. */
export const fileSource = z.enum(['noah-xml', 'sadata-xml', 'csv']);
export type FileSource = z.infer<typeof fileSource>;

/** All that keeps a body from being of a shape, each with its place. */
export function faultsOf(shape: z.ZodType, body: unknown, name: string): string[] {
  const read = shape.safeParse(body);
  if (read.success) return [];
  return read.error.issues.map(({ path, message }) => `${path.join('.') || name}: ${message}`);
}
