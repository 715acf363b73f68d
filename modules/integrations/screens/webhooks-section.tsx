import { Button, Menu, Modal } from '@mantine/core';
import { IconDots, IconPlus, IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Webhook } from '#modules/integrations/contract';
import {
  answered,
  Chip,
  ConfirmDestructive,
  CopyText,
  EmptyState,
  ErrorPanel,
  RelativeTime,
  Skeletons,
  useToasts,
} from '#ui';
import { DeliveryLog } from './delivery-log.tsx';
import styles from './integrations.module.css';
import { useWords } from './messages/use-words.ts';
import { useWebhookAct, webhooksKey } from './use-webhook-act.ts';
import { WebhookDialog } from './webhook-dialog.tsx';

type Opened = { webhook: Webhook; as: 'edit' | 'log' | 'remove' };

/** Where other systems are told of events, and how that goes. */
export function WebhooksSection() {
  const words = useWords();
  const act = useWebhookAct();
  const [opened, setOpened] = useState<Opened>();
  const [isAdding, setIsAdding] = useState(false);
  const [secret, setSecret] = useState<string>();
  const query = useQuery({
    queryKey: webhooksKey,
    queryFn: ({ signal }) => answered(api.integrations.listWebhooks({ signal })),
    refetchInterval: 10_000,
  });
  const close = () => setOpened(undefined);
  const addButton = (
    <Button
      variant="filled"
      leftSection={<IconPlus size="1rem" aria-hidden />}
      onClick={() => setIsAdding(true)}
    >
      {words('add')}
    </Button>
  );
  const remove = async ({ webhookId }: Webhook) => {
    await act(answered(api.integrations.removeWebhook({ params: { webhookId } })), words('removed'));
  };
  return (
    <>
      <p className={styles.text}>{words('text')}</p>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={3} /> : null}
      {query.data?.items.length === 0 ? (
        <EmptyState
          icon={IconWebhook}
          title={words('empty.title')}
          text={words('empty.text')}
          action={addButton}
        />
      ) : null}
      <ul className={styles.list}>
        {query.data?.items.map((webhook) => (
          <WebhookRow
            key={webhook.webhookId}
            webhook={webhook}
            onOpen={(as) => setOpened({ webhook, as })}
            onSecret={setSecret}
          />
        ))}
      </ul>
      {query.data && query.data.items.length > 0 ? <div className={styles.below}>{addButton}</div> : null}
      {isAdding || opened?.as === 'edit' ? (
        <WebhookDialog
          webhook={opened?.webhook}
          eventNames={query.data?.eventNames ?? []}
          onSecret={setSecret}
          onClose={() => {
            setIsAdding(false);
            close();
          }}
        />
      ) : null}
      {opened?.as === 'log' ? <DeliveryLog webhook={opened.webhook} onClose={close} /> : null}
      {opened?.as === 'remove' ? (
        <ConfirmDestructive
          isOpen
          onClose={close}
          title={words('removeTitle', { name: opened.webhook.name })}
          actionLabel={words('removeAction')}
          onConfirm={() => remove(opened.webhook)}
        >
          {words('removeText')}
        </ConfirmDestructive>
      ) : null}
      <Modal opened={secret !== undefined} onClose={() => setSecret(undefined)} title={words('secretTitle')}>
        <p className={styles.text}>{words('secretText')}</p>
        <CopyText text={secret ?? ''} />
      </Modal>
    </>
  );
}

type WebhookRowProps = {
  readonly webhook: Webhook;
  readonly onOpen: (as: Opened['as']) => void;
  readonly onSecret: (secret: string) => void;
};

function WebhookRow({ webhook, onOpen, onSecret }: WebhookRowProps) {
  const words = useWords();
  const { name, url, eventNames, lastDeliveredAt } = webhook;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span className={styles.chips}>
          <strong>{name}</strong>
          <Standing webhook={webhook} />
        </span>
        <span className={styles.chips}>
          <Button size="compact-sm" aria-label={words('logOf', { name })} onClick={() => onOpen('log')}>
            {words('log')}
          </Button>
          <WebhookMenu webhook={webhook} onOpen={onOpen} onSecret={onSecret} />
        </span>
      </div>
      <div className={styles.quiet}>{url}</div>
      <div className={styles.quiet}>
        {eventNames.length === 0 ? words('allEvents') : words('eventCount', { count: eventNames.length })}
        {' · '}
        {lastDeliveredAt === null ? (
          words('never')
        ) : (
          <>
            {words('lastAt')} <RelativeTime at={lastDeliveredAt} />
          </>
        )}
      </div>
    </li>
  );
}

function Standing({ webhook }: { readonly webhook: Webhook }) {
  const words = useWords();
  const { pausedReason, waiting, dead } = webhook;
  return (
    <>
      {pausedReason === null ? null : <Chip tone="amber">{words(`paused.${pausedReason}`)}</Chip>}
      {waiting === 0 ? null : <Chip>{words('waiting', { count: waiting })}</Chip>}
      {dead === 0 ? null : <Chip tone="vermilion">{words('dead', { count: dead })}</Chip>}
    </>
  );
}

function WebhookMenu({ webhook, onOpen, onSecret }: WebhookRowProps) {
  const words = useWords();
  const toasts = useToasts();
  const act = useWebhookAct();
  const { webhookId, name, url, eventNames, includesPayload, version, pausedAt } = webhook;
  const params = { webhookId };
  const isPaused = pausedAt !== null;
  const pause = () => {
    const body = { name, url, eventNames, includesPayload, version, paused: !isPaused };
    return act(answered(api.integrations.changeWebhook({ params, body })), words('saved'));
  };
  const attempt = () => act(answered(api.integrations.tryWebhook({ params })), words('tried'));
  const renew = async () => {
    const { secret } = await act(answered(api.integrations.renewSecret({ params })), words('saved'));
    onSecret(secret);
  };
  const run = (work: () => Promise<unknown>) => () => void work().catch(toasts.failed);
  return (
    <Menu>
      <Menu.Target>
        <Button size="compact-sm" aria-label={`${words('more')}: ${name}`}>
          <IconDots size="1rem" aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={run(attempt)}>{words('try')}</Menu.Item>
        <Menu.Item onClick={() => onOpen('edit')}>{words('edit')}</Menu.Item>
        <Menu.Item onClick={run(pause)}>{words(isPaused ? 'resume' : 'pause')}</Menu.Item>
        <Menu.Item onClick={run(renew)}>{words('renew')}</Menu.Item>
        <Menu.Item onClick={() => onOpen('remove')}>{words('remove')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
