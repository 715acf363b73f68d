import { useMemo } from 'react';
import { type PartyFilters, type PartySort, partyFilters, partySort } from '#modules/parties/contract';
import { type DataListSort, useNow, useUrlState } from '#ui';

const DAY_MILLISECONDS = 24 * 3600 * 1000;
const SORT_OF_COLUMN: Readonly<Record<string, PartySort>> = {
  name: 'name',
  added: '-createdAt',
  lastPurchase: '-lastPurchaseOn',
  lifetimeValue: '-lifetimeValue',
  spend: '-spend',
};

export const FILTER_NAMES = [
  'branchId',
  'ownerId',
  'tag',
  'kind',
  'drift',
  'hasPhone',
  'notBoughtDays',
  'archived',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type FilterValues = Partial<Record<FilterName, string>>;

/** The list's filters and order, kept in the address so that a link, reload and "back" keep them. */
export function useListQuery() {
  const now = useNow(3600);
  const [sortText, setSortText] = useUrlState('sort');
  const [filterText, setFilterText] = useUrlState('filter');
  const sort = partySort.catch('name').parse(sortText);
  const values = useMemo(() => readFilters(filterText), [filterText]);
  const today = now.toISOString().slice(0, 10);
  const filters = useMemo(() => toFilters(values, today), [values, today]);
  return {
    sort,
    values,
    filters,
    columnSort: toColumnSort(sort),
    setColumnSort: ({ key }: DataListSort) => setSortText(SORT_OF_COLUMN[key] ?? 'name'),
    setFilter: (name: FilterName, value: string | undefined) =>
      setFilterText(writeFilters({ ...values, [name]: value })),
    clearFilters: () => setFilterText(undefined),
  };
}

function toColumnSort(sort: PartySort): DataListSort {
  const key = Object.keys(SORT_OF_COLUMN).find((column) => SORT_OF_COLUMN[column] === sort) ?? 'name';
  return { key, direction: sort === 'name' ? 'ascending' : 'descending' };
}

function readFilters(text: string | undefined): FilterValues {
  const read = new URLSearchParams(text ?? '');
  return Object.fromEntries(
    FILTER_NAMES.flatMap((name) => (read.has(name) ? [[name, read.get(name) ?? '']] : [])),
  );
}

function writeFilters(values: FilterValues): string | undefined {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return kept.length === 0 ? undefined : new URLSearchParams(kept).toString();
}

/** Filters of the contract. A hand-written address with a wrong value narrows nothing rather than failing the page. */
function toFilters({ notBoughtDays, ...values }: FilterValues, today: string): PartyFilters {
  const read = partyFilters.safeParse({ ...values, ...notBoughtSince(notBoughtDays, today) });
  return read.success ? read.data : partyFilters.parse({});
}

function notBoughtSince(days: string | undefined, today: string): { lastPurchaseBefore?: string } {
  if (!days || !/^\d+$/.test(days)) return {};
  return {
    lastPurchaseBefore: new Date(Date.parse(today) - Number(days) * DAY_MILLISECONDS)
      .toISOString()
      .slice(0, 10),
  };
}
