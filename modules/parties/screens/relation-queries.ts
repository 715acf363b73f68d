import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { Answer } from '#contract-kit';
import type { RelationRole } from '#modules/parties/contract';
import { answered, useToasts } from '#ui';

const relationsKey = ['parties', 'relations'];

/** Households and relations of a customer, and whether they are a key account. */
export function useRelations(partyId: string) {
  return useQuery({
    queryKey: [...relationsKey, partyId],
    queryFn: ({ signal }) => answered(api.parties.getRelations({ params: { partyId }, signal })),
  });
}

/** Adds, ends and removes relations; every file that shows them looks again. */
export function useRelationActions(partyId: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (ask: () => Promise<Answer<unknown>>) => answered(ask()),
    onSuccess: () => client.invalidateQueries({ queryKey: relationsKey }),
  });
  const tell = (ask: () => Promise<Answer<unknown>>) =>
    mutateAsync(ask).catch((error: unknown) => toasts.failed(error));
  return {
    isPending,
    /** Throws what went wrong, for the form to show. */
    add: (form: { otherId: string; role: RelationRole; sinceOn: string | null }) =>
      mutateAsync(() => api.parties.addRelation({ params: { partyId }, body: form })),
    end: (key: { partyId: string; relationId: string }, untilOn: string) =>
      tell(() => api.parties.endRelation({ params: key, body: { untilOn } })),
    remove: (key: { partyId: string; relationId: string }) =>
      tell(() => api.parties.removeRelation({ params: key })),
    flag: (body: { reason: string; ownerId: string | null; reviewOn: string }) =>
      mutateAsync(() => api.parties.flagKeyAccount({ params: { partyId }, body })),
    unflag: () => tell(() => api.parties.unflagKeyAccount({ params: { partyId } })),
  };
}
