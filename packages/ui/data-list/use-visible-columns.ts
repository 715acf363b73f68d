import { useState } from 'react';
import type { DataListColumn } from './data-list-types.ts';

function readChosen(storageKey: string | undefined): readonly string[] | undefined {
  if (storageKey === undefined) return undefined;
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? 'null');
    return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : undefined;
  } catch {
    return undefined;
  }
}

/** The columns to show, remembered on this device; the first column always stays. */
export function useVisibleColumns<Row>(
  columns: readonly DataListColumn<Row>[],
  columnsKey: string | undefined,
) {
  const storageKey = columnsKey === undefined ? undefined : `perennial.columns.${columnsKey}`;
  const [chosen, setChosen] = useState(() => readChosen(storageKey));
  const shownKeys = chosen ?? columns.filter((column) => column.isExtra !== true).map((column) => column.key);
  const isShown = (column: DataListColumn<Row>, position: number) =>
    position === 0 || shownKeys.includes(column.key);
  const visible = columns.filter(isShown);
  const toggle = (key: string) => {
    const next = shownKeys.includes(key) ? shownKeys.filter((each) => each !== key) : [...shownKeys, key];
    setChosen(next);
    if (storageKey === undefined) return;
    try {
      window.localStorage.setItem(storageKey, JSON.stringify(next));
    } catch {
      // The choice still holds for this visit.
    }
  };
  return { visible, toggle };
}
