import { useState } from 'react';
import type { DataListColumn } from './data-list-types.ts';

/** Keys of the columns shown, in their order; the one that names the row always stands first. */
export type ColumnChoice = {
  readonly keys: readonly string[] | undefined;
  readonly onChange: (keys: readonly string[]) => void;
};

function readChosen(storageKey: string): readonly string[] | undefined {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? 'null');
    return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : undefined;
  } catch {
    return undefined;
  }
}

/** The choice of columns remembered on this device. */
export function useRememberedColumns(columnsKey: string | undefined): ColumnChoice {
  const storageKey = columnsKey === undefined ? undefined : `perennial.columns.${columnsKey}`;
  const [keys, setKeys] = useState(() => (storageKey === undefined ? undefined : readChosen(storageKey)));
  return {
    keys,
    onChange: (next) => {
      setKeys(next);
      if (storageKey === undefined) return;
      try {
        window.localStorage.setItem(storageKey, JSON.stringify(next));
      } catch {
        // The choice still holds for this visit.
      }
    },
  };
}

/** The columns to show in their order, and the ways to change that. */
export function arrangeColumns<Row>(columns: readonly DataListColumn<Row>[], choice: ColumnChoice) {
  const [first] = columns;
  const usual = columns.filter((column) => column.isExtra !== true).map(({ key }) => key);
  const known = (choice.keys ?? []).filter((key) => columns.some((column) => column.key === key));
  const keys = (known.length === 0 ? usual : known).filter((key) => key !== first?.key);
  const shown = keys.flatMap((key) => columns.find((column) => column.key === key) ?? []);
  const set = (next: readonly string[]) => choice.onChange(first ? [first.key, ...next] : next);
  return {
    visible: first === undefined ? shown : [first, ...shown],
    toggle: (key: string) => set(keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key]),
    move: (key: string, by: -1 | 1) => {
      const from = keys.indexOf(key);
      const to = from + by;
      if (from < 0 || to < 0 || to >= keys.length) return;
      const next = keys.filter((each) => each !== key);
      set([...next.slice(0, to), key, ...next.slice(to)]);
    },
  };
}
