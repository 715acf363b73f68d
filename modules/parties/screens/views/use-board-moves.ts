import { useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import { type Party, type PartySummary, partiesProblems } from '#modules/parties/contract';
import { answered, ProblemError, useMay, useToasts } from '#ui';
import type { BoardColumn, BoardMoves, PlacedCard } from '#ui/board/board-types.ts';
import { partyKey } from '../party-queries.ts';
import { type BoardField, NO_VALUE } from './list-layout.ts';

import { useViewWords } from './words/use-view-words.ts';

/** Puts a customer from one state into another by the routes the file uses; each is refused if somebody moved them since. */
type Change = (partyId: string, fromKey: string, toKey: string) => Promise<Party>;

/** How cards of a board change their state; undefined where the state is computed or the role only reads. */
export function useBoardMoves(
  by: BoardField,
  columns: readonly BoardColumn<PartySummary>[],
): BoardMoves<PartySummary> | undefined {
  const words = useViewWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const may = useMay();
  const change = useChange(by);
  if (change === undefined || !may('parties.write')) return undefined;

  const refresh = async (party: Party, keys: readonly string[]) => {
    client.setQueryData(partyKey(party.partyId), party);
    void client.invalidateQueries({ queryKey: ['parties', 'count'] });
    void client.invalidateQueries({ queryKey: ['parties', 'list'], refetchType: 'none' });
    const moved = columns.filter(({ key }) => keys.includes(key));
    await Promise.all(moved.map(({ cards }) => client.invalidateQueries({ queryKey: cards.queryKey })));
  };
  const carry = async ({ card, fromKey }: PlacedCard<PartySummary>, toKey: string) => {
    try {
      await refresh(await change(card.partyId, fromKey, toKey), [fromKey, toKey]);
    } catch (error) {
      void client.invalidateQueries({ queryKey: ['parties', 'list'] });
      throw error;
    }
  };
  return {
    targets: ({ card }) => columns.map(({ key }) => key).filter((key) => mayTake(by, key, card)),
    move: async (placed, toKey) => {
      await carry(placed, toKey);
      const column = columns.find(({ key }) => key === toKey)?.title ?? '';
      toasts.doneWithUndo(
        words('moved', { name: placed.card.displayName, column }),
        () => void carry({ card: placed.card, fromKey: toKey }, placed.fromKey).catch(toasts.failed),
      );
    },
  };
}

/** Nobody is put out of all branches here; a tag somebody has already is nothing to move to. */
function mayTake(by: BoardField, key: string, { tags }: PartySummary): boolean {
  if (by === 'branchId') return key !== NO_VALUE;
  return by !== 'tag' || !tags.includes(key);
}

function useChange(by: BoardField): Change | undefined {
  const words = useViewWords();
  const none = (key: string) => (key === NO_VALUE ? null : key);
  const changes: Partial<Record<BoardField, Change>> = {
    ownerId: (partyId, fromKey, toKey) =>
      answered(
        api.parties.setOwner({
          params: { partyId },
          body: { ownerId: none(toKey), seenOwnerId: none(fromKey) },
        }),
      ),
    branchId: async (partyId, fromKey, toKey) => {
      const { branchId, version } = await answered(api.parties.getParty({ params: { partyId }, query: {} }));
      if (branchId !== none(fromKey)) {
        const { code, title } = partiesProblems.partyChangedMeanwhile;
        throw new ProblemError({ code, title, detail: words('movedMeanwhile') });
      }
      return answered(
        api.parties.updateParty({
          params: { partyId },
          body: { version, changes: { branchId: none(toKey) } },
        }),
      );
    },
    // The new tag first: a customer between two states is found in both rather than in none.
    tag: async (partyId, fromKey, toKey) => {
      await answered(api.parties.addTag({ params: { partyId, tag: toKey } }));
      return answered(api.parties.removeTag({ params: { partyId, tag: fromKey } }));
    },
  };
  return changes[by];
}
