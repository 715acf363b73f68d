import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Visit } from '#modules/field-work/contract';
import { ErrorPanel, PageHeader, PrintSheet, Skeletons, useLocaleFormat } from '#ui';
import { PaperHead, PaperSignatures, PaperTable, PrintButton } from '#ui/components/paper.tsx';
import styles from './field-work.module.css';
import { useVisit } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';
import { SignaturePicture } from './signature-pad.tsx';

type PaperPageProps = { readonly title: string; readonly children: (visit: Visit) => ReactNode };

function PaperPage({ title, children }: PaperPageProps) {
  const words = useWords();
  const { visitId = '' } = useParams({ strict: false });
  const query = useVisit(visitId);
  const { data: visit } = query;
  return (
    <>
      <PageHeader
        title={title}
        trail={
          visit ? (
            <Link to="/customers/$partyId" params={{ partyId: visit.partyId }}>
              {visit.partyName}
            </Link>
          ) : (
            <Link to="/field-work">{words('place')}</Link>
          )
        }
        actions={<PrintButton>{words('paper.print')}</PrintButton>}
      />
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {visit ? children(visit) : <Skeletons rows={8} />}
    </>
  );
}

/** The report a customer gets of a visit: of an installation, an inspection, a repair or a training. */
export function VisitReportPage() {
  const words = useWords();
  return <PaperPage title={words('paper.report.visit')}>{(visit) => <Report visit={visit} />}</PaperPage>;
}

/** What the visit was first of all for names its report. */
function titleOf({ purposes }: Visit): 'installation' | 'inspection' | 'visit' {
  if (purposes.includes('installation')) return 'installation';
  return purposes.includes('inspection') ? 'inspection' : 'visit';
}

function useItems(visit: Visit) {
  const words = useWords();
  const format = useLocaleFormat();
  const { partyName, partyNumber, place, visitOn, arrivedAt, endedAt, technicianName, purposes } = visit;
  const instants = [arrivedAt, endedAt].flatMap((at) => (at === null ? [] : [format.time(at)]));
  const times = [...new Set(instants)].join('–');
  return [
    { key: words('paper.customer'), value: `${partyName} ${partyNumber}` },
    { key: words('visit.address'), value: [place?.district, place?.address].filter(Boolean).join(' ') },
    { key: words('paper.day'), value: `${format.date(visitOn)} ${times}`.trim() },
    { key: words('visit.by'), value: technicianName ?? '' },
    { key: words('purposes'), value: purposes.map((purpose) => words(`purpose.${purpose}`)).join(' · ') },
  ];
}

function Report({ visit }: { readonly visit: Visit }) {
  const words = useWords();
  const title = words(`paper.report.${titleOf(visit)}`);
  const items = useItems(visit);
  const { report, signature, technicianName, photoIds } = visit;
  const { checklist, readings, parts, findings, training } = report;
  const passed = (value: boolean | null) =>
    value === null ? '' : words(value ? 'paper.passed' : 'paper.notPassed');
  return (
    <PrintSheet label={title}>
      <PaperHead title={title} items={items} />
      {checklist.length > 0 ? (
        <PaperTable
          head={[words('report.checklist'), words('paper.result'), words('paper.remark')]}
          rows={checklist.map(({ item, result, remark }) => ({
            key: item,
            cells: [item, result === null ? '–' : words(`report.result.${result}`), remark],
          }))}
        />
      ) : null}
      {readings.length > 0 ? (
        <PaperTable
          head={[words('report.readings'), words('paper.value')]}
          rows={readings.map(({ name, value, unit }, index) => ({
            key: `${index} ${name}`,
            cells: [name, `${value} ${unit}`],
          }))}
        />
      ) : null}
      {parts.length > 0 ? (
        <PaperTable
          head={[words('report.parts'), words('paper.quantity')]}
          rows={parts.map(({ name, quantity }, index) => ({
            key: `${index} ${name}`,
            cells: [name, quantity],
          }))}
        />
      ) : null}
      {findings === '' ? null : (
        <>
          <h3>{words('report.findings')}</h3>
          <p className={styles.note}>{findings}</p>
        </>
      )}
      {training.attendees.length > 0 ? (
        <PaperTable
          head={[`${words('report.training')} ${training.topic}`, words('paper.result')]}
          rows={training.attendees.map((one, index) => ({
            key: `${index} ${one.name}`,
            cells: [one.name, passed(one.passed)],
          }))}
        />
      ) : null}
      {photoIds.length > 0 ? (
        <p className={styles.quiet}>{words('report.photoCount', { count: photoIds.length })}</p>
      ) : null}
      <PaperSignatures
        signatures={[
          {
            label: words('paper.customerSigns'),
            signed: signature ? <SignaturePicture signature={signature} /> : null,
          },
          { label: words('paper.weSign'), signed: technicianName },
        ]}
      />
    </PrintSheet>
  );
}

/** A certificate for each who was trained on a visit, each on a page of its own. */
export function TrainingCertificatesPage() {
  const words = useWords();
  return (
    <PaperPage title={words('paper.certificates')}>{(visit) => <Certificates visit={visit} />}</PaperPage>
  );
}

function Certificates({ visit }: { readonly visit: Visit }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { training } = visit.report;
  // Who did not pass is not told that they did.
  const attendees = training.attendees.filter(({ passed }) => passed !== false);
  if (attendees.length === 0) return <p className={styles.quiet}>{words('paper.noCertificate')}</p>;
  return (
    <PrintSheet label={words('paper.certificates')}>
      {attendees.map(({ name, passed }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name, and the list is never reordered
        <section key={index} className={styles.certificate}>
          <PaperHead
            title={words(passed ? 'paper.certificate' : 'paper.attendance')}
            items={[
              { key: words('paper.name'), value: name },
              { key: words('report.topic'), value: training.topic },
              { key: words('paper.day'), value: format.date(visit.visitOn) },
              { key: words('paper.result'), value: passed ? words('paper.passed') : '' },
              { key: words('paper.customer'), value: visit.partyName },
            ]}
          />
          <PaperSignatures
            signatures={[
              { label: words('paper.trainer'), signed: visit.technicianName },
              { label: words('paper.stamp') },
            ]}
          />
        </section>
      ))}
    </PrintSheet>
  );
}
