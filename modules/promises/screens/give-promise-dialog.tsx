import { Button, Checkbox, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { answered, ErrorPanel, toProblem, useLocaleFormat, useMay, useNow, useSession, useToasts } from '#ui';
import { addDays, zonedInstant } from '#working-time';
import { useWords } from './messages/use-words.ts';
import { refreshPromises, useDefinitions } from './promise-queries.ts';
import styles from './promises.module.css';
import { useLocal } from './use-local.ts';

type GivePromiseDialogProps = {
  readonly partyId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Promises something to a customer: in words of one's own, or one of the business's promises. */
export function GivePromiseDialog({ partyId, isOpen, onClose }: GivePromiseDialogProps) {
  const words = useWords();
  return (
    <Modal opened={isOpen} onClose={onClose} title={words('give.title')}>
      {isOpen ? <GiveForm partyId={partyId} onClose={onClose} /> : null}
    </Modal>
  );
}

function GiveForm({ partyId, onClose }: Omit<GivePromiseDialogProps, 'isOpen'>) {
  const words = useWords();
  const local = useLocal();
  const client = useQueryClient();
  const toasts = useToasts();
  const mayOverride = useMay()('promises.override');
  const timeZone = useSession()?.timeZone ?? 'UTC';
  const today = useLocaleFormat().dayKey(useNow());
  const definitions = useDefinitions();
  const [kind, setKind] = useState('');
  const [text, setText] = useState('');
  const [due, setDue] = useState(`${addDays(today, 1)}T18:00`);
  const [byCall, setByCall] = useState(false);
  const [reason, setReason] = useState('');
  const own = kind === '';
  const dueAt = zonedInstant(due, timeZone);
  const give = useMutation({
    mutationFn: () =>
      answered(
        api.promises.givePromise({
          body: {
            partyId,
            ...(own ? { ownWords: text.trim(), dueAt, keptByCall: byCall } : { definitionKey: kind }),
            ...(reason.trim() === '' ? {} : { overrideReason: reason.trim() }),
          },
        }),
      ),
    onSuccess: () => {
      toasts.done(words('give.done'));
      onClose();
    },
    onSettled: () => refreshPromises(client, partyId),
  });
  const isBlocked = give.error !== null && toProblem(give.error)?.code === 'broken-promise-first';
  const byHand = (definitions.data?.items ?? []).filter(
    ({ definition, retiredAt }) => retiredAt === null && definition.measure.from === undefined,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <NativeSelect
        label={words('give.kind')}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value)}
        data={[
          { value: '', label: words('give.own') },
          ...byHand.map(({ definition }) => ({ value: definition.key, label: local(definition.text) })),
        ]}
      />
      {own ? (
        <>
          <Textarea
            label={words('give.what')}
            placeholder={words('give.example')}
            required
            maxLength={500}
            autosize
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={words('give.by')}
            required
            value={due}
            onChange={(event) => setDue(event.currentTarget.value)}
          />
          <Checkbox
            label={words('give.call')}
            checked={byCall}
            onChange={(event) => setByCall(event.currentTarget.checked)}
          />
        </>
      ) : null}
      {give.error ? <ErrorPanel error={give.error} /> : null}
      {isBlocked && mayOverride ? (
        <Textarea
          label={words('give.override')}
          required
          maxLength={1000}
          autosize
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      <div>
        <Button
          type="submit"
          variant="filled"
          loading={give.isPending}
          disabled={
            (own && (text.trim() === '' || dueAt === undefined)) || (isBlocked && reason.trim() === '')
          }
        >
          {words('give.action')}
        </Button>
      </div>
    </form>
  );
}
