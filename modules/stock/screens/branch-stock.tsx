import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Part } from '#modules/stock/contract';
import { Card, Figure, HowBadge, NotEnoughData, useLocaleFormat, useMay } from '#ui';
import styles from './stock.module.css';
import { type Dialog, StockDialog } from './stock-dialog.tsx';
import { useWords } from './words/use-words.ts';

type BranchStockProps = { readonly part: Part; readonly stock: Part['stock'][number] };

/** What a branch has of a part, when it orders again, and what can be done. */
export function BranchStock({ part, stock }: BranchStockProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const may = useMay();
  const [opened, open] = useState<Dialog>();
  const dialogs: readonly Dialog[] = [
    ...(may('stock.write') ? (['received', 'ordered', 'returned', 'count', 'transfer'] as const) : []),
    ...(may('stock.plan') ? (['reorder'] as const) : []),
  ];
  const { onHand, reserved, free, ordered, branchName, orderQuantity } = stock;
  return (
    <Card title={words('stockOf', { branch: branchName })}>
      <div className={styles.figures}>
        <Figure label={words('free')} value={format.number(free)} tone={free < 0 ? 'vermilion' : undefined} />
        <Figure label={words('onHand')} value={format.number(onHand)} />
        <Figure label={words('reserved')} value={format.number(reserved)} />
        <Figure label={words('ordered')} value={format.number(ordered)} />
        <Figure
          label={words('reorder.point')}
          value={stock.reorderPoint === null ? '–' : format.number(stock.reorderPoint)}
          note={<HowReorder stock={stock} leadDays={part.leadDays} />}
        />
      </div>
      {free < 0 ? (
        <p>{words(ordered + free < 0 ? 'short' : 'shortButOrdered', { count: -free, ordered })}</p>
      ) : null}
      {orderQuantity === null ? null : (
        <p>
          <strong>{words('orderNow', { quantity: format.number(orderQuantity) })}</strong>
        </p>
      )}
      <div className={styles.actions}>
        {dialogs.map((dialog) => (
          <Button key={dialog} size="compact-sm" onClick={() => open(dialog)}>
            {words(`do.${dialog}`)}
          </Button>
        ))}
      </div>
      <StockDialog dialog={opened} part={part} stock={stock} onClose={() => open(undefined)} />
    </Card>
  );
}

type HowReorderProps = {
  readonly stock: Part['stock'][number];
  readonly leadDays: number | null;
};

function HowReorder({ stock, leadDays: needed }: HowReorderProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const { plan, plannedAt, reorderBy } = stock;
  if (reorderBy === 'hand') return <span className={styles.quiet}>{words('reorder.byHand')}</span>;
  if (plan === null) {
    return (
      <span className={styles.quiet}>{needed === null ? words('reorder.none') : <NotEnoughData />}</span>
    );
  }
  if (!('reorderPoint' in plan)) {
    return (
      <span className={styles.quiet}>
        <NotEnoughData /> {words('reorder.tooLittle', plan)}
      </span>
    );
  }
  const { economicQuantity, fromOn, toOn, n, units, dailyDemand, dailyDeviation, leadDays } = plan;
  return (
    <HowBadge
      of={words('reorder.point')}
      definition={words('reorder.how', {
        demand: format.number(dailyDemand, { maximumFractionDigits: 3 }),
        deviation: format.number(dailyDeviation, { maximumFractionDigits: 3 }),
        leadDays,
        safety: format.number(plan.safetyStock, { maximumFractionDigits: 1 }),
      })}
      n={words('reorder.n', { n: format.number(n), units: format.number(units) })}
      period={`${format.date(fromOn)} – ${format.date(toOn)}`}
      interval={words('reorder.service', { share: format.percent(plan.serviceLevel) })}
      filter={
        economicQuantity === null
          ? undefined
          : words('reorder.economic', { quantity: format.number(Math.ceil(economicQuantity)) })
      }
      {...(plannedAt === null ? {} : { asOf: plannedAt })}
    />
  );
}
