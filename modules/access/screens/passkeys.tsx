import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconFingerprint, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Passkey } from '#modules/access/contract';
import { answered, RelativeTime, useToasts } from '#ui';
import { browserName } from './browser-name.ts';
import { ConfirmWithPassword } from './confirm-with-password.tsx';
import { ownSecurityKey } from './own-security-key.ts';
import { knowsPasskeys, makePasskey } from './passkey-browser.ts';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

function PasskeyRow({ passkey }: { readonly passkey: Passkey }) {
  const words = useSettingsWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => answered(api.access.removePasskey({ params: { passkeyId: passkey.passkeyId } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ownSecurityKey }),
    onError: toasts.failed,
  });
  return (
    <li className={styles.row}>
      <IconFingerprint size="1.25rem" stroke={1.6} aria-hidden />
      <div>
        <strong>{passkey.name}</strong>
        <div className={styles.quiet}>
          {passkey.lastUsedAt === null ? words('passkeys.unused') : <RelativeTime at={passkey.lastUsedAt} />}
        </div>
      </div>
      <ActionIcon
        aria-label={words('passkeys.remove', { name: passkey.name })}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <IconTrash size="1.125rem" stroke={1.7} />
      </ActionIcon>
    </li>
  );
}

/** Signing in with the fingerprint, face or key of a device. */
export function Passkeys({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  const words = useSettingsWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const own = browserName(navigator.userAgent);
  const [name, setName] = useState([own.browser, own.system].filter(Boolean).join(' · '));
  const [isAsking, setIsAsking] = useState(false);
  const add = async (password: string) => {
    const { options } = await answered(api.access.startPasskey({ body: { password } }));
    const answer = await makePasskey(options);
    if (answer === undefined) return;
    await answered(api.access.addPasskey({ body: { name, answer } }));
    await client.invalidateQueries({ queryKey: ownSecurityKey });
    toasts.done(words('passkeys.added'));
  };
  return (
    <section className={styles.part} aria-label={words('passkeys.title')}>
      <h3 className={styles.partTitle}>{words('passkeys.title')}</h3>
      <p className={styles.text}>{words(knowsPasskeys() ? 'passkeys.text' : 'passkeys.unknown')}</p>
      <ul className={styles.list}>
        {passkeys.map((passkey) => (
          <PasskeyRow key={passkey.passkeyId} passkey={passkey} />
        ))}
      </ul>
      {knowsPasskeys() ? (
        <div className={styles.inline}>
          <TextInput
            label={words('passkeys.name')}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button disabled={name.trim() === ''} onClick={() => setIsAsking(true)}>
            {words('passkeys.add')}
          </Button>
        </div>
      ) : null}
      {isAsking ? (
        <ConfirmWithPassword
          title={words('passkeys.add')}
          onConfirm={add}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </section>
  );
}
