import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ShownOrder, ShownOrderLine } from '#modules/orders/contract';
import { Chip, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import { remainingUnits, useOrderWords } from './order-words.ts';
import styles from './orders.module.css';

type OrderCardProps = {
  readonly order: ShownOrder;
  readonly branchName: string | undefined;
  readonly onRefund: (() => void) | undefined;
};

type AmountProps = { readonly amountMinor: number | null; readonly currency: string };

function Amount({ amountMinor, currency }: AmountProps) {
  const words = useWords();
  const format = useLocaleFormat();
  if (amountMinor === null) return <span title={words('line.hidden')}>–</span>;
  return <>{format.money(amountMinor, currency)}</>;
}

/** One order: when, where, by whom, its lines and what was given back of each. */
export function OrderCard({ order, branchName, onRefund }: OrderCardProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const { orderName } = useOrderWords();
  const staffName = order.lines.find((line) => line.staffName !== null)?.staffName;
  const facts = [
    branchName,
    order.channel,
    staffName,
    order.importId === null ? undefined : words('order.imported'),
  ];
  const canGiveBack = onRefund !== undefined && order.lines.some((line) => remainingUnits(line) > 0);
  return (
    <article className={styles.order} aria-label={orderName(order)}>
      <header className={styles.orderHead}>
        <time dateTime={order.orderedAt} title={format.dateTime(order.orderedAt)} className={styles.day}>
          {format.date(order.orderedAt)}
        </time>
        <span className={styles.number}>{orderName(order)}</span>
        <span className={styles.quiet}>{facts.filter(Boolean).join(' · ')}</span>
        {canGiveBack ? (
          <Button
            variant="subtle"
            size="compact-sm"
            className={styles.giveBack}
            leftSection={<IconArrowBackUp size="1rem" stroke={1.7} />}
            onClick={onRefund}
          >
            {words('order.giveBack')}
          </Button>
        ) : null}
      </header>
      <table className={styles.lines}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{words('line.item')}</th>
            <th scope="col">{words('line.quantity')}</th>
            <th scope="col">{words('line.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <LineRows key={`${line.lineKey} ${line.occurrence}`} line={line} currency={order.currency} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2} className={styles.total}>
              {words('order.total')}
            </th>
            <td className={`${styles.amount} ${styles.total}`}>
              <Amount amountMinor={order.totalMinor} currency={order.currency} />
              {order.totalMinor !== null && order.refundedMinor !== null && order.refundedMinor > 0 ? (
                <span className={styles.after}>
                  {words('order.afterRefunds', {
                    amount: format.money(order.totalMinor - order.refundedMinor, order.currency),
                  })}
                </span>
              ) : null}
            </td>
          </tr>
        </tfoot>
      </table>
    </article>
  );
}

function LineRows({ line, currency }: { readonly line: ShownOrderLine; readonly currency: string }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { itemName } = useOrderWords();
  return (
    <>
      <tr>
        <td>
          <span className={styles.item}>
            {itemName(line)}
            {line.itemName !== null && line.itemCode !== null ? (
              <span className={styles.code}>{line.itemCode}</span>
            ) : null}
            {line.kind === 'purchase' ? null : <Chip>{words(`line.${line.kind}`)}</Chip>}
            {line.unmatchedQuantity > 0 || (line.unmatchedMinor ?? 0) > 0 ? (
              <Chip tone="amber">{words('line.unmatched')}</Chip>
            ) : null}
          </span>
        </td>
        <td className={styles.quantity}>{format.number(line.quantity)}</td>
        <td className={styles.amount}>
          <Amount amountMinor={line.amountMinor} currency={currency} />
        </td>
      </tr>
      {line.refunds.map((refund) => (
        <tr key={`${refund.lineKey} ${refund.occurrence}`} className={styles.refund}>
          <td className={styles.refundWords}>
            <IconArrowBackUp size="0.875rem" stroke={1.8} aria-hidden />{' '}
            {[
              refund.quantity > 0
                ? words('line.refunded', { quantity: format.number(refund.quantity) })
                : words('line.refundedAmount'),
              format.date(refund.refundedAt),
              refund.reason,
              refund.orderNumber,
              refund.how === 'latest-earlier' ? words('line.matched') : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </td>
          <td className={styles.quantity}>{refund.quantity > 0 ? format.number(-refund.quantity) : null}</td>
          <td className={styles.amount}>
            <Amount
              amountMinor={refund.paidBackMinor === null ? null : -refund.paidBackMinor}
              currency={currency}
            />
          </td>
        </tr>
      ))}
    </>
  );
}
