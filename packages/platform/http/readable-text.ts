import type { Fault } from '#contract-kit';

/** Deeper than anything said here; what goes deeper is meant to exhaust whoever reads it. */
const DEEPEST = 64;

/** Nothing but marks that steer direction or hide between letters, and control characters. */
const UNSEEN = /^[\p{Cc}\p{Z}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+$/u;

/**
 * What no text may hold, in any field of any request: the character U+0000 and halves of characters, which the database
 * cannot keep; and nothing but a search may consist of marks nobody sees, of which cleaning leaves nothing. Tells the
 * path of each.
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
  if (text.includes('\0') || !text.isWellFormed()) {
    const message =
      'holds a character that cannot be kept (U+0000 or half of one); delete it and type it anew';
    return [{ path, code: 'unreadable-text', message }];
  }
  if (path.startsWith('query') || text.trim() === '' || !UNSEEN.test(text)) return [];
  const message = 'holds only marks that nobody sees; delete them, or type something';
  return [{ path, code: 'unseen-text', message }];
}
