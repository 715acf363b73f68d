import { useState } from 'react';
import type { ProcessTemplate } from '#modules/service-processes/contract';

interface History {
  past: ProcessTemplate[];
  now: ProcessTemplate;
  future: ProcessTemplate[];
}

const KEPT = 100;

/** A template being changed, with the way back and forth between its changes. */
export function useTemplateEditing(first: ProcessTemplate) {
  const [{ past, now, future }, set] = useState<History>({ past: [], now: first, future: [] });
  return {
    template: now,
    change: (next: ProcessTemplate) =>
      set((was) => ({ past: [...was.past, was.now].slice(-KEPT), now: next, future: [] })),
    undo: past.length === 0 ? undefined : () => set(stepBack),
    redo: future.length === 0 ? undefined : () => set(stepForward),
  };
}

function stepBack(was: History): History {
  const before = was.past.at(-1);
  return before ? { past: was.past.slice(0, -1), now: before, future: [was.now, ...was.future] } : was;
}

function stepForward(was: History): History {
  const [next, ...future] = was.future;
  return next ? { past: [...was.past, was.now], now: next, future } : was;
}
