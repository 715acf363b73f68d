import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react';
import { useUiMessages } from '../i18n/use-messages.ts';
import { useShortcuts } from './shortcut-registry.ts';

const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet.tsx')).ShortcutSheet }));
const CommandPalette = lazy(async () => ({
  default: (await import('../palette/command-palette.tsx')).CommandPalette,
}));

type OpenOverlay = 'palette' | 'sheet' | undefined;
type Overlays = { readonly openPalette: () => void; readonly openSheet: () => void };

const OverlaysContext = createContext<Overlays>({ openPalette: () => {}, openSheet: () => {} });

/** Opens the command palette. */
export function useOpenPalette(): () => void {
  return useContext(OverlaysContext).openPalette;
}

/** Opens the sheet of keyboard shortcuts. */
export function useOpenShortcutSheet(): () => void {
  return useContext(OverlaysContext).openSheet;
}

/** The palette and the shortcut sheet, each loaded when first opened. Needs the router above it. */
export function OverlaysProvider({ children }: { readonly children: ReactNode }) {
  const words = useUiMessages();
  const [open, setOpen] = useState<OpenOverlay>();
  const [used, setUsed] = useState<ReadonlySet<OpenOverlay>>(new Set());
  const overlays = useMemo<Overlays>(() => {
    const show = (overlay: OpenOverlay) => {
      setUsed((before) => new Set([...before, overlay]));
      setOpen(overlay);
    };
    return { openPalette: () => show('palette'), openSheet: () => show('sheet') };
  }, []);
  const close = () => setOpen(undefined);

  useShortcuts([
    { keys: 'Mod+k', label: words('shortcuts.openPalette'), group: 'general', run: overlays.openPalette },
    { keys: '/', label: words('shortcuts.focusSearch'), group: 'general', run: overlays.openPalette },
    { keys: '?', label: words('shortcuts.showSheet'), group: 'general', run: overlays.openSheet },
  ]);

  return (
    <OverlaysContext.Provider value={overlays}>
      {children}
      <Suspense>
        {used.has('palette') ? <CommandPalette isOpen={open === 'palette'} onClose={close} /> : null}
        {used.has('sheet') ? <ShortcutSheet isOpen={open === 'sheet'} onClose={close} /> : null}
      </Suspense>
    </OverlaysContext.Provider>
  );
}
