import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#contract';
import { answered, Card, ErrorPanel, useLocaleFormat, useMay, useToasts } from '#ui';
import { refreshAppointments, useWaiting } from './appointment-queries.ts';
import styles from './appointments.module.css';
import type { BookingFor } from './booking-dialog.tsx';
import { useWords } from './messages/use-words.ts';
import { useLocal } from './use-local.ts';

type WaitingCardProps = {
  readonly branchId: string | undefined;
  readonly onBook: (booking: BookingFor) => void;
};

/** Who waits for a time or an earlier one. */
export function WaitingCard({ branchId, onBook }: WaitingCardProps) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const toasts = useToasts();
  const mayWrite = useMay()('appointments.write');
  const list = useWaiting(branchId);
  const withdraw = useMutation({
    mutationFn: (waitingId: string) => answered(api.appointments.withdrawWaiting({ params: { waitingId } })),
    onSuccess: () => toasts.done(words('waiting.removed')),
    onError: toasts.failed,
    onSettled: () => refreshAppointments(client),
  });
  return (
    <Card title={words('waiting.title')} flush className={styles.waiting}>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows?.length === 0 ? <p className={styles.none}>{words('waiting.empty')}</p> : null}
      <ul className={styles.list}>
        {list.rows?.map((one) => (
          <li key={one.waitingId} className={styles.row}>
            <span className={styles.entryWords}>
              <Link to="/customers/$partyId" params={{ partyId: one.partyId }}>
                {one.partyName}
              </Link>
              <span className={styles.quiet}>
                {local(one.typeName)} ·{' '}
                {words('waiting.between', {
                  from: format.dayMonth(one.fromOn),
                  until: format.dayMonth(one.untilOn),
                })}
              </span>
            </span>
            {mayWrite ? (
              <span className={styles.actions}>
                <Button onClick={() => onBook(one)}>{words('waiting.book')}</Button>
                <Button
                  variant="subtle"
                  loading={withdraw.isPending && withdraw.variables === one.waitingId}
                  onClick={() => withdraw.mutate(one.waitingId)}
                >
                  {words('waiting.remove')}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('waiting.more')}
        </Button>
      ) : null}
    </Card>
  );
}
