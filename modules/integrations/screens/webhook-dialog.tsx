import { Button, Checkbox, Modal, MultiSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import type { Webhook } from '#modules/integrations/contract';
import { answered, ErrorPanel } from '#ui';
import styles from './integrations.module.css';
import { useWords } from './messages/use-words.ts';
import { useWebhookAct } from './use-webhook-act.ts';

export type WebhookDialogProps = {
  readonly webhook: Webhook | undefined;
  readonly eventNames: readonly string[];
  readonly onSecret: (secret: string) => void;
  readonly onClose: () => void;
};

/** Says where another system is told, and of which events. */
export function WebhookDialog({ webhook, eventNames, onSecret, onClose }: WebhookDialogProps) {
  const words = useWords();
  const act = useWebhookAct();
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? 'https://');
  const [chosen, setChosen] = useState<string[]>(webhook?.eventNames ?? []);
  const [includesPayload, setIncludesPayload] = useState(webhook?.includesPayload ?? false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    const form = { name: name.trim(), url: url.trim(), eventNames: chosen, includesPayload };
    if (webhook) {
      const { webhookId, version, pausedAt } = webhook;
      const body = { ...form, version, paused: pausedAt !== null };
      await act(answered(api.integrations.changeWebhook({ params: { webhookId }, body })), words('saved'));
    } else {
      const added = await act(answered(api.integrations.addWebhook({ body: form })), words('saved'));
      onSecret(added.secret);
    }
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save().catch(setError);
  };
  return (
    <Modal opened onClose={onClose} title={webhook?.name ?? words('add')}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={words('name')}
          maxLength={100}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={words('url')}
          type="url"
          maxLength={2000}
          required
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <MultiSelect
          label={words('events')}
          data={[...eventNames]}
          value={chosen}
          searchable
          clearable
          onChange={setChosen}
        />
        <Checkbox
          label={words('payload')}
          checked={includesPayload}
          onChange={(event) => setIncludesPayload(event.currentTarget.checked)}
        />
        {error === undefined ? null : <ErrorPanel error={error} />}
        <div className={styles.actions}>
          <Button onClick={onClose}>{words('cancel')}</Button>
          <Button type="submit" variant="filled">
            {words('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
