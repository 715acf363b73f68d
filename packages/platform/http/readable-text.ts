import type { Fault } from '#contract-kit';

/** Deeper than anything said here; what goes deeper is meant to exhaust whoever reads it. */
const DEEPEST = 64;

/**
 * What no text may hold, in any field of any request: the character U+0000 and halves of characters, which the database
 * cannot keep. Tells the path of each.
 */
export function unreadableText(path: string, value: unknown, depth = 0): Fault[] {
  if (typeof value === 'string') return faultsOf(path, value);
  if (typeof value !== 'object' || value === null) return [];
  if (depth > DEEPEST) {
    return [
      { path, code: 'too-deep', message: `is nested more than ${DEEPEST} levels deep; send it flatter` },
    ];
  }
  return Object.entries(value).flatMap(([name, inner]) => {
    const ofName = faultsOf(path, name);
    return ofName.length > 0 ? ofName : unreadableText(`${path}.${name}`, inner, depth + 1);
  });
}

function faultsOf(path: string, text: string): Fault[] {
  if (!text.includes('\0') && text.isWellFormed()) return [];
  const message = 'holds a character that cannot be kept (U+0000 or half of one); delete it and type it anew';
  return [{ path, code: 'unreadable-text', message }];
}
