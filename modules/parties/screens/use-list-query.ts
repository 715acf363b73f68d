import { useMemo } from 'react';
import { minorUnitDigits } from '#contract-kit';
import { type PartyFilters, type PartySort, partyFilters, partySort } from '#modules/parties/contract';
import { type DataListSort, useNow, useUrlState } from '#ui';
import { useBusinessCurrency } from './party-queries.ts';

const DAY_MILLISECONDS = 24 * 3600 * 1000;
const SORTS_OF_COLUMN: Readonly<Record<string, readonly PartySort[]>> = {
  name: ['name', '-name'],
  added: ['-createdAt'],
  updated: ['-updatedAt'],
  lastPurchase: ['-lastPurchaseOn', 'lastPurchaseOn'],
  lastContact: ['lastContactOn', '-lastContactOn'],
  lifetimeValue: ['-lifetimeValue'],
  spend: ['-spend'],
  known: ['knownShare'],
};

export const FILTER_NAMES = [
  'branchId',
  'ownerId',
  'tag',
  'withoutTag',
  'kind',
  'gender',
  'language',
  'preferredChannel',
  'bornInMonth',
  'hasPhone',
  'missing',
  'withoutData',
  'contactStanding',
  'completenessBelow',
  'drift',
  'notBoughtDays',
  'noContactDays',
  'keyAccount',
  'neverBought',
  'minPurchases',
  'minSpend',
  'minLifetimeValue',
  'maxLifetimeValue',
  'addedWithinDays',
  'archived',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type FilterValues = Partial<Record<FilterName, string>>;

/** The list's filters and order, kept in the address so that a link, reload and "back" keep them. */
export function useListQuery() {
  const now = useNow(3600);
  const currency = useBusinessCurrency();
  const [sortText, setSortText] = useUrlState('sort');
  const [filterText, setFilterText] = useUrlState('filter');
  const sort = partySort.catch('name').parse(sortText);
  const values = useMemo(() => readFilters(filterText), [filterText]);
  const today = now.toISOString().slice(0, 10);
  const filters = useMemo(() => toFilters(values, { today, currency }), [values, today, currency]);
  return {
    sort,
    values,
    filters,
    isUntouched: sortText === undefined && filterText === undefined,
    columnSort: toColumnSort(sort),
    setColumnSort: ({ key }: DataListSort) => setSortText(nextSort(key, sort)),
    setFilter: (name: FilterName, value: string | undefined) =>
      setFilterText(writeFilters({ ...values, [name]: value })),
    clearFilters: () => setFilterText(undefined),
  };
}

/** Pressed again, a column that has two orders takes the other. */
function nextSort(column: string, current: PartySort): PartySort {
  const [first = 'name', second = first] = SORTS_OF_COLUMN[column] ?? [];
  return current === first ? second : first;
}

/** The column a list is sorted by, and which way. */
export function toColumnSort(sort: PartySort): DataListSort {
  const key =
    Object.keys(SORTS_OF_COLUMN).find((column) => SORTS_OF_COLUMN[column]?.includes(sort)) ?? 'name';
  return { key, direction: sort.startsWith('-') ? 'descending' : 'ascending' };
}

function readFilters(text: string | undefined): FilterValues {
  const read = new URLSearchParams(text ?? '');
  return Object.fromEntries(
    FILTER_NAMES.flatMap((name) => (read.has(name) ? [[name, read.get(name) ?? '']] : [])),
  );
}

/** Filters as the address holds them. */
export function writeFilters(values: Readonly<Record<string, string | undefined>>): string | undefined {
  const kept = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  return kept.length === 0 ? undefined : new URLSearchParams(kept).toString();
}

/** Filters of the contract. A hand-written address with a wrong value narrows nothing rather than failing the page. */
export function toFilters(
  values: FilterValues,
  { today, currency }: { readonly today: string; readonly currency: string },
): PartyFilters {
  const {
    notBoughtDays,
    noContactDays,
    keyAccount,
    addedWithinDays,
    minSpend,
    minLifetimeValue,
    maxLifetimeValue,
    ...others
  } = values;
  const minor = (amount: string | undefined) =>
    amount === undefined ? undefined : Math.round(Number(amount) * 10 ** minorUnitDigits(currency));
  const added = dayBefore(today, addedWithinDays);
  const read = partyFilters.safeParse({
    ...others,
    lastPurchaseBefore: dayBefore(today, notBoughtDays),
    lastContactBefore: dayBefore(today, noContactDays),
    keyAccount: keyAccount === 'any' || undefined,
    reviewBefore: keyAccount === 'overdue' ? today : undefined,
    createdFrom: added && `${added}T00:00:00Z`,
    minSpendMinor: minor(minSpend),
    minLifetimeValueMinor: minor(minLifetimeValue),
    maxLifetimeValueMinor: minor(maxLifetimeValue),
  });
  return read.success ? read.data : partyFilters.parse({});
}

function dayBefore(today: string, days: string | undefined): string | undefined {
  if (!days || !/^\d+$/.test(days)) return undefined;
  return new Date(Date.parse(today) - Number(days) * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
