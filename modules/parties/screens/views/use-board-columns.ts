import { api } from '#contract';
import type { PartyFilters, PartySort, PartySummary } from '#modules/parties/contract';
import { answered, type Tone } from '#ui';
import type { BoardColumn } from '#ui/board/board-types.ts';
import { useWords } from '../messages/use-words.ts';
import { listKey, usePlaceNames, useTags, useTagTone } from '../party-queries.ts';
import { type BoardField, NO_VALUE } from './list-layout.ts';
import { useViewWords } from './words/use-view-words.ts';

const CARDS_A_PAGE = 30;
const DRIFTS = [
  ['drifting', 'vermilion'],
  ['watch', 'amber'],
  ['none', 'green'],
  ['no-pattern', 'plain'],
  ['gone', 'plain'],
] as const;

interface State {
  readonly key: string;
  readonly title: string;
  readonly tone?: Tone;
  /** What narrows the list to it. */
  readonly filter: Partial<PartyFilters>;
}

/** The states of a field as columns, each the list narrowed once more: same filters, order and policy. */
export function useBoardColumns(
  by: BoardField,
  { filters, sort, reveal }: { filters: PartyFilters; sort: PartySort; reveal: boolean },
): BoardColumn<PartySummary>[] {
  const wanted = filters[by];
  const states = useStates()
    [by]()
    .filter(({ key }) => wanted === undefined || key === wanted);
  return states.map(({ key, title, tone, filter }) => {
    const narrowed = { ...filters, ...filter };
    return {
      key,
      title,
      tone,
      cards: {
        queryKey: listKey({ board: by, column: key, sort, reveal, ...narrowed }),
        askPage: ({ cursor, signal }) =>
          api.parties.listParties({
            query: { ...narrowed, sort, cursor, limit: CARDS_A_PAGE, reveal },
            signal,
          }),
      },
      count: {
        queryKey: ['parties', 'count', narrowed],
        ask: (signal) => answered(api.parties.countParties({ query: narrowed, signal })),
      },
    };
  });
}

function useStates(): Record<BoardField, () => State[]> {
  const words = useWords();
  const own = useViewWords();
  const { branches, staff } = usePlaceNames();
  const tags = useTags();
  const toneOf = useTagTone();
  return {
    ownerId: () => [
      { key: NO_VALUE, title: own('nobody'), filter: { withoutOwner: true } },
      ...staff.map(({ staffId, displayName }) => ({
        key: staffId,
        title: displayName,
        filter: { ownerId: staffId },
      })),
    ],
    branchId: () => [
      { key: NO_VALUE, title: own('noBranch'), filter: { withoutBranch: true } },
      ...branches
        .filter(({ archivedAt }) => archivedAt === null)
        .map(({ branchId, name }) => ({ key: branchId, title: name, filter: { branchId } })),
    ],
    tag: () => tags.map((tag) => ({ key: tag, title: tag, tone: toneOf(tag), filter: { tag } })),
    drift: () =>
      DRIFTS.map(([drift, tone]) => ({
        key: drift,
        title: words(`drift.${drift}`),
        tone,
        filter: { drift },
      })),
  };
}
