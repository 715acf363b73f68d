import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { FieldChoice, MergeConflict, MergeField } from '#modules/parties/contract';
import { answered, useToasts } from '#ui';
import { useWords } from './words/use-words.ts';

/** What merging one customer into another would do. */
export function useMergePreview(survivorId: string, mergedPartyId: string) {
  return useQuery({
    queryKey: ['parties', 'merge-preview', survivorId, mergedPartyId],
    queryFn: ({ signal }) =>
      answered(
        api.parties.previewMerge({ params: { partyId: survivorId }, query: { mergedPartyId }, signal }),
      ),
    retry: false,
  });
}

/** Merges into a customer, latest first. */
export function useMerges(partyId: string) {
  return useQuery({
    queryKey: ['parties', 'merges', partyId],
    queryFn: ({ signal }) => answered(api.parties.listMerges({ params: { partyId }, signal })),
  });
}

export interface ChosenMerge {
  readonly survivorId: string;
  readonly mergedPartyId: string;
  readonly fields: Partial<Record<MergeField, FieldChoice>>;
  readonly leave: readonly string[];
}

/** Merges two files and undoes it again; both are told, and everything shown of either is asked for anew. */
export function useMergeActions() {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const undoing = useMutation({
    mutationFn: (key: { partyId: string; mergeId: string }) =>
      answered(api.parties.undoMerge({ params: key })),
    onSuccess: ({ conflicts }) => {
      const count = countConflicts(conflicts);
      toasts.done(count === 0 ? words('merge.undone') : words('merge.undoneWith', { count }));
      return client.invalidateQueries();
    },
    onError: (error) => toasts.failed(error),
  });
  const merging = useMutation({
    mutationFn: ({ survivorId, mergedPartyId, fields, leave }: ChosenMerge) =>
      answered(
        api.parties.mergeParties({
          params: { partyId: survivorId },
          body: { mergedPartyIds: [mergedPartyId], fields, leave: [...leave] },
        }),
      ),
    onSuccess: ({ party, mergeId }) => {
      const key = { partyId: party.partyId, mergeId };
      toasts.doneWithUndo(words('merge.merged', { name: party.displayName }), () => undoing.mutate(key));
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'merge-preview' });
    },
    onError: (error) => toasts.failed(error),
  });
  return { merging, undoing };
}

function countConflicts(conflicts: readonly MergeConflict[]): number {
  return conflicts.reduce((sum, { count }) => sum + count, 0);
}
