import { Button, Modal } from '@mantine/core';
import { api } from '#contract';
import type { Delivery, Webhook } from '#modules/integrations/contract';
import {
  answered,
  Chip,
  ErrorPanel,
  Skeletons,
  type Tone,
  useKeysetList,
  useLocaleFormat,
  useNow,
  useToasts,
} from '#ui';
import styles from './integrations.module.css';
import { useWords } from './messages/use-words.ts';
import { useWebhookAct } from './use-webhook-act.ts';

const TONES: Readonly<Record<Delivery['state'], Tone>> = {
  waiting: 'amber',
  delivered: 'green',
  dead: 'vermilion',
  withdrawn: 'plain',
};

export type DeliveryLogProps = { readonly webhook: Webhook; readonly onClose: () => void };

/** Every message to a webhook with its attempts; what ended can be sent again. */
export function DeliveryLog({ webhook, onClose }: DeliveryLogProps) {
  const words = useWords();
  const toasts = useToasts();
  const act = useWebhookAct();
  const params = { webhookId: webhook.webhookId };
  const list = useKeysetList<Delivery>({
    queryKey: ['integrations', 'log', webhook.webhookId],
    askPage: ({ cursor, signal }) =>
      api.integrations.listDeliveries({ params, query: { cursor, limit: 30 }, signal }),
  });
  const replay = (body: { eventIds?: string[]; dead?: boolean }) => {
    const work = answered(api.integrations.replayDeliveries({ params, body }));
    void work
      .then((done) => act(Promise.resolve(done), words('replayed', { count: done.replayed })))
      .catch(toasts.failed);
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={words('logOf', { name: webhook.name })}>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={5} /> : null}
      {list.rows?.length === 0 ? <p className={styles.text}>{words('logEmpty')}</p> : null}
      {webhook.dead > 0 ? <Button onClick={() => replay({ dead: true })}>{words('againDead')}</Button> : null}
      <ul className={styles.list}>
        {list.rows?.map((delivery) => (
          <DeliveryRow
            key={delivery.eventId}
            delivery={delivery}
            onReplay={() => replay({ eventIds: [delivery.eventId] })}
          />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('showMore')}
        </Button>
      ) : null}
    </Modal>
  );
}

function DeliveryRow({ delivery, onReplay }: { readonly delivery: Delivery; readonly onReplay: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { eventName, position, state, attempts, nextAttemptAt } = delivery;
  const now = useNow();
  // Due, and yet not sent: something earlier about the same customer still waits.
  const isHeldBack = nextAttemptAt !== null && new Date(nextAttemptAt) < now;
  const hasEnded = state === 'delivered' || state === 'dead';
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span className={styles.chips}>
          <strong>{eventName}</strong>
          <Chip tone={TONES[state]}>{words(`state.${state}`)}</Chip>
          <span className={styles.quiet}>{position}</span>
        </span>
        {hasEnded ? (
          <Button
            size="compact-sm"
            aria-label={words('againOf', { event: eventName, position })}
            onClick={onReplay}
          >
            {words('again')}
          </Button>
        ) : null}
      </div>
      {attempts.map(({ at, status, error, milliseconds }) => (
        <div key={at} className={styles.quiet}>
          {words('attempt', {
            at: format.dateTime(at),
            result: status === null ? (error ?? '') : `HTTP ${status}`,
            milliseconds,
          })}
        </div>
      ))}
      {nextAttemptAt === null ? null : (
        <div className={styles.quiet}>
          {isHeldBack ? words('order') : words('next', { at: format.dateTime(nextAttemptAt) })}
        </div>
      )}
    </li>
  );
}
