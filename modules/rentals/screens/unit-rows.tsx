import { Button } from '@mantine/core';
import { IconCalendarRepeat } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { Unit } from '#modules/rentals/contract';
import {
  answered,
  Card,
  Chip,
  EmptyState,
  ErrorPanel,
  Skeletons,
  useLocaleFormat,
  useMay,
  useToasts,
} from '#ui';
import { useWords } from './messages/use-words.ts';
import { refreshRentals, useUnits } from './rental-queries.ts';
import styles from './rentals.module.css';

/** What there is to rent, with its rates. */
export function UnitRows() {
  const words = useWords();
  const list = useUnits();
  return (
    <Card flush>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={4} /> : null}
      {list.rows?.length === 0 ? (
        <EmptyState icon={IconCalendarRepeat} title={words('empty.units')} text={words('empty.unitsText')} />
      ) : null}
      <ul className={styles.list}>
        {list.rows?.map((unit) => (
          <UnitRow key={unit.unitId} unit={unit} />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('more')}
        </Button>
      ) : null}
    </Card>
  );
}

function UnitRow({ unit }: { readonly unit: Unit }) {
  const words = useWords();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const toasts = useToasts();
  const mayOffer = useMay()('rentals.offer');
  const { unitId, name, make, model, serial, free, currency, depositMinor } = unit;
  const retire = useMutation({
    mutationFn: () => answered(api.rentals.retireUnit({ params: { unitId } })),
    onSuccess: () => toasts.done(words('unit.retired', { name })),
    onError: toasts.failed,
    onSettled: () => refreshRentals(client),
  });
  const rates = (['day', 'week', 'month'] as const).flatMap((kind) => {
    const amount = unit[`${kind}Minor`];
    return amount === null ? [] : [words(`rate.${kind}`, { amount: format.money(amount, currency) })];
  });
  return (
    <li className={styles.row}>
      <div className={styles.rowWords}>
        <strong>{name}</strong>
        <span className={styles.quiet}>
          {[[make, model].filter((part) => part !== '').join(' '), serial]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        <span className={styles.quiet}>
          {rates.length === 0 ? words('rate.none') : rates.join(' · ')}
          {depositMinor > 0 ? ` · ${words('field.deposit')} ${format.money(depositMinor, currency)}` : ''}
        </span>
      </div>
      <span className={styles.rowEnd}>
        <Chip tone={free ? 'green' : 'indigo'}>{words(free ? 'unit.free' : 'unit.out')}</Chip>
        {mayOffer && free ? (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={words('unit.retireOf', { name: `${name} ${serial}` })}
            loading={retire.isPending}
            onClick={() => retire.mutate()}
          >
            {words('unit.retire')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
