import { type KeyboardEvent, useState } from 'react';
import { useUiMessages } from '../i18n/use-messages.ts';
import { useShortcuts } from '../shortcuts/shortcut-registry.ts';
import type { DataListSelection } from './data-list-types.ts';

export type ListKeysOptions = {
  readonly ids: readonly string[];
  readonly selection: DataListSelection | undefined;
  readonly open: (position: number) => void;
  readonly edit?: ((position: number) => void) | undefined;
  readonly show: (position: number) => void;
};

/** Ids of a list between two rows, whichever was pressed first. */
function idsBetween(ids: readonly string[], from: number, to: number): readonly string[] {
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** The active row and the keys that move, select and open: j k ↓ ↑ Home End x Space Enter. */
export function useListKeys({ ids, selection, open, edit, show }: ListKeysOptions) {
  const words = useUiMessages();
  const [active, setActive] = useState(0);
  const [anchor, setAnchor] = useState<number>();

  const moveTo = (position: number) => {
    const next = Math.max(0, Math.min(ids.length - 1, position));
    setActive(next);
    show(next);
  };
  const toggle = (position: number, extend: boolean) => {
    const id = ids[position];
    if (selection === undefined || id === undefined) return;
    const next = new Set(selection.selectedIds);
    const isOn = next.has(id);
    const touched = extend && anchor !== undefined ? idsBetween(ids, anchor, position) : [id];
    for (const each of touched) {
      if (isOn) next.delete(each);
      else next.add(each);
    }
    setAnchor(position);
    selection.onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.getAttribute('role') !== 'row') return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Readonly<Record<string, () => void>> = {
      j: () => moveTo(active + 1),
      ArrowDown: () => moveTo(active + 1),
      k: () => moveTo(active - 1),
      ArrowUp: () => moveTo(active - 1),
      Home: () => moveTo(0),
      End: () => moveTo(ids.length - 1),
      x: () => toggle(active, event.shiftKey),
      X: () => toggle(active, event.shiftKey),
      ' ': () => toggle(active, event.shiftKey),
      Enter: () => open(active),
      ...(edit === undefined ? {} : { e: () => edit(active) }),
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  // Pressed while no row has focus, these lead into the list; inside it the grid answers first.
  const enter = () => moveTo(active);
  useShortcuts([
    { keys: 'j', label: words('shortcuts.nextRow'), group: 'list', run: enter },
    { keys: 'k', label: words('shortcuts.previousRow'), group: 'list', run: enter },
    { keys: 'x', label: words('shortcuts.selectRow'), group: 'list' },
    { keys: 'Enter', label: words('shortcuts.openRow'), group: 'list' },
    ...(edit === undefined ? [] : [{ keys: 'e', label: words('shortcuts.editRow'), group: 'list' as const }]),
  ]);
  return { active, setActive, toggle, onKeyDown };
}
