import { Button } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { OpenSession } from '#modules/access/contract';
import { answered, Chip, EmptyState, ErrorPanel, RelativeTime, Skeletons, useToasts } from '#ui';
import { browserName } from './browser-name.ts';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

const keyOf = (staffId: string | undefined) => ['access', 'sessions', staffId ?? 'own'];

function SessionRow({ session, staffId }: { readonly session: OpenSession; readonly staffId?: string }) {
  const words = useSettingsWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => answered(api.access.endSession({ params: { sessionId: session.sessionId } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keyOf(staffId) });
      toasts.done(words('sessions.ended'));
    },
    onError: toasts.failed,
  });
  const { browser, system, isPhone } = browserName(session.userAgent);
  const Icon = isPhone ? IconDeviceMobile : IconDeviceDesktop;
  const name = [browser ?? words('sessions.unknown'), system].filter(Boolean).join(' · ');
  return (
    <li className={styles.row}>
      <Icon size="1.25rem" stroke={1.6} aria-hidden />
      <div>
        <div className={styles.who}>
          <strong>{name}</strong>
          {session.isCurrent ? <Chip tone="green">{words('sessions.here')}</Chip> : null}
        </div>
        <div className={styles.quiet}>
          {words(`sessions.method.${session.method}`)} · {session.address} ·{' '}
          <RelativeTime at={session.lastSeenAt} />
        </div>
      </div>
      {session.isCurrent ? null : (
        <Button
          size="compact-sm"
          loading={end.isPending}
          aria-label={words('sessions.endOf', { name })}
          onClick={() => end.mutate()}
        >
          {words('sessions.end')}
        </Button>
      )}
    </li>
  );
}

/** Where somebody is signed in, each to be ended; one's own without `staffId`. */
export function SessionsList({ staffId }: { readonly staffId?: string }) {
  const words = useSettingsWords();
  const sessions = useQuery({
    queryKey: keyOf(staffId),
    queryFn: ({ signal }) =>
      answered(
        staffId === undefined
          ? api.access.listOwnSessions({ signal })
          : api.access.listStaffSessions({ params: { staffId }, signal }),
      ),
  });
  if (sessions.error) return <ErrorPanel error={sessions.error} onRetry={() => void sessions.refetch()} />;
  if (!sessions.data) return <Skeletons rows={2} />;
  if (sessions.data.items.length === 0) {
    return (
      <EmptyState icon={IconDeviceDesktop} title={words('sessions.none')} text={words('sessions.noneText')} />
    );
  }
  return (
    <ul className={styles.list}>
      {sessions.data.items.map((session) => (
        <SessionRow
          key={session.sessionId}
          session={session}
          {...(staffId === undefined ? {} : { staffId })}
        />
      ))}
    </ul>
  );
}

export function OwnSessionsSection() {
  const words = useSettingsWords();
  return (
    <>
      <p className={styles.text}>{words('sessions.text')}</p>
      <SessionsList />
    </>
  );
}
