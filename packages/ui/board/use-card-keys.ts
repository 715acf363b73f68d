import { type KeyboardEvent, useState } from 'react';
import { useShortcuts } from '../shortcuts/shortcut-registry.ts';
import { useWords } from './words/use-words.ts';

const STEPS: Readonly<Record<string, readonly [across: number, along: number]>> = {
  ArrowDown: [0, 1],
  j: [0, 1],
  ArrowUp: [0, -1],
  k: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

/** Walking the cards: ↑ ↓ j k in a column, ← → to the neighbours; each column is one stop of the tab key. */
export function useCardKeys(board: { readonly current: HTMLElement | null }, mayMove: boolean) {
  const words = useWords();
  const [activeId, setActiveId] = useState<string>();

  const cardsByColumn = (): HTMLElement[][] =>
    [...(board.current?.querySelectorAll('[data-board-column]') ?? [])].map((column) => [
      ...column.querySelectorAll<HTMLElement>('[data-card]'),
    ]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const columns = cardsByColumn().filter((cards) => cards.length > 0);
    const across = columns.findIndex((cards) => cards.includes(event.currentTarget));
    const along = columns[across]?.indexOf(event.currentTarget) ?? 0;
    const cards = columns[across + step[0]];
    const next = cards?.[Math.max(0, Math.min(cards.length - 1, along + step[1]))];
    event.preventDefault();
    next?.focus();
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const enter = () => cardsByColumn().flat()[0]?.focus();

  useShortcuts([
    { keys: 'j', label: words('next'), group: 'list', run: enter },
    { keys: 'k', label: words('previous'), group: 'list', run: enter },
    { keys: '→', label: words('nextColumn'), group: 'list' },
    { keys: '←', label: words('previousColumn'), group: 'list' },
    { keys: 'Enter', label: words('open'), group: 'list' },
    ...(mayMove ? [{ keys: 'm', label: words('move'), group: 'list' as const }] : []),
  ]);
  return { activeId, setActiveId, onKeyDown };
}

export type CardKeys = ReturnType<typeof useCardKeys>;
