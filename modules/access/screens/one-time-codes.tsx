import { Button, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { answered, Chip, CopyText, ErrorPanel, useLocaleFormat, useToasts } from '#ui';
import { QrCode } from '#ui/components/qr-code.tsx';
import { ConfirmWithPassword } from './confirm-with-password.tsx';
import { useFormChecks } from './form-checks.ts';
import { ownSecurityKey } from './own-security-key.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

type Started = { readonly secret: string; readonly uri: string };

/** Shows what the app is to read, and asks for the code it then shows. */
function SetUpDialog({
  started,
  onEnabled,
  onClose,
}: {
  readonly started: Started;
  readonly onEnabled: (recoveryCodes: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const words = useSettingsWords();
  const checks = useFormChecks();
  const form = useForm({ initialValues: { code: '' }, validate: { code: checks.required } });
  const confirm = useMutation({
    mutationFn: (body: { code: string }) => answered(api.access.confirmSecondFactor({ body })),
    onSuccess: ({ recoveryCodes }) => onEnabled(recoveryCodes),
    onError: () => form.reset(),
  });
  return (
    <Modal opened onClose={onClose} title={words('codes.setUpTitle')}>
      <form className={styles.form} onSubmit={form.onSubmit((values) => confirm.mutate(values))} noValidate>
        <p className={styles.text}>{words('codes.scan')}</p>
        <div className={styles.qr}>
          <QrCode text={started.uri} label={words('codes.qr')} />
        </div>
        <div className={styles.quiet}>
          {words('codes.byHand')} <CopyText text={started.secret.replace(/(.{4})(?=.)/g, '$1 ')} />
        </div>
        <TextInput
          label={words('codes.first')}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={7}
          data-autofocus
          {...form.getInputProps('code')}
        />
        {confirm.error ? <ErrorPanel error={confirm.error} /> : null}
        <div className={styles.actions}>
          <Button onClick={onClose}>{words('settings.cancel')}</Button>
          <Button type="submit" variant="filled" loading={confirm.isPending}>
            {words('codes.enable')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type Wish = 'set-up' | 'stop' | 'renew';

/** Codes from an app as the second step of signing in. */
export function OneTimeCodes({
  since,
  recoveryCodesLeft,
}: {
  readonly since: string | null;
  readonly recoveryCodesLeft: number;
}) {
  const words = useSettingsWords();
  const format = useLocaleFormat();
  const toasts = useToasts();
  const client = useQueryClient();
  const [wish, setWish] = useState<Wish>();
  const [started, setStarted] = useState<Started>();
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>();
  const refresh = () => client.invalidateQueries({ queryKey: ownSecurityKey });
  const fulfil: Record<Wish, (password: string) => Promise<void>> = {
    'set-up': async (password) =>
      setStarted(await answered(api.access.startSecondFactor({ body: { password } }))),
    stop: async (password) => {
      await answered(api.access.removeSecondFactor({ body: { password } }));
      await refresh();
      toasts.done(words('codes.stopped'));
    },
    renew: async (password) => {
      const made = await answered(api.access.replaceRecoveryCodes({ body: { password } }));
      setRecoveryCodes(made.recoveryCodes);
      await refresh();
    },
  };
  return (
    <section className={styles.part} aria-label={words('codes.title')}>
      <h3 className={styles.partTitle}>
        {words('codes.title')} {since === null ? null : <Chip tone="green">{words('codes.on')}</Chip>}
      </h3>
      <p className={styles.text}>
        {since === null
          ? words('codes.text')
          : words('codes.since', { date: format.date(since), count: recoveryCodesLeft })}
      </p>
      <div className={styles.startActions}>
        {since === null ? (
          <Button onClick={() => setWish('set-up')}>{words('codes.setUp')}</Button>
        ) : (
          <>
            <Button onClick={() => setWish('renew')}>{words('codes.renew')}</Button>
            <Button color="red" variant="subtle" onClick={() => setWish('stop')}>
              {words('codes.stop')}
            </Button>
          </>
        )}
      </div>
      {wish === undefined ? null : (
        <ConfirmWithPassword
          title={words(wish === 'set-up' ? 'codes.setUp' : wish === 'stop' ? 'codes.stop' : 'codes.renew')}
          onConfirm={fulfil[wish]}
          onClose={() => setWish(undefined)}
        />
      )}
      {started === undefined ? null : (
        <SetUpDialog
          started={started}
          onClose={() => setStarted(undefined)}
          onEnabled={(codes) => {
            setStarted(undefined);
            setRecoveryCodes(codes);
            void refresh();
          }}
        />
      )}
      {recoveryCodes === undefined ? null : (
        <RecoveryCodes codes={recoveryCodes} onClose={() => setRecoveryCodes(undefined)} />
      )}
    </section>
  );
}
