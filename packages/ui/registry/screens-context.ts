import { createContext, useContext, useMemo } from 'react';
import type { PanelEntry, ScreenModule, TabEntry } from './screen-module.ts';
import { useMay, useSession } from './session.ts';

export const ScreensContext = createContext<readonly ScreenModule[]>([]);

export type Owned<T> = T & { readonly moduleName: string };

/** Every entry of one kind across modules, in order, each knowing its module. */
export function collectEntries<T extends { readonly order: number }>(
  screens: readonly ScreenModule[],
  pick: (module: ScreenModule) => readonly T[] | undefined,
): readonly Owned<T>[] {
  return screens
    .flatMap((module) => (pick(module) ?? []).map((entry) => ({ ...entry, moduleName: module.name })))
    .sort((a, b) => a.order - b.order || a.moduleName.localeCompare(b.moduleName));
}

export function useScreens(): readonly ScreenModule[] {
  return useContext(ScreensContext);
}

/** The panels registered for a slot that the person may see. */
export function useSlotPanels(slot: string): readonly Owned<PanelEntry>[] {
  const screens = useScreens();
  const may = useMay();
  const all = useMemo(() => collectEntries(screens, (module) => module.panels), [screens]);
  const roles = useSession()?.roles ?? [];
  return all
    .filter((panel) => panel.slot === slot && may(panel.permission))
    .sort((a, b) => placeFor(a, roles) - placeFor(b, roles));
}

/** Where a panel stands for somebody with these roles. */
function placeFor({ order, orderByRole }: PanelEntry, roles: readonly string[]): number {
  const own = roles.flatMap((role) => orderByRole?.[role] ?? []);
  return own.length > 0 ? Math.min(...own) : order;
}

/** The tabs registered for a slot that the person may see. */
export function useSlotTabs(slot: string): readonly Owned<TabEntry>[] {
  const screens = useScreens();
  const may = useMay();
  const all = useMemo(() => collectEntries(screens, (module) => module.tabs), [screens]);
  return all.filter((tab) => tab.slot === slot && may(tab.permission));
}
