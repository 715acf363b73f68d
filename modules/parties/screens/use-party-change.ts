import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '#contract-kit';
import type { Party } from '#modules/parties/contract';
import { answered, useToasts } from '#ui';
import { partyKey } from './party-queries.ts';
import { revealedKey } from './revealed-numbers.tsx';

export interface PartyChange {
  readonly ask: () => Promise<Answer<Party>>;
  /** What the file will say, shown at once; taken back if the server refuses. */
  readonly expected?: Partial<Party>;
}

const changeKey = (partyId: string) => ['parties', 'change', partyId];

/** Puts a fresh file in place and asks everything else that tells of this customer to look again. */
export function showParty(client: QueryClient, party: Party): void {
  client.setQueryData(partyKey(party.partyId), party);
  void client.invalidateQueries({ queryKey: revealedKey(party.partyId) });
  void client.invalidateQueries({ queryKey: ['parties', 'list'] });
  void client.invalidateQueries({ queryKey: ['parties', 'count'] });
  void client.invalidateQueries({ queryKey: ['parties', 'tags'] });
  void client.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] !== 'parties' && queryKey.includes(party.partyId),
  });
}

/** Sends changes of one customer, each shown before the answer is there. */
export function usePartyChange(partyId: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  const key = partyKey(partyId);
  const mutationKey = changeKey(partyId);
  const { mutateAsync } = useMutation({
    mutationKey,
    mutationFn: ({ ask }: PartyChange) => answered(ask()),
    onMutate: async ({ expected }) => {
      await client.cancelQueries({ queryKey: key });
      client.setQueryData<Party>(key, (party) => (party && expected ? { ...party, ...expected } : party));
    },
    onSuccess: (party) => {
      // While a later change is under way its answer is the one to show.
      if (client.isMutating({ mutationKey }) <= 1) showParty(client, party);
    },
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  return {
    /** Throws what went wrong, for a form that shows it beside the field. */
    attempt: mutateAsync,
    /** Tells what went wrong in a toast; nothing comes back then. */
    change: (change: PartyChange): Promise<Party | undefined> =>
      mutateAsync(change).catch((error: unknown) => {
        toasts.failed(error);
        return undefined;
      }),
  };
}
