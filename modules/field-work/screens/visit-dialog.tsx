import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import type { Visit } from '#modules/field-work/contract';
import { answered, Chip, ErrorPanel, useLocaleFormat, useMay, useToasts } from '#ui';
import styles from './field-work.module.css';
import { refreshFieldWork } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';
import { ReportForm, withoutEmptyRows } from './report-form.tsx';
import { SignaturePicture } from './signature-pad.tsx';
import { VisitFields } from './visit-fields.tsx';
import { PurposeChips, statusTone } from './visit-words.tsx';

const NOWHERE = { address: '', district: '', latitude: null, longitude: null };

type VisitDialogProps = { readonly visit: Visit | undefined; readonly onClose: () => void };

/** A visit at the desk: what is planned, what was found, and what can still be changed. */
export function VisitDialog({ visit, onClose }: VisitDialogProps) {
  const words = useWords();
  return (
    <Modal
      opened={visit !== undefined}
      onClose={onClose}
      title={visit?.partyName ?? words('source')}
      size="lg"
    >
      {visit ? <Details key={`${visit.visitId}-${visit.revision}`} visit={visit} /> : null}
    </Modal>
  );
}

function Details({ visit }: { readonly visit: Visit }) {
  const words = useWords();
  const format = useLocaleFormat();
  const may = useMay();
  const [part, setPart] = useState<'plan' | 'report' | 'cancel'>();
  const isOpen = visit.status === 'planned' || visit.status === 'arrived';
  const toggle = (next: typeof part) => setPart(part === next ? undefined : next);
  return (
    <div className={styles.form}>
      <div className={styles.chips}>
        <strong>{format.date(visit.visitOn)}</strong>
        {visit.arrivesAt ? (
          <span>
            {visit.arrivesAt}–{visit.leavesAt}
          </span>
        ) : null}
        <PurposeChips purposes={visit.purposes} kind={visit.kind} />
        <Chip tone={statusTone(visit.status)}>{words(`status.${visit.status}`)}</Chip>
      </div>
      <Facts visit={visit} />
      <div className={styles.actions}>
        {may('field-work.plan') && isOpen ? (
          <Button aria-expanded={part === 'plan'} onClick={() => toggle('plan')}>
            {words('visit.plan')}
          </Button>
        ) : null}
        {may('field-work.visit') ? (
          <Button aria-expanded={part === 'report'} onClick={() => toggle('report')}>
            {words('visit.report')}
          </Button>
        ) : null}
        {may('field-work.plan') && isOpen ? (
          <Button
            color="red"
            variant="subtle"
            aria-expanded={part === 'cancel'}
            onClick={() => toggle('cancel')}
          >
            {words('visit.cancel')}
          </Button>
        ) : null}
      </div>
      {part === 'plan' ? <Plan visit={visit} /> : null}
      {part === 'report' ? <Report visit={visit} /> : null}
      {part === 'cancel' ? <Cancel visit={visit} /> : null}
      <div className={styles.actions}>
        <Link to="/customers/$partyId" params={{ partyId: visit.partyId }}>
          {words('visit.customer')}
        </Link>
        <Papers visit={visit} />
      </div>
    </div>
  );
}

/** What can be printed of a visit that was made. */
function Papers({ visit }: { readonly visit: Visit }) {
  const words = useWords();
  const { visitId, status, report } = visit;
  if (status !== 'completed') return null;
  return (
    <>
      <Link to="/field-work/visits/$visitId/report" params={{ visitId }}>
        {words('paper.report.print')}
      </Link>
      {report.training.attendees.length > 0 ? (
        <Link to="/field-work/visits/$visitId/certificates" params={{ visitId }}>
          {words('paper.certificates')}
        </Link>
      ) : null}
    </>
  );
}

function Facts({ visit }: { readonly visit: Visit }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { report } = visit;
  return (
    <>
      {visit.arrivedAt ? (
        <p className={styles.quiet}>{words('visit.arrivedAt', { time: format.dateTime(visit.arrivedAt) })}</p>
      ) : null}
      {visit.endedAt ? (
        <p className={styles.quiet}>{words('visit.endedAt', { time: format.dateTime(visit.endedAt) })}</p>
      ) : null}
      {visit.reason ? <p className={styles.note}>{visit.reason}</p> : null}
      {report.findings === '' ? null : <p className={styles.note}>{report.findings}</p>}
      {report.checklist.some(({ result }) => result !== null) ? (
        <ul className={styles.plain}>
          {report.checklist.map(({ item, result, remark }) => (
            <li key={item}>
              {item}: {result === null ? '–' : words(`report.result.${result}`)} {remark}
            </li>
          ))}
        </ul>
      ) : null}
      {report.parts.length > 0 ? (
        <p>
          {words('report.parts')}:{' '}
          {report.parts.map(({ name, quantity }) => `${name} × ${quantity}`).join(', ')}
        </p>
      ) : null}
      {visit.photoIds.length > 0 ? (
        <p className={styles.quiet}>{words('visit.photos', { count: visit.photoIds.length })}</p>
      ) : null}
      {visit.signature ? <SignaturePicture signature={visit.signature} /> : null}
    </>
  );
}

/** Changes go to everybody's lists, and to the phone of who goes there. */
function useChange(visit: Visit, change: () => Promise<Visit>, done: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: change,
    onSuccess: () => toasts.done(done),
    onSettled: () => refreshFieldWork(client, visit.partyId),
  });
}

function Plan({ visit }: { readonly visit: Visit }) {
  const words = useWords();
  const { visitId, revision, purposes, kind, visitOn, technicianId, window } = visit;
  const { serviceMinutes, priority, skills, instructions } = visit;
  const [value, setValue] = useState({
    purposes,
    kind,
    visitOn,
    technicianId,
    window,
    serviceMinutes,
    priority,
    skills,
    instructions,
    place: visit.place ?? NOWHERE,
  });
  const save = useChange(
    visit,
    () => answered(api.fieldWork.changeVisit({ params: { visitId }, body: { revision, ...value } })),
    words('visit.saved'),
  );
  return (
    <section aria-label={words('visit.plan')} className={styles.form}>
      <VisitFields branchId={visit.branchId} value={value} onChange={setValue} />
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <Button
        variant="filled"
        disabled={value.purposes.length === 0 || value.visitOn === ''}
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        {words('visit.save')}
      </Button>
    </section>
  );
}

function Report({ visit }: { readonly visit: Visit }) {
  const words = useWords();
  const [report, setReport] = useState(visit.report);
  const { visitId, revision } = visit;
  const save = useChange(
    visit,
    () =>
      answered(
        api.fieldWork.reportVisit({
          params: { visitId },
          body: { revision, report: withoutEmptyRows(report) },
        }),
      ),
    words('visit.saved'),
  );
  return (
    <section aria-label={words('visit.report')} className={styles.form}>
      <ReportForm purposes={visit.purposes} report={report} onChange={setReport} />
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <Button variant="filled" loading={save.isPending} onClick={() => save.mutate()}>
        {words('visit.save')}
      </Button>
    </section>
  );
}

function Cancel({ visit }: { readonly visit: Visit }) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const { visitId, revision } = visit;
  const cancel = useChange(
    visit,
    () => answered(api.fieldWork.cancelVisit({ params: { visitId }, body: { revision, reason } })),
    words('visit.cancelled'),
  );
  return (
    <section aria-label={words('visit.cancel')} className={styles.form}>
      <Textarea
        label={words('visit.cancelReason')}
        required
        autosize
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {cancel.error ? <ErrorPanel error={cancel.error} /> : null}
      <Button
        color="red"
        disabled={reason.trim() === ''}
        loading={cancel.isPending}
        onClick={() => cancel.mutate()}
      >
        {words('visit.cancel')}
      </Button>
    </section>
  );
}
