import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '#contract';
import type { ImportSummary } from '#modules/imports/contract';
import {
  Chip,
  DataList,
  type DataListColumn,
  EmptyState,
  PageHeader,
  RelativeTime,
  useKeysetList,
  useLocaleFormat,
  useMay,
} from '#ui';
import { toneOfState } from './import-words.ts';
import styles from './imports.module.css';
import { importsKey } from './use-import.ts';
import { useWords } from './words/use-words.ts';

function StateChip({ row }: { readonly row: ImportSummary }) {
  const words = useWords();
  return <Chip tone={toneOfState(row.state)}>{words(`state.${row.state}`)}</Chip>;
}

function useColumns(): readonly DataListColumn<ImportSummary>[] {
  const words = useWords();
  const format = useLocaleFormat();
  return [
    {
      key: 'file',
      title: words('list.file'),
      minRem: 14,
      grow: 3,
      render: (row) => <strong>{row.fileName}</strong>,
    },
    { key: 'kind', title: words('list.kind'), minRem: 6, render: (row) => words(`kind.${row.kind}`) },
    { key: 'state', title: words('list.state'), minRem: 8, render: (row) => <StateChip row={row} /> },
    {
      key: 'rows',
      title: words('list.rows'),
      minRem: 6,
      align: 'end',
      render: (row) => format.number(row.counts.read),
    },
    {
      key: 'rejected',
      title: words('count.rejected'),
      minRem: 6,
      align: 'end',
      render: (row) => format.number(row.counts.rejected),
    },
    {
      key: 'uploaded',
      title: words('list.uploaded'),
      minRem: 9,
      render: (row) => <RelativeTime at={row.uploadedAt} />,
    },
    { key: 'by', title: words('list.by'), minRem: 8, render: (row) => row.uploadedBy.displayName },
  ];
}

/** All imports, newest first. */
export function ImportsPage() {
  const words = useWords();
  const format = useLocaleFormat();
  const navigate = useNavigate();
  const may = useMay();
  const columns = useColumns();
  const list = useKeysetList<ImportSummary>({
    queryKey: [...importsKey, 'list'],
    askPage: ({ cursor, signal }) => api.imports.listImports({ query: { cursor }, signal }),
  });
  const newImport = may('imports.run') ? (
    <Button
      component={Link}
      to="/imports/new"
      variant="filled"
      leftSection={<IconFileImport size="1rem" aria-hidden />}
    >
      {words('list.new')}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title={words('list.title')} actions={newImport} />
      <DataList
        {...list}
        label={words('list.label')}
        columns={columns}
        rowId={(row) => row.importId}
        rowName={(row) => row.fileName}
        onOpen={(row) => void navigate({ to: `/imports/${row.importId}` })}
        phoneRow={(row) => (
          <div className={styles.phoneRow}>
            <strong>{row.fileName}</strong>
            <span>
              <StateChip row={row} /> {words(`kind.${row.kind}`)} · {format.number(row.counts.read)} ·{' '}
              <RelativeTime at={row.uploadedAt} />
            </span>
          </div>
        )}
        empty={
          <EmptyState
            icon={IconFileImport}
            title={words('list.emptyTitle')}
            text={words('list.emptyText')}
            action={newImport}
          />
        }
      />
    </>
  );
}
