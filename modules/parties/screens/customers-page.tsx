import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconBaselineDensitySmall,
  IconChevronDown,
  IconDownload,
  IconEye,
  IconPlus,
  IconTableSpark,
  IconTrash,
  IconUpload,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import {
  exportFormat,
  type PartyFilters,
  type PartySort,
  type PartySummary,
  partiesRoutes,
} from '#modules/parties/contract';
import {
  Avatar,
  answered,
  Card,
  DataList,
  EmptyState,
  PageHeader,
  RelativeTime,
  Slot,
  useKeysetList,
  useLocaleFormat,
  useMay,
} from '#ui';
import { ActiveFilters } from './active-filters.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { BulkStatus, useBulkStatus } from './bulk-status.tsx';
import styles from './customers.module.css';
import { useCustomerColumns } from './customers-columns.tsx';
import { useListView } from './list-view-state.ts';
import { useWords } from './messages/use-words.ts';
import { rememberList } from './originating-list.ts';
import { listKey } from './party-queries.ts';
import { QuickEdit } from './quick-edit.tsx';
import { useListQuery } from './use-list-query.ts';

const PAGE_ROWS = 100;

/** All customers one may see: found by filter and view, sorted by what matters, opened and changed by one key. */
export function CustomersPage() {
  const words = useWords();
  const navigate = useNavigate();
  const may = useMay();
  const list = useListQuery();
  const view = useListView(list);
  const columns = useCustomerColumns();
  const bulk = useBulkStatus();
  const [editing, setEditing] = useState<PartySummary>();
  const { selectedIds, select } = useSelection(list.filters);
  const { sort, filters } = list;
  const [reveal, setReveal] = useState(false);
  const pages = useKeysetList<PartySummary>({
    queryKey: listKey({ sort, reveal, ...filters }),
    askPage: ({ cursor, signal }) =>
      api.parties.listParties({ query: { ...filters, sort, cursor, limit: PAGE_ROWS, reveal }, signal }),
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
        actions={<Actions filters={filters} sort={sort} />}
      />
      <ListToolbar list={list} view={view} reveal={reveal} onReveal={setReveal} />
      {bulk.bulkChangeId === undefined ? null : (
        <BulkStatus bulkChangeId={bulk.bulkChangeId} onClose={() => bulk.follow(undefined)} />
      )}
      <Card flush className={styles.list}>
        <DataList
          label={words('place')}
          columns={columns}
          columnsKey="customers"
          columnChoice={{
            keys: view.look.columns,
            onChange: (keys) => view.setLook({ ...view.look, columns: keys }),
          }}
          isCompact={view.look.density === 'compact'}
          rowId={(row) => row.partyId}
          rowName={(row) => row.displayName}
          sort={list.columnSort}
          onSort={list.setColumnSort}
          onOpen={open}
          onEdit={may('parties.write') ? setEditing : undefined}
          selection={may('parties.change-many') ? { selectedIds, onChange: select } : undefined}
          empty={<Nobody isFiltered={Object.keys(list.values).length > 0} onClear={list.clearFilters} />}
          phoneRow={(row) => <PhoneRow customer={row} />}
          {...pages}
        />
      </Card>
      <BulkBar
        selectedIds={selectedIds}
        filters={filters}
        hasMore={pages.hasMore}
        loaded={pages.rows?.length ?? 0}
        onClear={() => select(new Set())}
        onStarted={bulk.follow}
      />
      {editing === undefined ? null : <QuickEdit customer={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

/** The ticked customers. Another filter is another list, so that nobody is changed who is out of sight. */
function useSelection(filters: PartyFilters) {
  const of = JSON.stringify(filters);
  const [selection, setSelection] = useState({ of, ids: new Set<string>() as ReadonlySet<string> });
  const none: ReadonlySet<string> = new Set();
  return {
    selectedIds: selection.of === of ? selection.ids : none,
    select: (ids: ReadonlySet<string>) => setSelection({ of, ids }),
  };
}

function ListToolbar(props: {
  readonly list: ReturnType<typeof useListQuery>;
  readonly view: ReturnType<typeof useListView>;
  readonly reveal: boolean;
  readonly onReveal: (reveal: boolean) => void;
}) {
  const words = useWords();
  const { list, view, reveal, onReveal } = props;
  const may = useMay();
  const { look, setLook, state, viewId, isUntouched, apply } = view;
  const isCompact = look.density === 'compact';
  return (
    <div className={styles.toolbar}>
      <Slot name="list.views" props={{ listName: 'customers', state, viewId, isUntouched, onApply: apply }} />
      <ActiveFilters list={list} />
      <span className={styles.toolbarEnd}>
        {may('parties.reveal') ? (
          <ActionIcon
            variant={reveal ? 'filled' : 'default'}
            aria-label={words('file.showNumbers')}
            title={`${words('file.showNumbers')} · ${words('file.showNumbersHint')}`}
            aria-pressed={reveal}
            onClick={() => onReveal(!reveal)}
          >
            <IconEye size="1rem" stroke={1.7} aria-hidden />
          </ActionIcon>
        ) : null}
        <ActionIcon
          variant={isCompact ? 'filled' : 'default'}
          aria-label={words('desk.density')}
          title={words('desk.density')}
          aria-pressed={isCompact}
          onClick={() => setLook({ ...look, density: isCompact ? 'comfortable' : 'compact' })}
        >
          <IconBaselineDensitySmall size="1rem" stroke={1.7} aria-hidden />
        </ActionIcon>
      </span>
    </div>
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

function Actions({ filters, sort }: { readonly filters: PartyFilters; readonly sort: PartySort }) {
  const words = useWords();
  const may = useMay();
  return (
    <>
      <ActionIcon
        component={Link}
        to="/customers/archived"
        variant="subtle"
        aria-label={words('desk.bin')}
        title={words('desk.bin')}
      >
        <IconTrash size="1.125rem" stroke={1.7} aria-hidden />
      </ActionIcon>
      <ActionIcon
        component={Link}
        to="/customers/coverage"
        variant="subtle"
        aria-label={words('coverage.link')}
        title={words('coverage.link')}
      >
        <IconTableSpark size="1.125rem" stroke={1.7} aria-hidden />
      </ActionIcon>
      {may('parties.merge') ? (
        <Button
          component={Link}
          to="/customers/duplicates"
          leftSection={<IconUsersGroup size="1rem" stroke={1.7} />}
        >
          {words('duplicates.link')}
        </Button>
      ) : null}
      {may('parties.export') ? <ExportMenu filters={filters} sort={sort} /> : null}
      {may('imports.run') ? (
        <Button component={Link} to="/imports" leftSection={<IconUpload size="1rem" stroke={1.7} />}>
          {words('list.import')}
        </Button>
      ) : null}
      {may('parties.write') ? (
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

function ExportMenu({ filters, sort }: { readonly filters: PartyFilters; readonly sort: PartySort }) {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          leftSection={<IconDownload size="1rem" stroke={1.7} />}
          rightSection={<IconChevronDown size="0.875rem" stroke={1.8} aria-hidden />}
        >
          {words('list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormat.options.map((format) => (
          <Menu.Item key={format} component="a" href={exportAddress({ ...filters, sort, format })}>
            {words(`desk.exportAs.${format}`)}
          </Menu.Item>
        ))}
        <Menu.Item
          onClick={() =>
            void navigate({
              to: '/customers/print',
              search: (before: Readonly<Record<string, unknown>>) => before,
            })
          }
        >
          {words('desk.print')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function exportAddress(query: object): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `${partiesRoutes.exportParties.path}?${new URLSearchParams(given)}`;
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
