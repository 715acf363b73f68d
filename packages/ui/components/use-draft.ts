import { useState } from 'react';
import { useSession } from '../registry/session.ts';

const prefix = 'perennial.draft.';

function read(key: string): string {
  try {
    return window.localStorage.getItem(prefix + key) ?? '';
  } catch {
    return '';
  }
}

/** False when this device refuses to keep it. */
function keep(key: string, text: string): boolean {
  try {
    if (text === '') window.localStorage.removeItem(prefix + key);
    else window.localStorage.setItem(prefix + key, text);
    return text !== '';
  } catch {
    return false;
  }
}

/** Text being written, kept on this device at every keystroke until dropped; each person finds only their own. */
export function useDraft(draftKey: string) {
  const key = `${useSession()?.person.id ?? 'nobody'}.${draftKey}`;
  const [state, setState] = useState(() => {
    const text = read(key);
    return { text, isRestored: text !== '', isKept: text !== '' };
  });
  return {
    ...state,
    write: (text: string) => setState({ text, isRestored: false, isKept: keep(key, text) }),
    drop: () => setState({ text: '', isRestored: false, isKept: keep(key, '') }),
  };
}
