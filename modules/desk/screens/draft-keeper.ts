import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#contract';
import type { Draft } from '#modules/desk/contract';
import { answered, type DraftKeeper, type DraftKeeping, useMay } from '#ui';

export const draftsKey = ['desk', 'drafts'];

const ofCustomer = /^\/customers\/([0-9a-f-]{36})/;

/** One's drafts as the server keeps them. */
export function useDrafts() {
  const mayKeep = useMay()('desk.use');
  return useQuery({
    queryKey: draftsKey,
    queryFn: ({ signal }) => answered(api.desk.listDrafts({ signal })),
    enabled: mayKeep,
    staleTime: 30_000,
  });
}

/** Where the person is, so that the draft can be found again: the page, its name and whose file it is. */
function whereabouts() {
  const { pathname } = window.location;
  return {
    path: pathname,
    title: document.title.replace(/ · [^·]*$/, ''),
    partyId: ofCustomer.exec(pathname)?.[1] ?? null,
  };
}

/** What is under way for a draft: what is dropped must not arrive before what was kept. */
const underWay = new Map<string, Promise<unknown>>();

function afterOthers<T>(draftKey: string, ask: () => Promise<T>): Promise<T> {
  const before = underWay.get(draftKey) ?? Promise.resolve();
  const next = before.then(ask, ask);
  underWay.set(draftKey, next);
  return next;
}

function useKeeping(): DraftKeeping {
  const client = useQueryClient();
  const { data } = useDrafts();
  const kept = useMemo(
    () => data && new Map(data.items.map(({ draftKey, text }) => [draftKey, text])),
    [data],
  );
  const show = (draftKey: string, draft: Draft | undefined) =>
    client.setQueryData<{ items: Draft[] }>(draftsKey, (known) => {
      const others = (known?.items ?? []).filter((one) => one.draftKey !== draftKey);
      return { items: draft ? [draft, ...others] : others };
    });
  return {
    kept,
    keep: (draftKey, text) => {
      const body = { text, ...whereabouts() };
      return afterOthers(draftKey, async () => {
        const answer = await api.desk.saveDraft({ params: { draftKey }, body });
        if (answer.ok) show(draftKey, answer.value);
        return answer.ok;
      });
    },
    drop: (draftKey) =>
      afterOthers(draftKey, async () => {
        show(draftKey, undefined);
        await api.desk.dropDraft({ params: { draftKey } });
      }),
  };
}

/** Keeps drafts on the server. Losing the connection loses nothing: the device has the text and it is sent with the next word. */
export const draftKeeper: DraftKeeper = { useKeeping };
