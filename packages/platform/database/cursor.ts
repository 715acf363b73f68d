import type { z } from 'zod';
import { invalidRequest, refuse } from '#contract-kit';

/** Turns the sort values of a page's last row into an opaque cursor. */
export function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Reads a cursor back; refuses one that was altered or belongs to another sort order. */
export function decodeCursor<S extends z.ZodType>(text: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  return parsed.success ? parsed.data : refuseCursor();
}

/** Refuses a cursor by the path of its field. */
export function refuseCursor(): never {
  const message = 'the cursor does not belong to this list; start again without it';
  return refuse(invalidRequest, message, {
    faults: [{ path: 'query.cursor', code: 'unknown-cursor', message }],
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
