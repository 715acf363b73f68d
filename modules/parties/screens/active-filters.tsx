import { minorUnitDigits } from '#contract-kit';
import { type FilterChip, FilterChips, useLocaleFormat } from '#ui';
import { CustomersFilterMenu, useFilterTitle } from './customers-filter-menu.tsx';
import { useBusinessCurrency } from './party-queries.ts';
import { useFilterChoices } from './use-filter-choices.ts';
import type { FilterName, FilterValues, useListQuery } from './use-list-query.ts';

/** What the list is narrowed to, each with a way to take it off. */
export function ActiveFilters({ list }: { readonly list: ReturnType<typeof useListQuery> }) {
  return (
    <FilterChips
      filters={useShownFilters(list.values)}
      onRemove={(key) => list.setFilter(key as FilterName, undefined)}
      onClear={list.clearFilters}
    >
      <CustomersFilterMenu onChoose={list.setFilter} />
    </FilterChips>
  );
}

/** What a list is narrowed to, in words. */
export function useShownFilters(values: FilterValues): FilterChip[] {
  const choices = useFilterChoices();
  const title = useFilterTitle();
  const format = useLocaleFormat();
  const currency = useBusinessCurrency();
  // A threshold that came by a link is none of those offered.
  const unusual = (name: FilterName, value = '') => {
    if (name === 'completenessBelow') return format.percent(Number(value));
    return name === 'minLifetimeValue' || name === 'maxLifetimeValue' || name === 'minSpend'
      ? format.money(Math.round(Number(value) * 10 ** minorUnitDigits(currency)), currency)
      : value;
  };
  return (Object.keys(values) as FilterName[]).map((name) => ({
    key: name,
    label: title(name),
    value: choices[name].find(({ value }) => value === values[name])?.label ?? unusual(name, values[name]),
  }));
}
