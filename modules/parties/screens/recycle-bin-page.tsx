import { Button } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import { type PartySummary, partyFilters } from '#modules/parties/contract';
import {
  answered,
  Card,
  DataList,
  type DataListColumn,
  EmptyState,
  PageHeader,
  RelativeTime,
  useKeysetList,
  useMay,
  useToasts,
} from '#ui';
import { BulkBar } from './bulk-bar.tsx';
import { BulkStatus, useBulkStatus } from './bulk-status.tsx';
import styles from './customers.module.css';
import { useWords } from './messages/use-words.ts';
import { listKey, usePlaceNames } from './party-queries.ts';
import { showParty } from './use-party-change.ts';

const PAGE_ROWS = 100;
const archived = partyFilters.parse({ archived: 'only' });

/** Customers put out of the daily lists: who archived them and when, and the way back. */
export function RecycleBinPage() {
  const words = useWords();
  const navigate = useNavigate();
  const mayChangeMany = useMay()('parties.change-many');
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());
  const bulk = useBulkStatus();
  const columns = useBinColumns();
  const pages = useKeysetList<PartySummary>({
    queryKey: listKey({ bin: true }),
    askPage: ({ cursor, signal }) =>
      api.parties.listParties({
        query: { ...archived, sort: '-archivedAt', cursor, limit: PAGE_ROWS },
        signal,
      }),
  });
  return (
    <>
      <PageHeader
        title={words('desk.bin')}
        summary={words('bin.summary')}
        actions={
          <Button component={Link} to="/customers">
            {words('bin.back')}
          </Button>
        }
      />
      {bulk.bulkChangeId === undefined ? null : (
        <BulkStatus bulkChangeId={bulk.bulkChangeId} onClose={() => bulk.follow(undefined)} />
      )}
      <Card flush className={styles.list}>
        <DataList
          label={words('desk.bin')}
          columns={columns}
          rowId={(row) => row.partyId}
          rowName={(row) => row.displayName}
          onOpen={({ partyId }) => void navigate({ to: '/customers/$partyId', params: { partyId } })}
          selection={mayChangeMany ? { selectedIds, onChange: setSelectedIds } : undefined}
          empty={
            <EmptyState icon={IconArchive} title={words('bin.empty.title')} text={words('bin.empty.text')} />
          }
          phoneRow={(row) => <BinPhoneRow customer={row} />}
          {...pages}
        />
      </Card>
      <BulkBar
        selectedIds={selectedIds}
        filters={archived}
        hasMore={pages.hasMore}
        loaded={pages.rows?.length ?? 0}
        kinds={['restore']}
        onClear={() => setSelectedIds(new Set())}
        onStarted={bulk.follow}
      />
    </>
  );
}

function useBinColumns(): readonly DataListColumn<PartySummary>[] {
  const words = useWords();
  const { staffName, branchName } = usePlaceNames();
  return [
    { key: 'name', title: words('list.name'), minRem: 12, grow: 2, render: (one) => one.displayName },
    { key: 'number', title: words('list.number'), minRem: 7, render: (one) => one.number },
    {
      key: 'branch',
      title: words('list.branch'),
      minRem: 7,
      render: (one) => branchName(one.branchId) ?? '–',
    },
    {
      key: 'archivedAt',
      title: words('desk.archivedAt'),
      minRem: 8,
      render: (one) => (one.archivedAt === null ? '–' : <RelativeTime at={one.archivedAt} />),
    },
    {
      key: 'archivedBy',
      title: words('desk.archivedBy'),
      minRem: 8,
      render: (one) => staffName(one.archivedBy) ?? '–',
    },
    {
      key: 'restore',
      title: words('bin.restore'),
      minRem: 7,
      grow: 0,
      render: (one) => <RestoreButton customer={one} />,
    },
  ];
}

function BinPhoneRow({ customer }: { readonly customer: PartySummary }) {
  return (
    <span className={styles.phoneRow}>
      <span className={styles.phoneRowText}>
        <strong>{customer.displayName}</strong>
        <span className={styles.quiet}>
          {customer.archivedAt === null ? customer.number : <RelativeTime at={customer.archivedAt} />}
        </span>
      </span>
      <RestoreButton customer={customer} />
    </span>
  );
}

function RestoreButton({ customer }: { readonly customer: PartySummary }) {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const mayWrite = useMay()('parties.write');
  const params = { partyId: customer.partyId };
  if (!mayWrite) return null;
  const restore = async () => {
    showParty(client, await answered(api.parties.restoreParty({ params })));
    toasts.doneWithUndo(words('file.restoredToast', { name: customer.displayName }), () => {
      answered(api.parties.archiveParty({ params }))
        .then((party) => showParty(client, party))
        .catch(toasts.failed);
    });
  };
  return (
    <Button size="compact-sm" onClick={() => void restore().catch(toasts.failed)}>
      {words('bin.restore')}
    </Button>
  );
}
