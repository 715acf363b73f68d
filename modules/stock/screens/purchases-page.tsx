import { Button, Modal, SegmentedControl } from '@mantine/core';
import { IconPlus, IconTruckDelivery } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PURCHASE_STATES, type Purchase, type PurchaseState } from '#modules/stock/contract';
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
import { OrderForm } from './order-form.tsx';
import styles from './stock.module.css';
import { usePurchaseList, useStockBranch } from './stock-queries.ts';
import { useWords } from './words/use-words.ts';

const isState = (value: string | undefined): value is PurchaseState =>
  PURCHASE_STATES.some((state) => state === value);

/** Orders of parts: what is still to come, what is late, and what is over. */
export function PurchasesPage() {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const [chosen, setState] = useUrlState('state');
  const state = isState(chosen) ? chosen : 'open';
  const { branches, branchId, choose } = useStockBranch();
  const list = usePurchaseList(branchId, state);
  const [isOrdering, order] = useState(false);
  const orderButton = may('stock.write') ? (
    <Button variant="filled" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => order(true)}>
      {words('orders.add')}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={words('orders.place')}
        summary={words('orders.summary')}
        trail={<Link to="/stock">{words('place')}</Link>}
        actions={orderButton}
      />
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={words('show.label')}
          value={state}
          onChange={(value) => setState(value === 'open' ? undefined : value)}
          data={PURCHASE_STATES.map((value) => ({ value, label: words(`orders.state.${value}`) }))}
        />
        <BranchSelect
          branches={branches}
          branchId={branchId ?? ''}
          onChoose={choose}
          none={words('orders.allBranches')}
        />
      </div>
      <PurchaseList list={list} state={state} />
      <Modal opened={isOrdering} onClose={() => order(false)} title={words('orders.add')} size="lg">
        <OrderForm
          branchId={branchId ?? branches[0]?.id ?? ''}
          onDone={(orderId) => void navigate({ to: `/stock/orders/${orderId}` })}
        />
      </Modal>
    </>
  );
}

type PurchaseListProps = {
  readonly list: ReturnType<typeof usePurchaseList>;
  readonly state: PurchaseState;
};

function PurchaseList({ list, state }: PurchaseListProps) {
  const words = useWords();
  const navigate = useNavigate();
  const told = useTold();
  const columns: readonly DataListColumn<Purchase>[] = [
    {
      key: 'number',
      title: words('orders.number'),
      minRem: 6,
      render: (row) => <strong>{row.number}</strong>,
    },
    {
      key: 'supplier',
      title: words('field.supplier'),
      minRem: 9,
      grow: 2,
      render: (row) => row.supplier || '–',
    },
    { key: 'what', title: words('orders.what'), minRem: 12, grow: 3, render: (row) => told.parts(row) },
    { key: 'orderedAt', title: words('orders.orderedOn'), minRem: 7, render: (row) => told.orderedOn(row) },
    {
      key: 'expectedOn',
      title: words('orders.expectedOn'),
      minRem: 8,
      render: (row) => <Expected row={row} />,
    },
    { key: 'left', title: words('orders.left'), minRem: 5, align: 'end', render: (row) => told.left(row) },
  ];
  return (
    <DataList<Purchase>
      {...list}
      label={words('orders.place')}
      columns={columns}
      rowId={(row) => row.orderId}
      rowName={(row) => row.number}
      onOpen={(row) => void navigate({ to: `/stock/orders/${row.orderId}` })}
      phoneRow={(row) => (
        <div className={styles.phoneRow}>
          <span className={styles.chips}>
            <strong>{row.number}</strong>
            {row.supplier}
            <Expected row={row} />
          </span>
          <span className={styles.quiet}>
            {told.parts(row)} · {words('orders.left')} {told.left(row)}
          </span>
        </div>
      )}
      empty={
        <EmptyState
          icon={IconTruckDelivery}
          title={words(`orders.empty.${state}`)}
          text={words('orders.empty.text')}
        />
      }
    />
  );
}

function Expected({ row }: { readonly row: Purchase }) {
  const words = useWords();
  const format = useLocaleFormat();
  if (row.daysLate > 0) return <Chip tone="vermilion">{words('orders.late', { count: row.daysLate })}</Chip>;
  return <span>{row.expectedOn === null ? '–' : format.date(row.expectedOn)}</span>;
}

function useTold() {
  const words = useWords();
  const format = useLocaleFormat();
  return {
    parts: ({ lines }: Purchase) =>
      lines.length === 1
        ? (lines[0]?.partName ?? '')
        : words('orders.parts', { name: lines[0]?.partName ?? '', count: lines.length }),
    orderedOn: ({ orderedAt }: Purchase) => format.date(orderedAt),
    left: ({ lines }: Purchase) =>
      format.number(lines.reduce((sum, { outstanding }) => sum + outstanding, 0)),
  };
}
