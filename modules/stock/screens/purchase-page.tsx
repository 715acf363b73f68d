import { Button, NumberInput, TextInput } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import type { Purchase } from '#modules/stock/contract';
import { Card, Chip, ErrorPanel, PageHeader, PrintSheet, Skeletons, useLocaleFormat, useMay } from '#ui';
import { PaperHead, PaperTable, PrintButton } from '#ui/components/paper.tsx';
import styles from './stock.module.css';
import { usePurchase, useStockChange } from './stock-queries.ts';
import { useWords } from './words/use-words.ts';

/** One order of parts: what came, what is still to come, and the sheet for the supplier. */
export function PurchasePage() {
  const { orderId = '' } = useParams({ strict: false });
  const query = usePurchase(orderId);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return query.data ? <ShownPurchase purchase={query.data} /> : <Skeletons rows={8} />;
}

function ShownPurchase({ purchase }: { readonly purchase: Purchase }) {
  const words = useWords();
  const format = useLocaleFormat();
  const mayWrite = useMay()('stock.write');
  const { number, supplier, closedAt, daysLate, expectedOn, revision } = purchase;
  return (
    <>
      <PageHeader
        title={supplier === '' ? number : `${number} · ${supplier}`}
        trail={<Link to="/stock/orders">{words('orders.place')}</Link>}
        summary={
          <span className={styles.chips}>
            <Chip tone={closedAt === null ? 'indigo' : 'plain'}>
              {words(closedAt === null ? 'orders.state.open' : 'orders.state.closed')}
            </Chip>
            {daysLate > 0 ? <Chip tone="vermilion">{words('orders.late', { count: daysLate })}</Chip> : null}
            {expectedOn === null ? null : words('orders.expected', { day: format.date(expectedOn) })}
          </span>
        }
        actions={<PrintButton>{words('orders.print')}</PrintButton>}
      />
      <div className={styles.two}>
        <div className={styles.column}>
          {mayWrite && closedAt === null ? <ReceiveCard key={revision} purchase={purchase} /> : null}
          <Sheet purchase={purchase} />
        </div>
        {mayWrite && closedAt === null ? (
          <aside className={styles.column}>
            <CloseCard purchase={purchase} />
          </aside>
        ) : null}
      </div>
    </>
  );
}

/** Says what came. All that is expected is filled in; what did not come is lowered. */
function ReceiveCard({ purchase }: { readonly purchase: Purchase }) {
  const words = useWords();
  const { orderId, revision } = purchase;
  const open = purchase.lines.filter(({ outstanding }) => outstanding > 0);
  const [came, setCame] = useState<Readonly<Record<string, number | string>>>(() =>
    Object.fromEntries(open.map(({ partId, outstanding }) => [partId, outstanding])),
  );
  const [note, setNote] = useState('');
  const lines = open.flatMap(({ partId }) => {
    const quantity = Number(came[partId] ?? 0);
    return quantity > 0 ? [{ partId, quantity }] : [];
  });
  const receive = useStockChange(
    () => api.stock.receiveOrder({ params: { orderId }, body: { revision, note, lines } }),
    words('orders.received'),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    receive.mutate(undefined);
  };
  return (
    <Card title={words('orders.receive')}>
      <form className={styles.form} onSubmit={submit}>
        <ul className={styles.list}>
          {open.map(({ partId, sku, partName, outstanding, unit }) => (
            <li key={partId} className={styles.row}>
              <div className={styles.rowWords}>
                <Link to="/stock/$partId" params={{ partId }}>
                  {partName}
                </Link>
                <span className={styles.quiet}>
                  {sku} · {words('orders.toCome', { count: outstanding })}
                </span>
              </div>
              <NumberInput
                aria-label={words('orders.cameOf', { name: partName })}
                className={styles.count}
                min={0}
                max={100_000}
                allowDecimal={false}
                suffix={unit === '' ? undefined : ` ${unit}`}
                value={came[partId] ?? 0}
                onChange={(value) => setCame({ ...came, [partId]: value })}
              />
            </li>
          ))}
        </ul>
        <TextInput
          label={words('note')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {receive.error ? <ErrorPanel error={receive.error} /> : null}
        <Button type="submit" variant="filled" disabled={lines.length === 0} loading={receive.isPending}>
          {words('orders.receive')}
        </Button>
      </form>
    </Card>
  );
}

function CloseCard({ purchase }: { readonly purchase: Purchase }) {
  const words = useWords();
  const { orderId, revision } = purchase;
  const [note, setNote] = useState('');
  const close = useStockChange(
    () => api.stock.closeOrder({ params: { orderId }, body: { revision, note } }),
    words('orders.closed'),
  );
  return (
    <Card title={words('orders.close')}>
      <div className={styles.form}>
        <p className={styles.quiet}>{words('orders.closeText')}</p>
        <TextInput
          label={words('note')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {close.error ? <ErrorPanel error={close.error} /> : null}
        <Button color="red" loading={close.isPending} onClick={() => close.mutate(undefined)}>
          {words('orders.close')}
        </Button>
      </div>
    </Card>
  );
}

function Sheet({ purchase }: { readonly purchase: Purchase }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { number, supplier, branchName, orderedAt, orderedByName, expectedOn, note, lines } = purchase;
  const seesCost = lines.some(({ unitCostMinor }) => unitCostMinor !== null);
  const items = [
    { key: words('field.supplier'), value: supplier },
    { key: words('branch'), value: branchName },
    { key: words('orders.orderedOn'), value: `${format.date(orderedAt)} · ${orderedByName}` },
    { key: words('orders.expectedOn'), value: expectedOn === null ? '' : format.date(expectedOn) },
    { key: words('note'), value: note },
  ];
  return (
    <PrintSheet label={words('orders.one')}>
      <PaperHead title={`${words('orders.one')} ${number}`} items={items} />
      <PaperTable
        head={[
          words('field.sku'),
          words('field.name'),
          words('orders.quantity'),
          words('orders.cameAlready'),
          words('orders.left'),
          ...(seesCost ? [words('orders.unitCost')] : []),
        ]}
        rows={lines.map((line) => ({
          key: line.partId,
          cells: [
            line.sku,
            line.partName,
            `${format.number(line.quantity)} ${line.unit}`,
            format.number(line.received),
            `${format.number(line.outstanding)} ${line.cancelled > 0 ? words('orders.cancelled', { count: line.cancelled }) : ''}`,
            ...(seesCost
              ? [line.unitCostMinor === null ? '–' : format.money(line.unitCostMinor, line.currency)]
              : []),
          ],
        }))}
      />
    </PrintSheet>
  );
}
