import type { CommandEntry, IconComponent, NavigationEntry, SearchHit } from '../registry/screen-module.ts';
import type { Owned } from '../registry/screens-context.ts';

/** One line of the palette, whatever it came from. */
export type PaletteEntry = {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly icon?: IconComponent;
  readonly shortcut?: string;
  readonly run: () => void;
};

export type PaletteSources = {
  readonly commands: readonly Owned<CommandEntry>[];
  readonly places: readonly Owned<NavigationEntry>[];
  readonly label: (namespace: string, key: string) => string;
  readonly sectionNames: { readonly actions: string; readonly places: string };
  readonly navigate: (path: string) => void;
};

/** Whether every typed word occurs in the text, in any order, ignoring case. */
export function matchesWords(text: string, query: string): boolean {
  const lower = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

/** Commands and places that match the typed words; `>` in front keeps only commands. */
export function localEntries(query: string, sources: PaletteSources): readonly PaletteEntry[] {
  const onlyActions = query.startsWith('>');
  const wanted = query.replace(/^>/, '').trim();
  const actions = sources.commands.map((command) => ({
    id: `command ${command.id}`,
    section: sources.sectionNames.actions,
    title: sources.label(command.moduleName, command.labelKey),
    run: () => command.run({ navigate: sources.navigate }),
    ...(command.icon === undefined ? {} : { icon: command.icon }),
    ...(command.shortcut === undefined ? {} : { shortcut: command.shortcut }),
  }));
  const places = sources.places.map((place) => ({
    id: `place ${place.path}`,
    section: sources.sectionNames.places,
    title: sources.label(place.moduleName, place.labelKey),
    icon: place.icon,
    run: () => sources.navigate(place.path),
    ...(place.goKey === undefined ? {} : { shortcut: `g ${place.goKey}` }),
  }));
  return [...actions, ...(onlyActions ? [] : places)].filter((entry) => matchesWords(entry.title, wanted));
}

export function hitEntries(
  section: string,
  hits: readonly SearchHit[],
  navigate: (path: string) => void,
): readonly PaletteEntry[] {
  return hits.map((hit) => ({
    id: `hit ${section} ${hit.id}`,
    section,
    title: hit.title,
    run: () => navigate(hit.path),
    ...(hit.subtitle === undefined ? {} : { subtitle: hit.subtitle }),
    ...(hit.icon === undefined ? {} : { icon: hit.icon }),
  }));
}
