/** Which entries are wanted: whole modules, and single kinds of a module. */
export interface ShowFilter {
  wantsModule(source: string): boolean;
  wants(entry: { source: string; kind: string }): boolean;
}

/** Reads `orders,timeline/note.added`. Nothing named means everything is wanted. */
export function showFilter(text: string | undefined): ShowFilter {
  const wanted = new Set((text ?? '').split(',').filter((part) => part !== ''));
  if (wanted.size === 0) return { wantsModule: () => true, wants: () => true };
  const modules = new Set([...wanted].map((part) => part.split('/')[0]));
  return {
    wantsModule: (source) => modules.has(source),
    wants: ({ source, kind }) => wanted.has(source) || wanted.has(`${source}/${kind}`),
  };
}
