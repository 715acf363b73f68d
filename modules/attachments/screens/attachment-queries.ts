import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, useKeysetList } from '#ui';

const filesKey = (partyId: string) => ['attachments', partyId];

/** How many files a customer has; undefined for none, so that no badge says nought. */
export function useAttachmentCount(partyId: string): number | undefined {
  const { data } = useQuery({
    queryKey: [...filesKey(partyId), 'count'],
    queryFn: ({ signal }) => answered(api.attachments.countAttachments({ params: { partyId }, signal })),
  });
  return data?.count || undefined;
}

/** Files of a customer, or those taken out. */
export function useAttachments(partyId: string, removed: 'without' | 'only') {
  return useKeysetList({
    queryKey: [...filesKey(partyId), removed],
    askPage: ({ cursor, signal }) =>
      api.attachments.listAttachments({ params: { partyId }, query: { removed, cursor, limit: 50 }, signal }),
  });
}

/** After a file came or went: every list of it, and what happened with the customer. */
export async function refreshFiles(client: QueryClient, partyId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: filesKey(partyId) }),
    client.invalidateQueries({ queryKey: ['timeline', partyId] }),
  ]);
}
