import { Button } from '@mantine/core';
import { IconDownload, IconPlus, IconUpload, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '#contract';
import type { PartyFilters, PartySummary } from '#modules/parties/contract';
import {
  Avatar,
  answered,
  Card,
  DataList,
  EmptyState,
  FilterChips,
  PageHeader,
  RelativeTime,
  useKeysetList,
  useLocaleFormat,
  useMay,
} from '#ui';
import styles from './customers.module.css';
import { useCustomerColumns } from './customers-columns.tsx';
import { CustomersFilterMenu, useFilterTitle } from './customers-filter-menu.tsx';
import { useWords } from './messages/use-words.ts';
import { rememberList } from './originating-list.ts';
import { listKey } from './party-queries.ts';
import { useFilterChoices } from './use-filter-choices.ts';
import { type FilterName, useListQuery } from './use-list-query.ts';

const PAGE_ROWS = 100;

/** All customers one may see: found by filter, sorted by what matters, opened by one key. */
export function CustomersPage() {
  const words = useWords();
  const navigate = useNavigate();
  const list = useListQuery();
  const columns = useCustomerColumns();
  const { sort, filters } = list;
  const pages = useKeysetList<PartySummary>({
    queryKey: listKey({ sort, ...filters }),
    askPage: ({ cursor, signal }) =>
      api.parties.listParties({ query: { ...filters, sort, cursor, limit: PAGE_ROWS }, signal }),
  });
  const open = ({ partyId }: PartySummary) => {
    rememberList((pages.rows ?? []).map((row) => row.partyId));
    void navigate({ to: '/customers/$partyId', params: { partyId } });
  };
  return (
    <>
      <PageHeader
        title={words('place')}
        summary={<Count filters={filters} />}
        actions={<Actions filters={filters} />}
      />
      <ActiveFilters list={list} />
      <Card flush className={styles.list}>
        <DataList
          label={words('place')}
          columns={columns}
          columnsKey="customers"
          rowId={(row) => row.partyId}
          rowName={(row) => row.displayName}
          sort={list.columnSort}
          onSort={list.setColumnSort}
          onOpen={open}
          empty={<Nobody isFiltered={Object.keys(list.values).length > 0} onClear={list.clearFilters} />}
          phoneRow={(row) => <PhoneRow customer={row} />}
          {...pages}
        />
      </Card>
    </>
  );
}

/** Exact up to ten thousand, "more than" above: an exact count of a million would make everybody wait. */
function Count({ filters }: { readonly filters: PartyFilters }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { data } = useQuery({
    queryKey: ['parties', 'count', filters],
    queryFn: ({ signal }) => answered(api.parties.countParties({ query: filters, signal })),
  });
  if (!data) return null;
  const text = data.exact
    ? words('list.count', { count: data.count })
    : words('list.more', { number: format.number(data.count) });
  return <span role="status">{text}</span>;
}

function Actions({ filters }: { readonly filters: PartyFilters }) {
  const words = useWords();
  const mayWrite = useMay()('parties.write');
  const mayExport = useMay()('parties.export');
  const mayImport = useMay()('imports.run');
  const mayMerge = useMay()('parties.merge');
  return (
    <>
      {mayMerge ? (
        <Button
          component={Link}
          to="/customers/duplicates"
          leftSection={<IconUsersGroup size="1rem" stroke={1.7} />}
        >
          {words('duplicates.link')}
        </Button>
      ) : null}
      {mayExport ? (
        <Button
          component="a"
          href={exportAddress(filters)}
          title={words('list.exportHint')}
          leftSection={<IconDownload size="1rem" stroke={1.7} />}
        >
          {words('list.export')}
        </Button>
      ) : null}
      {mayImport ? (
        <Button component={Link} to="/imports" leftSection={<IconUpload size="1rem" stroke={1.7} />}>
          {words('list.import')}
        </Button>
      ) : null}
      {mayWrite ? (
        <Button
          component={Link}
          to="/customers/new"
          variant="filled"
          leftSection={<IconPlus size="1rem" stroke={1.7} />}
        >
          {words('create.title')}
        </Button>
      ) : null}
    </>
  );
}

function exportAddress(filters: PartyFilters): string {
  const given = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `/api/parties/export?${new URLSearchParams(given)}`;
}

function ActiveFilters({ list }: { readonly list: ReturnType<typeof useListQuery> }) {
  const choices = useFilterChoices();
  const title = useFilterTitle();
  const shown = (Object.keys(list.values) as FilterName[]).map((name) => ({
    key: name,
    label: title(name),
    value: choices[name].find(({ value }) => value === list.values[name])?.label ?? list.values[name] ?? '',
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

function Nobody({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const words = useWords();
  const mayImport = useMay()('imports.run');
  if (isFiltered) {
    return (
      <EmptyState
        icon={IconUsers}
        title={words('list.nothingFound.title')}
        text={words('list.nothingFound.text')}
        action={<Button onClick={onClear}>{words('list.nothingFound.clear')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={IconUsers}
      title={words('list.empty.title')}
      text={words('list.empty.text')}
      action={
        mayImport ? (
          <>
            <Button component={Link} to="/imports" variant="filled">
              {words('list.empty.import')}
            </Button>
            <Button component={Link} to="/welcome">
              {words('list.empty.demo')}
            </Button>
          </>
        ) : undefined
      }
    />
  );
}

function PhoneRow({ customer }: { readonly customer: PartySummary }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { displayName, primaryPhone, figures } = customer;
  return (
    <span className={styles.phoneRow}>
      <Avatar name={displayName} />
      <span className={styles.phoneRowText}>
        <strong>{displayName}</strong>
        <span className={styles.quiet}>
          {primaryPhone === null ? customer.number : format.phone(primaryPhone)}
        </span>
      </span>
      <span className={styles.quiet}>
        {figures.lastPurchaseOn === null ? words('list.never') : <RelativeTime at={figures.lastPurchaseOn} />}
      </span>
    </span>
  );
}
