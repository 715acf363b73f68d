import { minorUnitDigits } from '#contract-kit';
import { FilterChips, useLocaleFormat } from '#ui';
import { CustomersFilterMenu, useFilterTitle } from './customers-filter-menu.tsx';
import { useBusinessCurrency } from './party-queries.ts';
import { useFilterChoices } from './use-filter-choices.ts';
import type { FilterName, useListQuery } from './use-list-query.ts';

/** What the list is narrowed to, each with a way to take it off. */
export function ActiveFilters({ list }: { readonly list: ReturnType<typeof useListQuery> }) {
  const choices = useFilterChoices();
  const title = useFilterTitle();
  const format = useLocaleFormat();
  const currency = useBusinessCurrency();
  // A threshold that came by a link is none of those offered.
  const unusual = (name: FilterName, value = '') =>
    name === 'minLifetimeValue' || name === 'maxLifetimeValue' || name === 'minSpend'
      ? format.money(Math.round(Number(value) * 10 ** minorUnitDigits(currency)), currency)
      : value;
  const shown = (Object.keys(list.values) as FilterName[]).map((name) => ({
    key: name,
    label: title(name),
    value:
      choices[name].find(({ value }) => value === list.values[name])?.label ??
      unusual(name, list.values[name]),
  }));
  return (
    <FilterChips
      filters={shown}
      onRemove={(key) => list.setFilter(key as FilterName, undefined)}
      onClear={list.clearFilters}
    >
      <CustomersFilterMenu onChoose={list.setFilter} />
    </FilterChips>
  );
}
