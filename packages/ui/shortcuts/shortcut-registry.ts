import { createContext, useContext, useEffect, useRef } from 'react';

/** A key or sequence and what it does: `j`, `g c`, `Shift+?`, `Mod+k` (Ctrl, or ⌘ on a Mac). */
export type Shortcut = {
  readonly keys: string;
  /** Already translated; shown on the sheet. */
  readonly label: string;
  readonly group: 'general' | 'go' | 'list';
  /** Absent for a key that its own component answers: it is shown on the sheet and left alone elsewhere. */
  readonly run?: () => void;
};

export type ShortcutRegistry = {
  readonly add: (read: () => readonly Shortcut[]) => () => void;
  readonly list: () => readonly Shortcut[];
};

export const ShortcutContext = createContext<ShortcutRegistry | undefined>(undefined);

/** A registry where later arrivals win, so a dialog or list may take a key from what lies beneath. */
export function createShortcutRegistry(): ShortcutRegistry {
  const readers: (() => readonly Shortcut[])[] = [];
  return {
    add: (read) => {
      readers.push(read);
      return () => {
        readers.splice(readers.indexOf(read), 1);
      };
    },
    list: () => {
      const byKeys = new Map<string, Shortcut>();
      for (const read of readers) for (const shortcut of read()) byKeys.set(shortcut.keys, shortcut);
      return [...byKeys.values()];
    },
  };
}

/** Offers shortcuts while the component is shown. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = useContext(ShortcutContext);
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => registry?.add(() => latest.current), [registry]);
}

/** The shortcuts now on offer, read when called. */
export function useShortcutList(): () => readonly Shortcut[] {
  const registry = useContext(ShortcutContext);
  return () => registry?.list() ?? [];
}
