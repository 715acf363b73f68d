import { Alert, Button } from '@mantine/core';
import { IconCar, IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Chip, EmptyState, PageHeader, useClock, useLocaleFormat, useUrlState } from '#ui';
import { ConflictDialog } from './conflict-dialog.tsx';
import styles from './field-work.module.css';
import { useWords } from './messages/use-words.ts';
import { deviceDay } from './offline/device-day.ts';
import type { DeviceVisit } from './offline/device-entry.ts';
import { keepShell } from './offline/keep-shell.ts';
import { type OwnDay, useDeviceDay } from './offline/use-device-day.ts';
import { OwnVisit } from './own-visit.tsx';
import { PurposeChips, statusTone } from './visit-words.tsx';

/** One's own visits of today: made for a phone, and for places without a connection. */
export function MyVisitsPage() {
  const words = useWords();
  const format = useLocaleFormat();
  const clock = useClock();
  const day = useDeviceDay();
  const [visitId, choose] = useUrlState('visit', { push: true });
  const [deciding, decide] = useState<DeviceVisit>();
  const [isKept, setKept] = useState<boolean>();
  useEffect(() => {
    void keepShell().then(setKept);
  }, []);
  const open = day.visits.find((entry) => entry.visitId === visitId);
  const settle = (work: Promise<void>) => {
    decide(undefined);
    void work.then(day.sync);
  };
  return (
    <div className={styles.phone}>
      <PageHeader
        title={open ? open.visit.partyName : words('mine.title')}
        summary={
          open ? undefined : words('mine.summary', { date: format.date(day.today), count: day.visits.length })
        }
        trail={
          open ? (
            <button type="button" className={styles.back} onClick={() => choose(undefined)}>
              {words('mine.back')}
            </button>
          ) : undefined
        }
      />
      <Connection day={day} isKept={isKept} />
      {day.isUnkept ? <Unkept /> : null}
      {open ? (
        <OwnVisit key={open.visitId} entry={open} day={day} onDecide={() => decide(open)} />
      ) : (
        <VisitList day={day} onOpen={choose} />
      )}
      <ConflictDialog
        entry={deciding}
        onClose={() => decide(undefined)}
        onDecided={(entry) => settle(deviceDay.noteDecision(entry, clock.now().toISOString()))}
        onGiveUp={(entry) => entry.theirs && settle(deviceDay.giveUp(entry, entry.theirs))}
      />
    </div>
  );
}

/** The device had no room: what was typed last is in this page alone. */
function Unkept() {
  const words = useWords();
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  return (
    <Alert color="red" role="alert" title={words('mine.unkept')}>
      {words('mine.unkeptText')}
    </Alert>
  );
}

/** Whether there is a connection, and what waits for one. */
function Connection({ day, isKept }: { readonly day: OwnDay; readonly isKept: boolean | undefined }) {
  const words = useWords();
  const format = useLocaleFormat();
  const waiting = day.actions.length;
  const Icon = !day.isOnline ? IconCloudOff : waiting > 0 ? IconCloudUp : IconCloudCheck;
  return (
    <div className={styles.connection} data-waiting={waiting > 0 || !day.isOnline || undefined}>
      <Icon size="1.125rem" aria-hidden />
      <span role="status">
        {words(day.isOnline ? 'mine.online' : 'mine.offline')}
        {waiting > 0 ? ` · ${words('mine.waiting', { count: waiting })}` : ''}
        {waiting === 0 && day.outcome === 'sent' ? ` · ${words('mine.sent')}` : ''}
      </span>
      {day.refreshedAt === undefined ? null : (
        <span className={styles.quiet}>
          {words('mine.refreshed', { time: format.time(day.refreshedAt) })}
        </span>
      )}
      {waiting > 0 && day.isOnline ? (
        <Button size="compact-sm" loading={day.outcome === 'sending'} onClick={day.sync}>
          {words('mine.send')}
        </Button>
      ) : null}
      {isKept === undefined || !day.isOnline ? null : (
        <span className={styles.quiet}>{words(isKept ? 'mine.ready' : 'mine.noShell')}</span>
      )}
    </div>
  );
}

function VisitList({ day, onOpen }: { readonly day: OwnDay; readonly onOpen: (visitId: string) => void }) {
  const words = useWords();
  if (day.visits.length === 0 && day.refreshedAt !== undefined) {
    return <EmptyState icon={IconCar} title={words('mine.empty.title')} text={words('mine.empty.text')} />;
  }
  return (
    <ol className={styles.list}>
      {day.visits.map((entry) => (
        <li key={entry.visitId}>
          <VisitCard entry={entry} day={day} onOpen={() => onOpen(entry.visitId)} />
        </li>
      ))}
    </ol>
  );
}

function VisitCard({
  entry,
  day,
  onOpen,
}: {
  readonly entry: DeviceVisit;
  readonly day: OwnDay;
  readonly onOpen: () => void;
}) {
  const words = useWords();
  const { visit } = entry;
  const status =
    entry.ended?.outcome ?? (entry.arrivedAt && visit.status === 'planned' ? 'arrived' : visit.status);
  const waits = day.actions.some(({ visitId }) => visitId === entry.visitId);
  return (
    <button type="button" className={styles.card} onClick={onOpen}>
      <span className={styles.cardTime}>
        {visit.arrivesAt ?? visit.window?.from ?? '–'}
        {visit.window ? (
          <span className={styles.quiet}>
            {words('day.window', { from: visit.window.from, until: visit.window.until })}
          </span>
        ) : null}
      </span>
      <span className={styles.cardWords}>
        <strong>{visit.partyName}</strong>
        <span className={styles.quiet}>
          {[visit.place?.district, visit.place?.address].filter(Boolean).join(' ') || words('day.noAddress')}
        </span>
        <span className={styles.chips}>
          <PurposeChips purposes={visit.purposes} kind={visit.kind} />
          <Chip tone={statusTone(status)}>{words(`status.${status}`)}</Chip>
          {entry.theirs ? <Chip tone="vermilion">{words('conflict.title')}</Chip> : null}
          {waits ? <Chip tone="amber">{words('mine.kept')}</Chip> : null}
        </span>
      </span>
    </button>
  );
}
