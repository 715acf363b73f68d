import { type ReactNode, useEffect, useMemo } from 'react';
import { matchSequence, pressName } from './match-keys.ts';
import { createShortcutRegistry, ShortcutContext } from './shortcut-registry.ts';

const sequenceTimeoutMs = 1200;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="combobox"]') !== null;
}

/** Listens for shortcuts on the document; single letters are left alone while someone is typing or a dialog is open. */
export function ShortcutsProvider({ children }: { readonly children: ReactNode }) {
  const registry = useMemo(createShortcutRegistry, []);
  useEffect(() => {
    let pending: readonly string[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const press = pressName(event);
      const hasModifier = press.startsWith('Mod+') || press.startsWith('Alt+');
      if (!hasModifier && (isTyping(event.target) || document.querySelector('[role="dialog"]') !== null))
        return;
      const outcome = matchSequence(
        registry.list().filter((shortcut) => shortcut.run !== undefined),
        pending,
        press,
      );
      clearTimeout(timer);
      pending = outcome.pending;
      if (pending.length > 0) {
        timer = setTimeout(() => {
          pending = [];
        }, sequenceTimeoutMs);
      }
      if (outcome.match !== undefined) {
        event.preventDefault();
        outcome.match.run?.();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [registry]);
  return <ShortcutContext.Provider value={registry}>{children}</ShortcutContext.Provider>;
}
