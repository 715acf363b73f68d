import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { SavedView, ViewState } from '#modules/desk/contract';
import { answered, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';

const viewsKey = (listName: string) => ['desk', 'views', listName];

/** Views of a list that the person finds. */
export function useViews(listName: string) {
  const { data } = useQuery({
    queryKey: viewsKey(listName),
    queryFn: ({ signal }) => answered(api.desk.listViews({ query: { listName }, signal })),
    staleTime: 60_000,
  });
  return { views: data?.items ?? [], isLoaded: data !== undefined };
}

export type ViewForm = Pick<SavedView, 'name' | 'audience' | 'branchId' | 'defaultForRole'>;

/** Saving, sharing and removing views; what went wrong is told in a toast unless a form asks. */
export function useViewActions(listName: string) {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: viewsKey(listName) });
  const add = async (form: ViewForm, state: ViewState): Promise<SavedView> => {
    const view = await answered(api.desk.addView({ body: { listName, state, ...form } }));
    await refresh();
    return view;
  };
  const change = async (
    { savedViewId }: SavedView,
    body: Partial<ViewForm> & { state?: ViewState },
  ): Promise<SavedView> => {
    const view = await answered(api.desk.changeView({ params: { savedViewId }, body }));
    await refresh();
    return view;
  };
  return {
    /** Throw, for a form that shows it. */
    add,
    attemptChange: change,
    change: async (view: SavedView, body: { state: ViewState }) => {
      try {
        await change(view, body);
        toasts.done(words('views.saved', { name: view.name }));
      } catch (failure) {
        toasts.failed(failure);
      }
    },
    setFirst: async (view: SavedView | undefined) => {
      const savedViewId = view?.savedViewId ?? null;
      try {
        await answered(api.desk.setFirstView({ body: { listName, savedViewId } }));
        await refresh();
        toasts.done(view ? words('views.firstSet', { name: view.name }) : words('views.firstUnset'));
      } catch (failure) {
        toasts.failed(failure);
      }
    },
    remove: async (view: SavedView): Promise<boolean> => {
      const { savedViewId, name, audience, branchId, defaultForRole, state } = view;
      try {
        await answered(api.desk.removeView({ params: { savedViewId } }));
        await refresh();
      } catch (failure) {
        toasts.failed(failure);
        return false;
      }
      const again = { name, audience, branchId, defaultForRole };
      toasts.doneWithUndo(
        words('views.removed', { name }),
        () => void add(again, state).catch(toasts.failed),
      );
      return true;
    },
  };
}
