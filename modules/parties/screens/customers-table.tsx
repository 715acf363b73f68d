import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import type { PartyFilters, PartySummary } from '#modules/parties/contract';
import { Card, DataList, EmptyState, useKeysetList, useMay } from '#ui';
import { BulkBar } from './bulk-bar.tsx';
import { BulkStatus, useBulkStatus } from './bulk-status.tsx';
import { CustomerCard } from './customer-card.tsx';
import styles from './customers.module.css';
import { useCustomerColumns } from './customers-columns.tsx';
import type { useListView } from './list-view-state.ts';
import { useWords } from './messages/use-words.ts';
import { rememberList } from './originating-list.ts';
import { listKey } from './party-queries.ts';
import { QuickEdit } from './quick-edit.tsx';
import type { useListQuery } from './use-list-query.ts';

const PAGE_ROWS = 100;

/** The list as rows: sorted, ticked, opened and changed by one key. */
export function CustomersTable(props: {
  readonly list: ReturnType<typeof useListQuery>;
  readonly view: ReturnType<typeof useListView>;
  readonly reveal: boolean;
}) {
  const { list, view, reveal } = props;
  const words = useWords();
  const navigate = useNavigate();
  const may = useMay();
  const columns = useCustomerColumns();
  const bulk = useBulkStatus();
  const [editing, setEditing] = useState<PartySummary>();
  const { selectedIds, select } = useSelection(list.filters);
  const { sort, filters } = list;
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
          phoneRow={(row) => <CustomerCard customer={row} />}
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
