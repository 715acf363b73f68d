import { Alert, Button, Textarea } from '@mantine/core';
import { IconMapPin, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { missingIn, type VisitReport } from '#modules/field-work/contract';
import { Card, Chip, formatPhone, useClock, useLocaleFormat } from '#ui';
import styles from './field-work.module.css';
import { useWords } from './messages/use-words.ts';
import { deviceDay } from './offline/device-day.ts';
import type { DeviceVisit } from './offline/device-entry.ts';
import type { OwnDay } from './offline/use-device-day.ts';
import { PhotoButton } from './photo-button.tsx';
import { ReportForm, withoutEmptyRows } from './report-form.tsx';
import { SignaturePad, SignaturePicture } from './signature-pad.tsx';
import { PurposeChips } from './visit-words.tsx';

type OwnVisitProps = {
  readonly entry: DeviceVisit;
  readonly day: OwnDay;
  readonly onDecide: () => void;
};

/** One visit, from arrival to closing. All that is written is kept on the device at once. */
export function OwnVisit({ entry, day, onDecide }: OwnVisitProps) {
  const words = useWords();
  const { visit } = entry;
  const isOver = visit.status === 'completed' || visit.status === 'not-met' || entry.ended !== null;
  const refusal = day.actions.find(
    ({ visitId, refusal: told }) => visitId === entry.visitId && told,
  )?.refusal;
  return (
    <>
      {entry.theirs ? (
        <Alert color="red" title={words('conflict.title')}>
          <Button onClick={onDecide}>{words('conflict.open')}</Button>
        </Alert>
      ) : null}
      {refusal ? (
        <Alert color="red" title={words('mine.failed', { why: refusal.title })}>
          <div className={styles.actions}>
            <Button onClick={() => void deviceDay.tryAgain(entry.visitId).then(day.sync)}>
              {words('mine.retry')}
            </Button>
            <Button
              variant="subtle"
              color="red"
              onClick={() => void deviceDay.giveUp(entry, visit).then(day.sync)}
            >
              {words('mine.drop')}
            </Button>
          </div>
        </Alert>
      ) : null}
      <Where entry={entry} day={day} isOver={isOver} />
      {visit.status === 'cancelled' && entry.ended === null ? (
        <Alert color="gray" title={words('conflict.cancelled', { reason: visit.reason ?? '' })} />
      ) : isOver ? (
        <Over entry={entry} />
      ) : (
        <Report entry={entry} day={day} />
      )}
    </>
  );
}

function Where({ entry, day, isOver }: Pick<OwnVisitProps, 'entry' | 'day'> & { readonly isOver: boolean }) {
  const words = useWords();
  const format = useLocaleFormat();
  const clock = useClock();
  const { visit } = entry;
  const { place } = visit;
  const address = [place?.district, place?.address].filter(Boolean).join(' ');
  const onMap =
    place?.latitude != null && place.longitude != null
      ? `geo:${place.latitude},${place.longitude}`
      : `geo:0,0?q=${encodeURIComponent(address)}`;
  return (
    <Card>
      <div className={styles.form}>
        <div className={styles.chips}>
          <PurposeChips purposes={visit.purposes} kind={visit.kind} />
          {visit.arrivesAt ? (
            <Chip>
              {visit.arrivesAt}–{visit.leavesAt}
            </Chip>
          ) : null}
          {visit.window ? (
            <Chip tone="amber">
              {words('day.window', { from: visit.window.from, until: visit.window.until })}
            </Chip>
          ) : null}
        </div>
        {visit.instructions === '' ? null : <p className={styles.note}>{visit.instructions}</p>}
        <div className={styles.actions}>
          {address === '' ? (
            <span className={styles.quiet}>{words('day.noAddress')}</span>
          ) : (
            <a className={styles.way} href={onMap} aria-label={`${words('mine.map')}: ${address}`}>
              <IconMapPin size="1.125rem" aria-hidden />
              {address}
            </a>
          )}
          {visit.phone ? (
            <a className={styles.way} href={`tel:${visit.phone}`}>
              <IconPhone size="1.125rem" aria-hidden />
              {words('mine.call', { phone: formatPhone(visit.phone) })}
            </a>
          ) : null}
        </div>
        {entry.arrivedAt !== null ? (
          <p className={styles.quiet}>{words('mine.arrived', { time: format.time(entry.arrivedAt) })}</p>
        ) : isOver || visit.status === 'cancelled' ? null : (
          <Button
            variant="filled"
            size="md"
            onClick={() => void deviceDay.noteArrival(entry, clock.now().toISOString()).then(day.sync)}
          >
            {words('mine.arrive')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Report({ entry, day }: Pick<OwnVisitProps, 'entry' | 'day'>) {
  const words = useWords();
  const clock = useClock();
  const [report, setReport] = useState(entry.draft);
  const [seen, setSeen] = useState(entry.draft);
  // What the desk wrote meanwhile, or what was decided, comes in from outside.
  if (seen !== entry.draft && JSON.stringify(seen) !== JSON.stringify(entry.draft)) {
    setSeen(entry.draft);
    setReport(entry.draft);
  }
  const photos =
    entry.visit.photoIds.length +
    day.actions.filter(({ visitId, kind }) => visitId === entry.visitId && kind === 'photo').length;
  const now = () => clock.now().toISOString();
  const write = (next: VisitReport) => {
    setReport(next);
    const draft = withoutEmptyRows(next);
    setSeen(draft);
    void deviceDay.noteReport(entry, draft, now());
  };
  const missing = missingIn(entry.visit.purposes, withoutEmptyRows(report), entry.signature);
  const mustSign = entry.visit.purposes.some((purpose) => purpose === 'installation' || purpose === 'repair');
  return (
    <>
      <Card title={words('visit.report')}>
        <ReportForm purposes={entry.visit.purposes} report={report} onChange={write} />
      </Card>
      <Card title={words('report.photos')} aside={words('report.photoCount', { count: photos })}>
        <PhotoButton
          onTaken={(photo) =>
            void deviceDay
              .notePhoto(entry, photo, `${entry.visit.visitOn}-${photos + 1}.jpg`, now())
              .then(day.sync)
          }
        />
      </Card>
      <Card title={words('report.signature')} aside={mustSign ? undefined : words('report.optional')}>
        <SignaturePad
          signature={entry.signature}
          name={entry.visit.partyName}
          onChange={(signature) => void deviceDay.noteSignature(entry, signature, now())}
        />
      </Card>
      <Card>
        <div className={styles.form}>
          {missing.length > 0 ? (
            <p className={styles.quiet} role="status">
              {words('mine.missing', {
                what: missing.map((what) => words(`mine.missingWhat.${what}`)).join(' · '),
              })}
            </p>
          ) : null}
          <Button
            variant="filled"
            size="md"
            disabled={missing.length > 0 || entry.theirs !== null}
            onClick={() =>
              void deviceDay.noteEnd(entry, { outcome: 'completed', at: now(), reason: '' }).then(day.sync)
            }
          >
            {words('mine.complete')}
          </Button>
          <NotMet entry={entry} day={day} />
        </div>
      </Card>
    </>
  );
}

function NotMet({ entry, day }: Pick<OwnVisitProps, 'entry' | 'day'>) {
  const words = useWords();
  const clock = useClock();
  const [isOpen, open] = useState(false);
  const [reason, setReason] = useState('');
  if (!isOpen) {
    return (
      <Button variant="subtle" onClick={() => open(true)}>
        {words('mine.notMet')}
      </Button>
    );
  }
  const at = () => clock.now().toISOString();
  return (
    <div className={styles.form}>
      <Textarea
        label={words('mine.notMetReason')}
        maxLength={500}
        autosize
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        disabled={reason.trim() === '' || entry.theirs !== null}
        onClick={() =>
          void deviceDay
            .noteEnd(entry, { outcome: 'not-met', at: at(), reason: reason.trim() })
            .then(day.sync)
        }
      >
        {words('mine.notMet')}
      </Button>
    </div>
  );
}

function Over({ entry }: { readonly entry: DeviceVisit }) {
  const words = useWords();
  const status = entry.ended?.outcome ?? entry.visit.status;
  const isSent = entry.visit.status === status;
  const { findings } = entry.draft;
  return (
    <Card title={words(`status.${status}`)}>
      <div className={styles.form}>
        {isSent ? null : <p role="status">{words('mine.completed')}</p>}
        {findings === '' ? null : <p className={styles.note}>{findings}</p>}
        {entry.signature ? <SignaturePicture signature={entry.signature} /> : null}
      </div>
    </Card>
  );
}
