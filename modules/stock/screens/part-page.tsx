import { Button, Modal } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Part } from '#modules/stock/contract';
import {
  Card,
  Chip,
  ErrorPanel,
  KeyValueList,
  Money,
  PageHeader,
  Skeletons,
  useLocaleFormat,
  useMay,
} from '#ui';
import { BranchStock } from './branch-stock.tsx';
import { LastBuyCard } from './last-buy-card.tsx';
import { MovementsCard } from './movements-card.tsx';
import { PartForm } from './part-form.tsx';
import styles from './stock.module.css';
import { usePart, useStockBranch } from './stock-queries.ts';
import { useWords } from './words/use-words.ts';

/** One part: what each branch has, for whom it is kept, when to order again, and what happened with it. */
export function PartPage() {
  const { partId = '' } = useParams({ strict: false });
  const query = usePart(partId);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return query.data ? <ShownPart part={query.data} /> : <Skeletons rows={8} />;
}

function ShownPart({ part }: { readonly part: Part }) {
  const words = useWords();
  const mayPlan = useMay()('stock.plan');
  const [editing, edit] = useState(false);
  const { branchId, choose } = useStockBranch();
  const fullest = part.stock.toSorted((a, b) => b.onHand - a.onHand)[0];
  const shown = part.stock.find((one) => one.branchId === branchId) ?? fullest;
  return (
    <>
      <PageHeader
        title={part.name}
        trail={<Link to="/stock">{words('place')}</Link>}
        summary={
          <span className={styles.chips}>
            {part.sku}
            {part.discontinuedOn === null ? null : <Chip>{words('discontinued')}</Chip>}
          </span>
        }
        actions={
          mayPlan ? (
            <Button leftSection={<IconPencil size="1rem" aria-hidden />} onClick={() => edit(true)}>
              {words('change')}
            </Button>
          ) : null
        }
      />
      <div className={styles.two}>
        <div className={styles.column}>
          <Branches part={part} chosen={shown?.branchId} onChoose={choose} />
          {shown ? <BranchStock key={shown.branchId} part={part} stock={shown} /> : null}
          {shown ? <MovementsCard partId={part.partId} stock={shown} unit={part.unit} /> : null}
        </div>
        <aside className={styles.column}>
          <Known part={part} />
          <LastBuyCard part={part} />
          <Reservations part={part} />
        </aside>
      </div>
      <Modal opened={editing} onClose={() => edit(false)} title={words('change')} size="lg">
        <PartForm part={part} onDone={() => edit(false)} />
      </Modal>
    </>
  );
}

type BranchesProps = {
  readonly part: Part;
  readonly chosen: string | undefined;
  readonly onChoose: (branchId: string) => void;
};

/** Every branch with what is free there; one is looked at more closely. */
function Branches({ part, chosen, onChoose }: BranchesProps) {
  const words = useWords();
  const format = useLocaleFormat();
  if (part.stock.length < 2) return null;
  return (
    <nav className={styles.branches} aria-label={words('branch')}>
      {part.stock.map(({ branchId, branchName, free, isLow }) => (
        <button
          key={branchId}
          type="button"
          className={styles.branch}
          aria-pressed={branchId === chosen}
          onClick={() => onChoose(branchId)}
        >
          <span>{branchName}</span>
          <span className={styles.chips}>
            {isLow ? <Chip tone="amber">{words('low')}</Chip> : null}
            {words('freeCount', { free: format.number(free) })}
          </span>
        </button>
      ))}
    </nav>
  );
}

function Known({ part }: { readonly part: Part }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { currency } = part;
  const day = (value: string | null) => (value === null ? null : format.date(value));
  const amount = (value: number | null) =>
    value === null ? null : <Money amountMinor={value} currency={currency} />;
  const items = [
    { key: words('field.sku'), value: part.sku },
    { key: words('field.unit'), value: part.unit === '' ? null : part.unit },
    { key: words('field.category'), value: part.category },
    { key: words('field.supplier'), value: part.supplier === '' ? null : part.supplier },
    {
      key: words('field.leadDays'),
      value: part.leadDays === null ? null : words('days', { count: part.leadDays }),
    },
    { key: words('field.unitCost', { currency }), value: amount(part.unitCostMinor) },
    { key: words('field.orderCost', { currency }), value: amount(part.orderCostMinor) },
    { key: words('field.discontinuedOn'), value: day(part.discontinuedOn) },
    { key: words('field.lastOrderOn'), value: day(part.lastOrderOn) },
    { key: words('field.supportEndsOn'), value: day(part.supportEndsOn) },
  ];
  return (
    <Card title={words('known')}>
      <KeyValueList items={items.filter(({ value }) => value !== null)} />
    </Card>
  );
}

function Reservations({ part }: { readonly part: Part }) {
  const words = useWords();
  const format = useLocaleFormat();
  const mayOpen = useMay()('repairs.read');
  return (
    <Card title={words('keptFor')}>
      {part.reservations.length === 0 ? <p className={styles.quiet}>{words('keptForNone')}</p> : null}
      <ul className={styles.list}>
        {part.reservations.map(
          ({ reservationId, purposeId, reference, quantity, isThere, reservedAt, reservedByName }) => (
            <li key={reservationId} className={styles.fact}>
              <span>
                {mayOpen ? (
                  <Link to="/repairs/$repairId" params={{ repairId: purposeId }}>
                    {reference}
                  </Link>
                ) : (
                  reference
                )}{' '}
                × {format.number(quantity)} {isThere ? null : <Chip tone="amber">{words('awaited')}</Chip>}
              </span>
              <span className={styles.quiet}>
                {format.dateTime(reservedAt)} · {reservedByName}
              </span>
            </li>
          ),
        )}
      </ul>
    </Card>
  );
}
