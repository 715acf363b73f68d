import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { partySort } from '#modules/parties/contract';
import { useUrlState } from '#ui';
import { type useListQuery, writeFilters } from './use-list-query.ts';
import { type ListLayout, layoutFromText, layoutText, readLayout } from './views/list-layout.ts';

/** How rows stand: their columns in order, and how close. */
export interface ListLook {
  readonly columns: readonly string[];
  readonly density: 'comfortable' | 'compact';
}

/** A way of looking at the list, as a saved view keeps it. */
export interface ListViewState {
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: string | null;
  readonly columns: readonly string[];
  readonly density: 'comfortable' | 'compact';
  readonly layout: ListLayout['kind'];
  /** What the board or the calendar is by. */
  readonly by: string | null;
}

const lookKey = 'perennial.list-look.customers';
const usualLook: ListLook = { columns: [], density: 'comfortable' };

/** The columns and density this device shows the list with. */
export function readLook(): ListLook {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(lookKey) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return usualLook;
    const columns = 'columns' in stored && Array.isArray(stored.columns) ? stored.columns : [];
    const isCompact = 'density' in stored && stored.density === 'compact';
    return {
      columns: columns.filter((key): key is string => typeof key === 'string'),
      density: isCompact ? 'compact' : 'comfortable',
    };
  } catch {
    return usualLook;
  }
}

/** Columns and density, remembered on this device, and the state a saved view keeps. */
export function useListView(list: ReturnType<typeof useListQuery>) {
  const navigate = useNavigate();
  const [viewId] = useUrlState('view');
  const [shownAs, setShownAs] = useUrlState('as');
  const [look, setLook] = useState(readLook);
  const layout = layoutFromText(shownAs);
  const change = useCallback((next: ListLook) => {
    setLook(next);
    try {
      window.localStorage.setItem(lookKey, JSON.stringify(next));
    } catch {
      // The choice still holds for this visit.
    }
  }, []);
  const apply = useCallback(
    (view: { readonly viewId: string | undefined; readonly state: ListViewState | undefined }) => {
      const sort = partySort.catch('name').parse(view.state?.sort);
      const { columns, density } = view.state ?? usualLook;
      change({ columns, density });
      void navigate({
        to: '.',
        search: (before: Readonly<Record<string, unknown>>) => ({
          ...before,
          view: view.viewId,
          filter: view.state && writeFilters(view.state.filters),
          sort: sort === 'name' ? undefined : sort,
          as: layoutText(readLayout(view.state?.layout, view.state?.by)),
        }),
        replace: true,
      });
    },
    [navigate, change],
  );
  const state: ListViewState = {
    filters: Object.fromEntries(Object.entries(list.values).filter(([, value]) => value !== undefined)),
    sort: list.sort === 'name' ? null : list.sort,
    ...look,
    layout: layout.kind,
    by: layout.kind === 'table' ? null : layout.by,
  };
  return {
    look,
    setLook: change,
    layout,
    setLayout: (next: ListLayout) => setShownAs(layoutText(next)),
    state,
    viewId,
    isUntouched: viewId === undefined && shownAs === undefined && list.isUntouched,
    apply,
  };
}
