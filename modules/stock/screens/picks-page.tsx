import { Button } from '@mantine/core';
import { IconPackages } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Reservation } from '#modules/stock/contract';
import { EmptyState, ErrorPanel, PageHeader, PrintSheet, Skeletons, useLocaleFormat, useNow } from '#ui';
import { PaperHead, PaperTable, PrintButton } from '#ui/components/paper.tsx';
import { BranchSelect } from './branch-select.tsx';
import styles from './stock.module.css';
import { usePicks, useStockBranch } from './stock-queries.ts';
import { useWords } from './words/use-words.ts';

/** What repairs under way take from the shelf of a branch, to be picked, and what they wait for. */
export function PicksPage() {
  const words = useWords();
  const { branches, branchId: chosen, choose } = useStockBranch();
  const branch = branches.find(({ id }) => id === chosen) ?? branches[0];
  return (
    <>
      <PageHeader
        title={words('picks.place')}
        summary={words('picks.summary')}
        trail={<Link to="/stock">{words('place')}</Link>}
        actions={<PrintButton>{words('picks.print')}</PrintButton>}
      />
      {branches.length > 1 ? (
        <div className={styles.tools}>
          <BranchSelect
            branches={branches}
            branchId={branch?.id ?? ''}
            onChoose={choose}
            none={words('branch')}
          />
        </div>
      ) : null}
      {branch ? <PickList branchId={branch.id} branchName={branch.name} /> : null}
    </>
  );
}

function PickList({ branchId, branchName }: { readonly branchId: string; readonly branchName: string }) {
  const words = useWords();
  const list = usePicks(branchId);
  if (list.error) return <ErrorPanel error={list.error} onRetry={list.onRetry} />;
  if (list.rows === undefined) return <Skeletons rows={6} />;
  if (list.rows.length === 0) {
    return <EmptyState icon={IconPackages} title={words('picks.none')} text={words('picks.noneText')} />;
  }
  return (
    <>
      <Sheet rows={list.rows} branchName={branchName} />
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('more')}
        </Button>
      ) : null}
    </>
  );
}

type SheetProps = { readonly rows: readonly Reservation[]; readonly branchName: string };

function Sheet({ rows, branchName }: SheetProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const now = useNow(60);
  const there = rows.filter(({ isThere }) => isThere);
  const awaited = rows.filter(({ isThere }) => !isThere);
  const head = [words('field.sku'), words('field.name'), words('picks.quantity'), words('picks.for')];
  const cells = ({ sku, partName, quantity, reference }: Reservation) => [
    sku,
    partName,
    format.number(quantity),
    reference ?? '',
  ];
  return (
    <PrintSheet label={words('picks.place')}>
      <PaperHead
        title={words('picks.place')}
        items={[
          { key: words('branch'), value: branchName },
          { key: words('picks.at'), value: format.dateTime(now) },
        ]}
      />
      {there.length === 0 ? null : (
        <PaperTable
          head={[...head, words('picks.taken')]}
          rows={there.map((row) => ({ key: row.reservationId, cells: [...cells(row), '\u2610'] }))}
        />
      )}
      {awaited.length === 0 ? null : (
        <>
          <h3>{words('awaited')}</h3>
          <PaperTable
            head={[...head, words('picks.since')]}
            rows={awaited.map((row) => ({
              key: row.reservationId,
              cells: [...cells(row), format.date(row.reservedAt)],
            }))}
          />
        </>
      )}
    </PrintSheet>
  );
}
