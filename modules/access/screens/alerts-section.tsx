import { Button } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { Alert } from '#modules/access/contract';
import {
  answered,
  Chip,
  EmptyState,
  ErrorPanel,
  RelativeTime,
  Skeletons,
  useKeysetList,
  useToasts,
} from '#ui';
import styles from './settings.module.css';
import { alertsKey } from './use-open-alerts.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

function AlertRow({ alert }: { readonly alert: Alert }) {
  const words = useSettingsWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: () => answered(api.access.acknowledgeAlert({ params: { alertId: alert.alertId } })),
    onSuccess: () => client.invalidateQueries({ queryKey: alertsKey }),
    onError: toasts.failed,
  });
  const { reason, failures } = alert.detail;
  return (
    <li className={styles.row}>
      <IconAlertTriangle size="1.25rem" stroke={1.6} aria-hidden />
      <div>
        <div className={styles.who}>
          <strong>
            {words(`alerts.kind.${alert.kind}`, { name: alert.staffName, count: Number(failures ?? 0) })}
          </strong>
          {alert.acknowledgedAt === null ? <Chip tone="amber">{words('alerts.open')}</Chip> : null}
        </div>
        {typeof reason === 'string' ? <div>{reason}</div> : null}
        <div className={styles.quiet}>
          <RelativeTime at={alert.at} />
          {alert.acknowledgedByName === null
            ? null
            : ` · ${words('alerts.seenBy', { name: alert.acknowledgedByName })}`}
        </div>
      </div>
      {alert.acknowledgedAt === null ? (
        <Button size="compact-sm" loading={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
          {words('alerts.acknowledge')}
        </Button>
      ) : null}
    </li>
  );
}

/** Emergencies and attacks on sign-ins, for those who answer for them. */
export function AlertsSection() {
  const words = useSettingsWords();
  const list = useKeysetList({
    queryKey: alertsKey,
    askPage: ({ cursor, signal }) => api.access.listAlerts({ query: { cursor }, signal }),
  });
  return (
    <>
      <p className={styles.text}>{words('alerts.text')}</p>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={3} /> : null}
      {list.rows?.length === 0 ? (
        <EmptyState icon={IconShieldCheck} title={words('alerts.none')} text={words('alerts.noneText')} />
      ) : null}
      <ul className={styles.list}>
        {list.rows?.map((alert) => (
          <AlertRow key={alert.alertId} alert={alert} />
        ))}
      </ul>
      {list.hasMore ? (
        <div className={styles.foot}>
          <Button onClick={list.onLoadMore} loading={list.isLoadingMore}>
            {words('audit.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
