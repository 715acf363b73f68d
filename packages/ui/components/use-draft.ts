import { useEffect, useRef, useState } from 'react';
import type { DraftKeeper } from '../registry/screen-module.ts';
import { useScreens } from '../registry/screens-context.ts';
import { useSession } from '../registry/session.ts';

const prefix = 'perennial.draft.';
/** What the keeper last had of a draft, so that one sent or changed at another machine is not mistaken for new. */
const keptPrefix = 'perennial.kept-draft.';
const keepAfterMilliseconds = 3000;

function read(key: string): string {
  try {
    return window.localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** False when this device refuses to keep it. */
function store(key: string, text: string): boolean {
  try {
    if (text === '') window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, text);
    return text !== '';
  } catch {
    return false;
  }
}

const nobodyKeeps: DraftKeeper = {
  useKeeping: () => ({ kept: undefined, keep: async () => false, drop: async () => {} }),
};

interface DraftState {
  readonly text: string;
  readonly isRestored: boolean;
  readonly isKept: boolean;
}

/**
 * Text being written. Kept on this device at every keystroke, and a moment later by whoever keeps drafts for the person,
 * so that it is found again at another machine; each person finds only their own.
 */
export function useDraft(draftKey: string) {
  const owner = useSession()?.person.id ?? 'nobody';
  const key = `${owner}.${draftKey}`;
  const keeper = useScreens().find((module) => module.drafts !== undefined)?.drafts ?? nobodyKeeps;
  const { kept, keep, drop } = keeper.useKeeping();
  const [state, setState] = useState<DraftState>(() => {
    const text = read(prefix + key);
    return { text, isRestored: text !== '', isKept: text !== '' };
  });
  const isTouched = useRef(false);
  const isSent = useRef(false);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; send: () => void }>(undefined);

  const dropElsewhere = () => {
    const isElsewhere = isSent.current || kept?.has(draftKey) === true || read(keptPrefix + key) !== '';
    store(keptPrefix + key, '');
    if (isElsewhere) void drop(draftKey);
  };
  const cancel = () => {
    if (waiting.current !== undefined) clearTimeout(waiting.current.timer);
    waiting.current = undefined;
  };
  useEffect(() => {
    if (kept === undefined || isTouched.current) return;
    const local = read(prefix + key);
    const known = read(keptPrefix + key);
    const elsewhere = kept.get(draftKey) ?? '';
    // Words only this device has win; what the keeper had already follows the keeper.
    if (elsewhere === local || (local !== '' && local !== known)) return;
    store(prefix + key, elsewhere);
    store(keptPrefix + key, elsewhere);
    setState({ text: elsewhere, isRestored: elsewhere !== '', isKept: elsewhere !== '' });
  }, [kept, key, draftKey]);
  // Leaving the form within the moment must not lose the last words to the other machine.
  useEffect(
    () => () => {
      const left = waiting.current;
      if (left === undefined) return;
      clearTimeout(left.timer);
      left.send();
    },
    [],
  );

  return {
    ...state,
    write: (text: string) => {
      isTouched.current = true;
      setState({ text, isRestored: false, isKept: store(prefix + key, text) });
      cancel();
      if (text === '') {
        dropElsewhere();
        return;
      }
      const send = () => {
        waiting.current = undefined;
        isSent.current = true;
        void keep(draftKey, text).then((isSafe) => isSafe && store(keptPrefix + key, text));
      };
      waiting.current = { timer: setTimeout(send, keepAfterMilliseconds), send };
    },
    drop: () => {
      isTouched.current = true;
      cancel();
      dropElsewhere();
      setState({ text: '', isRestored: false, isKept: store(prefix + key, '') });
    },
  };
}
