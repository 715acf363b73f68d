import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { ApiKey } from '#modules/access/contract';
import {
  answered,
  Chip,
  ConfirmDestructive,
  EmptyState,
  ErrorPanel,
  RelativeTime,
  Skeletons,
  useLocaleFormat,
  useNow,
} from '#ui';
import { useWords } from './messages/use-words.ts';
import { NewApiKeyDialog } from './new-api-key-dialog.tsx';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

const apiKeysKey = ['access', 'api-keys'];

function KeyState({ apiKey }: { readonly apiKey: ApiKey }) {
  const words = useSettingsWords();
  const now = useNow();
  if (apiKey.revokedAt !== null) return <Chip tone="amber">{words('apiKeys.revoked')}</Chip>;
  const isExpired = apiKey.expiresAt !== null && new Date(apiKey.expiresAt) <= now;
  return isExpired ? <Chip tone="amber">{words('apiKeys.expired')}</Chip> : null;
}

function KeyRow({ apiKey, onRevoke }: { readonly apiKey: ApiKey; readonly onRevoke: () => void }) {
  const words = useSettingsWords();
  const roleWords = useWords();
  const format = useLocaleFormat();
  return (
    <li className={styles.row}>
      <IconKey size="1.25rem" stroke={1.6} aria-hidden />
      <div>
        <div className={styles.who}>
          <strong>{apiKey.name}</strong>
          <code className={styles.quiet}>{apiKey.tokenStart}…</code>
          {apiKey.roles.map((role) => (
            <Chip key={role}>{roleWords(`role.${role}`)}</Chip>
          ))}
          <KeyState apiKey={apiKey} />
        </div>
        <div className={styles.quiet}>{apiKey.scopes.join(', ')}</div>
        <div className={styles.quiet}>
          {apiKey.lastUsedAt === null ? (
            words('apiKeys.unused')
          ) : (
            <>
              {words('apiKeys.used')} <RelativeTime at={apiKey.lastUsedAt} />
            </>
          )}
          {' · '}
          {apiKey.expiresAt === null
            ? words('apiKeys.forever')
            : words('apiKeys.until', { date: format.date(apiKey.expiresAt) })}
        </div>
      </div>
      {apiKey.revokedAt === null ? (
        <Button
          size="compact-sm"
          aria-label={words('apiKeys.revokeOf', { name: apiKey.name })}
          onClick={onRevoke}
        >
          {words('apiKeys.revoke')}
        </Button>
      ) : null}
    </li>
  );
}

/** Keys by which programs use the API, each with its own reach. */
export function ApiKeysSection() {
  const words = useSettingsWords();
  const client = useQueryClient();
  const [isAdding, setIsAdding] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  const keys = useQuery({
    queryKey: apiKeysKey,
    queryFn: ({ signal }) => answered(api.access.listApiKeys({ signal })),
  });
  const refresh = () => client.invalidateQueries({ queryKey: apiKeysKey });
  const revoke = useMutation({
    mutationFn: (apiKeyId: string) => answered(api.access.revokeApiKey({ params: { apiKeyId } })),
    onSuccess: refresh,
  });
  return (
    <>
      <p className={styles.text}>{words('apiKeys.text')}</p>
      {keys.error ? <ErrorPanel error={keys.error} onRetry={() => void keys.refetch()} /> : null}
      {keys.isPending ? <Skeletons rows={3} /> : null}
      {keys.data?.items.length === 0 ? (
        <EmptyState icon={IconKey} title={words('apiKeys.none')} text={words('apiKeys.noneText')} />
      ) : null}
      <ul className={styles.list}>
        {keys.data?.items.map((apiKey) => (
          <KeyRow key={apiKey.apiKeyId} apiKey={apiKey} onRevoke={() => setRevoking(apiKey)} />
        ))}
      </ul>
      <div className={styles.foot}>
        <Button variant="filled" onClick={() => setIsAdding(true)}>
          {words('apiKeys.add')}
        </Button>
      </div>
      {isAdding ? <NewApiKeyDialog onMade={() => void refresh()} onClose={() => setIsAdding(false)} /> : null}
      <ConfirmDestructive
        isOpen={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={words('apiKeys.revokeOf', { name: revoking?.name ?? '' })}
        actionLabel={words('apiKeys.revoke')}
        onConfirm={async () => {
          if (revoking) await revoke.mutateAsync(revoking.apiKeyId);
        }}
      >
        {words('apiKeys.revokeText')}
      </ConfirmDestructive>
    </>
  );
}
