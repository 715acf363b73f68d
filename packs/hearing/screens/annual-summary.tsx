import { type ReactNode, useId } from 'react';
import { ErrorPanel, Skeletons, useClock, useLocaleFormat } from '#ui';
import { PTA4_HZ, pureToneAverage } from '../audiometry/pure-tone-average.ts';
import type { Ear } from '../audiometry/threshold.ts';
import { oneYearBefore, thresholdShift } from '../audiometry/threshold-shift.ts';
import { hhieS, hhieScoreOf } from '../questionnaires/hhie-s-form.ts';
import { ioiHa, ioiHaScoreOf } from '../questionnaires/ioi-ha-form.ts';
import { type RecordedAudiogram, useAudiograms } from './audiogram-queries.ts';
import { DeviceTable } from './device-table.tsx';
import styles from './hearing.module.css';
import { useRecorded } from './use-recording.ts';
import { type PaperLine, useYearOf } from './use-year-of.ts';
import { useWords } from './words/use-words.ts';

const EARS: readonly Ear[] = ['R', 'L'];
const MOST_AUDIOGRAMS = 6;

/** A year of a customer on one paper: hearing and how it changed, devices, visits, what the aids did, what is planned. */
export function AnnualSummary({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const list = useAudiograms(partyId);
  if (list.error) return <ErrorPanel error={list.error} onRetry={list.onRetry} />;
  if (list.isPending) return <Skeletons rows={8} />;
  return (
    <>
      <Part title={words('year.hearing')}>
        <HearingHistory audiograms={list.audiograms} />
        <Shift audiograms={list.audiograms} />
      </Part>
      <Part title={words('device.title')}>
        <DeviceTable partyId={partyId} />
      </Part>
      <Part title={words('year.outcomes')}>
        <Outcomes partyId={partyId} />
      </Part>
      <Year partyId={partyId} />
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const headingId = useId();
  return (
    <section className={styles.paperPart} aria-labelledby={headingId}>
      <h4 id={headingId}>{title}</h4>
      {children}
    </section>
  );
}

type AudiogramsProps = { readonly audiograms: readonly RecordedAudiogram[] };

function HearingHistory({ audiograms }: AudiogramsProps) {
  const words = useWords();
  const format = useLocaleFormat();
  if (audiograms.length === 0) return <p className={styles.quiet}>{words('empty.title')}</p>;
  const average = ({ audiogram }: RecordedAudiogram, ear: Ear) => {
    const found = pureToneAverage(audiogram.thresholds, ear, PTA4_HZ);
    if (!found) return '–';
    const level = format.number(found.dbHl, { maximumFractionDigits: 1 });
    return words(found.atLeast ? 'average.atLeast' : 'average.value', { level });
  };
  return (
    <table className={styles.averages}>
      <caption className={styles.caption}>
        {words('year.averages', { frequencies: PTA4_HZ.join(', ') })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words('year.testedOn')}</th>
          {EARS.map((ear) => (
            <th key={ear} scope="col">
              {words(`ear.${ear}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {audiograms.slice(0, MOST_AUDIOGRAMS).map((one) => (
          <tr key={one.record.measurementId}>
            <th scope="row">{format.date(one.record.takenAt)}</th>
            {EARS.map((ear) => (
              <td key={ear}>{average(one, ear)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How far the latest audiogram lies from that of a year before, and whether it must be looked into. */
function Shift({ audiograms }: AudiogramsProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const dated = audiograms.map((one) => ({
    takenAt: one.record.takenAt,
    thresholds: one.audiogram.thresholds,
  }));
  const [latest, ...others] = dated;
  const before = latest && oneYearBefore(latest, others);
  if (!latest) return null;
  if (!before) return <p className={styles.quiet}>{words('year.noneBefore')}</p>;
  const signed = (db: number) => format.number(db, { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  const shifts = EARS.map((ear) => thresholdShift(before.thresholds, latest.thresholds, ear));
  const alerts = shifts.filter(({ alertHz }) => alertHz.length > 0);
  return (
    <>
      <p>
        {words('change.since', { when: format.date(before.takenAt) })}{' '}
        {shifts
          .map(({ ear, averageDb }) =>
            averageDb === undefined
              ? words('year.notCompared', { ear: words(`ear.${ear}`) })
              : words('change.ear', { ear: words(`ear.${ear}`), change: signed(averageDb) }),
          )
          .join(words('list.comma'))}
      </p>
      {alerts.length === 0 ? <p className={styles.quiet}>{words('year.steady')}</p> : null}
      {alerts.map(({ ear, alertHz, byFrequency }) => (
        <p key={ear} className={styles.alerts}>
          {words('year.alert', {
            ear: words(`ear.${ear}`),
            changes: byFrequency
              .filter(({ frequencyHz }) => alertHz.includes(frequencyHz))
              .map(({ frequencyHz, changeDb }) => `${frequencyHz} Hz ${signed(changeDb)} dB`)
              .join(words('list.comma')),
          })}
        </p>
      ))}
      <p className={styles.quiet}>{words('year.rule')}</p>
    </>
  );
}

function Outcomes({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const format = useLocaleFormat();
  const ioi = useRecorded(partyId, ioiHa.kind.key, ioiHa.read);
  const hhie = useRecorded(partyId, hhieS.kind.key, hhieS.read);
  if (ioi.isPending || hhie.isPending) return <Skeletons rows={2} />;
  const lines = [
    ...ioi.items.flatMap(({ record, value }) => {
      const score = ioiHaScoreOf(value.answers);
      if (!score) return [];
      const mean = format.number(score.mean, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
      const text = words('outcome.ioiHa.total', { total: score.total, mean });
      return [{ key: record.measurementId, at: record.takenAt, text: `IOI-HA: ${text}` }];
    }),
    ...hhie.items.flatMap(({ record, value }) => {
      const score = hhieScoreOf(value.answers);
      if (!score) return [];
      const text = words('outcome.hhie.total', { total: score.total });
      return [{ key: record.measurementId, at: record.takenAt, text: `HHIE-S: ${text}` }];
    }),
  ].sort((a, b) => b.at.localeCompare(a.at));
  return <Lines lines={lines} none={words('outcome.none')} />;
}

function Year({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const year = useYearOf(partyId, useClock().now());
  if (year.error) return <ErrorPanel error={year.error} onRetry={year.onRetry} />;
  if (!year.data) return <Skeletons rows={4} />;
  return (
    <>
      <Part title={words('year.visits')}>
        <Lines lines={year.data.visits} none={words('year.noVisits')} />
      </Part>
      <Part title={words('year.planned')}>
        <Lines lines={year.data.planned} none={words('year.nothingPlanned')} />
      </Part>
    </>
  );
}

function Lines({ lines, none }: { readonly lines: readonly PaperLine[]; readonly none: string }) {
  const words = useWords();
  const format = useLocaleFormat();
  if (lines.length === 0) return <p className={styles.quiet}>{none}</p>;
  return (
    <ul className={styles.paperLines}>
      {lines.map(({ key, at, text }) => (
        <li key={key}>
          <span className={styles.quiet}>{at === undefined ? words('year.soon') : format.date(at)}</span>{' '}
          {text}
        </li>
      ))}
    </ul>
  );
}
