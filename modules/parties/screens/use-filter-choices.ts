import { useWords } from './messages/use-words.ts';
import { usePlaceNames, useTags } from './party-queries.ts';
import type { FilterName } from './use-list-query.ts';

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

/** The values each filter can be set to, in words. */
export function useFilterChoices(): Record<FilterName, readonly FilterChoice[]> {
  const words = useWords();
  const { branches, staff } = usePlaceNames();
  const tags = useTags();
  return {
    branchId: branches.map(({ branchId, name }) => ({ value: branchId, label: name })),
    ownerId: staff.map(({ staffId, displayName }) => ({ value: staffId, label: displayName })),
    tag: tags.map((tag) => ({ value: tag, label: tag })),
    kind: [
      { value: 'person', label: words('kind.person') },
      { value: 'organisation', label: words('kind.organisation') },
      { value: 'household', label: words('kind.household') },
    ],
    drift: [
      { value: 'drifting', label: words('drift.drifting') },
      { value: 'watch', label: words('drift.watch') },
      { value: 'none', label: words('drift.none') },
    ],
    hasPhone: [
      { value: 'true', label: words('filter.withPhone') },
      { value: 'false', label: words('filter.withoutPhone') },
    ],
    notBoughtDays: [
      { value: '182', label: words('filter.halfYear') },
      { value: '365', label: words('filter.year') },
      { value: '730', label: words('filter.twoYears') },
    ],
    archived: [{ value: 'only', label: words('filter.archivedOnly') }],
  };
}
