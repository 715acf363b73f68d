import { Button } from '@mantine/core';
import { IconPlus, IconShoppingBag } from '@tabler/icons-react';
import { useState } from 'react';
import type { ShownOrder } from '#modules/orders/contract';
import { EmptyState, ErrorPanel, Skeletons, useMay } from '#ui';
import { useWords } from './messages/use-words.ts';
import { OrderCard } from './order-card.tsx';
import { useBranchNames, useOrders } from './order-queries.ts';
import styles from './orders.module.css';
import { RecordOrderDialog } from './record-order-dialog.tsx';
import { RefundDialog } from './refund-dialog.tsx';

/** What a customer bought, latest first, with what was given back under it. */
export function OrdersTab({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const may = useMay();
  const orders = useOrders(partyId);
  const branchNames = useBranchNames();
  const [isRecording, setIsRecording] = useState(false);
  const [refunding, setRefunding] = useState<ShownOrder>();
  const mayWrite = may('orders.write');
  const recordButton = mayWrite ? (
    <Button leftSection={<IconPlus size="1rem" stroke={1.8} />} onClick={() => setIsRecording(true)}>
      {words('record.action')}
    </Button>
  ) : undefined;
  return (
    <div className={styles.tab}>
      <h2 className="visually-hidden">{words('label')}</h2>
      {orders.error ? <ErrorPanel error={orders.error} onRetry={orders.onRetry} /> : null}
      {orders.rows === undefined && !orders.error ? <Skeletons rows={6} /> : null}
      {orders.rows?.length === 0 ? (
        <EmptyState
          icon={IconShoppingBag}
          title={words('empty.title')}
          text={words('empty.text')}
          action={recordButton}
        />
      ) : null}
      {orders.rows && orders.rows.length > 0 ? (
        <>
          <div className={styles.head}>{recordButton}</div>
          {orders.rows.map((order) => (
            <OrderCard
              key={order.orderId}
              order={order}
              branchName={order.branchId === null ? undefined : branchNames.get(order.branchId)}
              onRefund={mayWrite ? () => setRefunding(order) : undefined}
            />
          ))}
          {orders.hasMore ? (
            <Button variant="subtle" fullWidth loading={orders.isLoadingMore} onClick={orders.onLoadMore}>
              {words('more')}
            </Button>
          ) : null}
        </>
      ) : null}
      <RecordOrderDialog partyId={partyId} isOpen={isRecording} onClose={() => setIsRecording(false)} />
      <RefundDialog order={refunding} onClose={() => setRefunding(undefined)} />
    </div>
  );
}
