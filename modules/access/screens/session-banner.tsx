import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '#contract';
import { answered, useClock, useLocaleFormat, useNow, useToasts } from '#ui';
import styles from './banner.module.css';
import { useWords } from './messages/use-words.ts';
import { keepSession } from './session-query.ts';
import { useKnownSession } from './use-known-session.ts';

/** When a time is over the server shows other things: ask for everything anew. */
function useRefreshAt(endsAt: string | undefined): void {
  const client = useQueryClient();
  const clock = useClock();
  useEffect(() => {
    if (endsAt === undefined) return;
    const wait = Math.max(0, new Date(endsAt).getTime() - clock.now().getTime()) + 1000;
    const timer = setTimeout(() => void client.invalidateQueries(), wait);
    return () => clearTimeout(timer);
  }, [endsAt, client, clock]);
}

function EyesBanner({
  name,
  administratorName,
  endsAt,
}: {
  name: string;
  administratorName: string;
  endsAt: string;
}) {
  const words = useWords();
  const toasts = useToasts();
  const format = useLocaleFormat();
  useRefreshAt(endsAt);
  const stop = useMutation({
    mutationFn: () => answered(api.access.endImpersonation()),
    // Nothing that was shown through the other's eyes may stay.
    onSuccess: () => window.location.assign('/'),
    onError: toasts.failed,
  });
  return (
    <aside className={styles.eyes} aria-label={words('eyes.banner')}>
      <span>{words('eyes.text', { name, administratorName, time: format.time(endsAt) })}</span>
      <Button size="compact-sm" loading={stop.isPending} onClick={() => stop.mutate()}>
        {words('eyes.stop')}
      </Button>
    </aside>
  );
}

function EmergencyBanner({ endsAt }: { endsAt: string }) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const minutes = Math.max(1, Math.ceil((new Date(endsAt).getTime() - useNow(15).getTime()) / 60_000));
  useRefreshAt(endsAt);
  const stop = useMutation({
    mutationFn: () => answered(api.access.endEmergencyAccess()),
    onSuccess: (session) => {
      keepSession(client, session);
      void client.invalidateQueries();
    },
    onError: toasts.failed,
  });
  return (
    <aside className={styles.emergency} aria-label={words('emergency.banner')}>
      <span>{words('emergency.running', { count: minutes })}</span>
      <Button size="compact-sm" loading={stop.isPending} onClick={() => stop.mutate()}>
        {words('emergency.stop')}
      </Button>
    </aside>
  );
}

/** Says, above everything, when what is shown is not what the person would usually see. */
export function SessionBanner() {
  const session = useKnownSession();
  if (session?.impersonation) {
    return <EyesBanner name={session.staff?.displayName ?? ''} {...session.impersonation} />;
  }
  return session?.emergencyEndsAt ? <EmergencyBanner endsAt={session.emergencyEndsAt} /> : null;
}
