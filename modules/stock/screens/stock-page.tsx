import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChecklist, IconPackages, IconPlus, IconTruckDelivery } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { PartInList } from '#modules/stock/contract';
import {
  Chip,
  DataList,
  type DataListColumn,
  EmptyState,
  PageHeader,
  useLocaleFormat,
  useMay,
  useUrlState,
} from '#ui';
import { BranchSelect } from './branch-select.tsx';
import { FiguresCard } from './figures-card.tsx';
import { PartForm } from './part-form.tsx';
import styles from './stock.module.css';
import { type Show, usePartList, useStockBranch } from './stock-queries.ts';
import { useWords } from './words/use-words.ts';

const SHOWS = ['all', 'low', 'free', 'discontinued'] as const;

/** Spare parts: what a branch has, what is free, and what is to be ordered. */
export function StockPage() {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const [shown, setShown] = useUrlState('show');
  const show: Show = SHOWS.find((one) => one === shown) ?? 'all';
  const { branches, branchId, choose } = useStockBranch();
  const [typed, type] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const list = usePartList(branchId, show, q);
  const shownBranch = branchId ?? list.rows?.[0]?.branchId ?? '';
  const [adding, add] = useState(false);
  const addButton = may('stock.plan') ? (
    <Button variant="filled" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => add(true)}>
      {words('add')}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={words('place')}
        summary={words('summary')}
        actions={
          <>
            <Button
              component={Link}
              to="/stock/picks"
              leftSection={<IconChecklist size="1rem" aria-hidden />}
            >
              {words('picks.place')}
            </Button>
            <Button
              component={Link}
              to="/stock/orders"
              leftSection={<IconTruckDelivery size="1rem" aria-hidden />}
            >
              {words('orders.place')}
            </Button>
            {addButton}
          </>
        }
      />
      <div className={styles.tools}>
        <div className={styles.scroll}>
          <SegmentedControl
            aria-label={words('show.label')}
            value={show}
            onChange={(value) => setShown(value === 'all' ? undefined : value)}
            data={SHOWS.map((value) => ({ value, label: words(`show.${value}`) }))}
          />
        </div>
        <TextInput
          type="search"
          aria-label={words('search')}
          placeholder={words('search')}
          value={typed}
          maxLength={120}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <BranchSelect branches={branches} branchId={shownBranch} onChoose={choose} none={words('branch')} />
      </div>
      <FiguresCard branchId={branchId} />
      <PartList list={list} show={show} q={q} action={addButton} />
      <Modal opened={adding} onClose={() => add(false)} title={words('add')} size="lg">
        <PartForm
          onDone={(partId) => {
            add(false);
            if (partId) void navigate({ to: `/stock/${partId}` });
          }}
        />
      </Modal>
    </>
  );
}

type PartListProps = {
  readonly list: ReturnType<typeof usePartList>;
  readonly show: Show;
  readonly q: string;
  readonly action: ReactNode;
};

function PartList({ list, show, q, action }: PartListProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const navigate = useNavigate();
  const columns = useColumns();
  const isNew = show === 'all' && q === '';
  return (
    <DataList<PartInList>
      {...list}
      label={words('place')}
      columns={columns}
      rowId={(row) => row.partId}
      rowName={(row) => row.name}
      onOpen={(row) => void navigate({ to: `/stock/${row.partId}` })}
      phoneRow={(row) => (
        <div className={styles.phoneRow}>
          <span className={styles.chips}>
            <strong>{row.name}</strong>
            <Marks row={row} />
          </span>
          <span className={styles.quiet}>
            {row.sku} · {words('phone', { free: format.number(row.free), onHand: format.number(row.onHand) })}
            {row.orderQuantity === null ? null : (
              <> · {words('orderNow', { quantity: format.number(row.orderQuantity) })}</>
            )}
          </span>
        </div>
      )}
      empty={
        <EmptyState
          icon={IconPackages}
          title={words(isNew ? 'empty.title' : `empty.${show}`)}
          text={words(isNew ? 'empty.text' : 'empty.otherText')}
          action={isNew ? action : undefined}
        />
      }
    />
  );
}

function Marks({ row }: { readonly row: PartInList }) {
  const words = useWords();
  return (
    <>
      {row.isLow ? <Chip tone="amber">{words('low')}</Chip> : null}
      {row.discontinuedOn === null ? null : <Chip>{words('discontinued')}</Chip>}
    </>
  );
}

function useColumns(): readonly DataListColumn<PartInList>[] {
  const words = useWords();
  const format = useLocaleFormat();
  const number = (key: string, title: string, of: (row: PartInList) => number | null) => ({
    key,
    title,
    minRem: 5,
    align: 'end' as const,
    render: (row: PartInList) => {
      const value = of(row);
      return value === null ? '–' : format.number(value);
    },
  });
  return [
    { key: 'sku', title: words('field.sku'), minRem: 8, render: (row) => row.sku },
    {
      key: 'name',
      title: words('field.name'),
      minRem: 14,
      grow: 3,
      render: (row) => (
        <span className={styles.chips}>
          <strong>{row.name}</strong>
          <Marks row={row} />
        </span>
      ),
    },
    number('free', words('free'), (row) => row.free),
    number('onHand', words('onHand'), (row) => row.onHand),
    number('reserved', words('reserved'), (row) => row.reserved),
    number('ordered', words('ordered'), (row) => row.ordered),
    number('reorderPoint', words('reorder.point'), (row) => row.reorderPoint),
    number('toOrder', words('toOrder'), (row) => row.orderQuantity),
  ];
}
