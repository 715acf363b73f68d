import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { PAYMENT_METHODS, type PaymentMethod, type PromiseShown } from '#modules/promises/contract';
import { ErrorPanel, useMay, useSession } from '#ui';
import { zonedInstant } from '#working-time';
import { useWords } from './messages/use-words.ts';
import styles from './promises.module.css';
import { useLocal } from './use-local.ts';
import { usePromiseActions } from './use-promise-actions.ts';

/** What is most likely wanted first: a broken promise is made good before anything else. */
const ACTIONS = ['recover', 'pay', 'grant', 'keep', 'renegotiate', 'excuse', 'withdraw'] as const;
type Action = (typeof ACTIONS)[number];

/** What may be done now, by whom asks. */
function useOffered(promise: PromiseShown): readonly Action[] {
  const may = useMay();
  const { state, redress, definition } = promise;
  const isRunning = state === 'running';
  const isBroken = state === 'broken';
  const rule = definition?.redress;
  const offered: Readonly<Record<Action, boolean>> = {
    keep: may('promises.give') && (isRunning || (isBroken && promise.fulfilledAt === null)),
    renegotiate: may('promises.give') && isRunning && promise.renegotiatedAt === null,
    recover: may('promises.give') && isBroken && promise.recoveredAt === null && !promise.isInternal,
    pay: may('promises.pay') && redress?.isOwed === true,
    grant: may('promises.override') && isBroken && rule?.automatic === false && redress === null,
    excuse: may('promises.override') && (isRunning || isBroken) && promise.payments.length === 0,
    withdraw: may('promises.override') && isRunning,
  };
  return ACTIONS.filter((action) => offered[action]);
}

type PromiseActionsProps = { readonly promise: PromiseShown; readonly onDone: () => void };

/** Buttons for what can be done, and the short form that each asks for. */
export function PromiseActions({ promise, onDone }: PromiseActionsProps) {
  const words = useWords();
  const offered = useOffered(promise);
  const [action, choose] = useState<Action>();
  if (offered.length === 0) return null;
  return (
    <>
      <div className={styles.actions}>
        {offered.map((one, index) => (
          <Button
            key={one}
            variant={index === 0 && action === undefined ? 'filled' : 'default'}
            aria-expanded={one === action}
            onClick={() => choose(one === action ? undefined : one)}
          >
            {words(`act.${one}`)}
          </Button>
        ))}
      </div>
      {action === undefined ? null : (
        <ActionForm key={action} action={action} promise={promise} onDone={onDone} />
      )}
    </>
  );
}

type ActionFormProps = PromiseActionsProps & { readonly action: Action };

function ActionForm({ action, promise, onDone }: ActionFormProps) {
  const words = useWords();
  const local = useLocal();
  const actions = usePromiseActions(promise);
  const timeZone = useSession()?.timeZone ?? 'UTC';
  const [note, setNote] = useState('');
  const [due, setDue] = useState('');
  const [method, setMethod] = useState<PaymentMethod>('transfer');
  const [exclusion, setExclusion] = useState('');
  const dueAt = zonedInstant(due, timeZone);
  const isReady =
    (action === 'pay' || note.trim() !== '') && (action !== 'renegotiate' || dueAt !== undefined);
  const run: Readonly<Record<Action, () => Promise<unknown>>> = {
    keep: () => actions.keep(note),
    renegotiate: () => actions.renegotiate(dueAt ?? '', note),
    recover: () => actions.recover(note),
    pay: () => actions.pay(method, note.trim()),
    grant: () => actions.grant(note),
    excuse: () => actions.excuse(note, exclusion === '' ? undefined : exclusion),
    withdraw: () => actions.withdraw(note),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run[action]().then(onDone, () => {});
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {action === 'renegotiate' ? (
        <TextInput
          type="datetime-local"
          label={words('form.newDay')}
          required
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
      ) : null}
      {action === 'pay' ? (
        <NativeSelect
          label={words('form.method')}
          value={method}
          onChange={(event) =>
            setMethod(PAYMENT_METHODS.find((one) => one === event.currentTarget.value) ?? 'transfer')
          }
          data={PAYMENT_METHODS.map((value) => ({ value, label: words(`method.${value}`) }))}
        />
      ) : null}
      {action === 'excuse' && promise.definition && promise.definition.exclusions.length > 0 ? (
        <NativeSelect
          label={words('form.exclusion')}
          value={exclusion}
          onChange={(event) => setExclusion(event.currentTarget.value)}
          data={[
            { value: '', label: words('form.other') },
            ...promise.definition.exclusions.map(({ key, says }) => ({ value: key, label: local(says) })),
          ]}
        />
      ) : null}
      <Textarea
        label={words(`form.${action}`)}
        required={action !== 'pay'}
        maxLength={action === 'pay' ? 200 : 1000}
        autosize
        minRows={action === 'pay' ? 1 : 2}
        data-autofocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {actions.error ? <ErrorPanel error={actions.error} /> : null}
      <div>
        <Button type="submit" variant="filled" disabled={!isReady} loading={actions.isBusy}>
          {words(`do.${action}`)}
        </Button>
      </div>
    </form>
  );
}
