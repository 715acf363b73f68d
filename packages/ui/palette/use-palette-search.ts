import { useEffect, useState } from 'react';
import { useLabel } from '../i18n/use-messages.ts';
import type { SearchProvider } from '../registry/screen-module.ts';
import { useScreens } from '../registry/screens-context.ts';
import { useMay } from '../registry/session.ts';
import { hitEntries, type PaletteEntry } from './palette-entries.ts';

const typingPauseMs = 120;

export type PaletteSearch = {
  readonly entries: readonly PaletteEntry[];
  readonly isSearching: boolean;
  readonly error?: unknown;
};

const nothingFound: PaletteSearch = { entries: [], isSearching: false };

/** Asks every search provider once typing pauses; answers to an older text are dropped. */
export function usePaletteSearch(text: string, navigate: (path: string) => void): PaletteSearch {
  const screens = useScreens();
  const may = useMay();
  const label = useLabel();
  const [found, setFound] = useState<PaletteSearch>(nothingFound);
  const wanted = text.startsWith('>') ? '' : text.trim();

  // Searching again because a translation function changed identity would repeat every request.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the text and the providers start a search
  useEffect(() => {
    if (wanted === '') {
      setFound(nothingFound);
      return;
    }
    const providers = screens.flatMap((module) =>
      (module.searches ?? []).map((provider) => ({ ...provider, moduleName: module.name })),
    );
    const abort = new AbortController();
    setFound((before) => ({ entries: before.entries, isSearching: providers.length > 0 }));
    const ask = async (provider: SearchProvider & { readonly moduleName: string }) =>
      hitEntries(
        label(provider.moduleName, provider.titleKey),
        await provider.search(wanted, abort.signal),
        navigate,
      );
    const timer = setTimeout(() => {
      void Promise.allSettled(providers.filter((provider) => may(provider.permission)).map(ask)).then(
        (answers) => {
          if (abort.signal.aborted) return;
          const failed = answers.find((answer) => answer.status === 'rejected');
          setFound({
            entries: answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])),
            isSearching: false,
            ...(failed === undefined ? {} : { error: failed.reason }),
          });
        },
      );
    }, typingPauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, screens]);
  return found;
}
