export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** One press as the text shortcuts are written in: `j`, `?`, `Mod+k`, `Shift+Enter`. */
export function pressName(press: KeyPress): string {
  const key = press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const modifiers = [
    press.ctrlKey || press.metaKey ? 'Mod' : '',
    press.altKey ? 'Alt' : '',
    // Shift already shows in printed characters such as `?`; it is named only for keys like Enter and for letters.
    press.shiftKey && (press.key.length > 1 || /[a-z]/i.test(press.key)) ? 'Shift' : '',
  ];
  return [...modifiers.filter((modifier) => modifier !== ''), key].join('+');
}

export type SequenceMatch<T> = { readonly match?: T; readonly pending: readonly string[] };

/** Feeds one press into a sequence in progress; `pending` holds the start of a longer shortcut, such as `g` of `g c`. */
export function matchSequence<T extends { readonly keys: string }>(
  shortcuts: readonly T[],
  pending: readonly string[],
  press: string,
): SequenceMatch<T> {
  for (const sequence of pending.length > 0 ? [[...pending, press], [press]] : [[press]]) {
    const typed = sequence.join(' ');
    const match = shortcuts.find((shortcut) => shortcut.keys === typed);
    if (match !== undefined) return { match, pending: [] };
    if (shortcuts.some((shortcut) => shortcut.keys.startsWith(`${typed} `))) return { pending: sequence };
  }
  return { pending: [] };
}
