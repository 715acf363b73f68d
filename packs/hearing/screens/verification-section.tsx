import { Button } from '@mantine/core';
import { IconEarScan, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Card, EmptyState, ErrorPanel, Skeletons, useLocaleFormat, useMay } from '#ui';
import {
  readVerification,
  VERIFICATION_KIND,
  type Verification,
  verifiedEar,
} from '../prescription/verification.ts';
import { useAudiograms } from './audiogram-queries.ts';
import styles from './hearing.module.css';
import { RecdCards, useRecds } from './recd-cards.tsx';
import { RecdEntry } from './recd-entry.tsx';
import { type Recorded, useRecorded } from './use-recording.ts';
import { VerificationEntry } from './verification-entry.tsx';
import { VerificationTable } from './verification-table.tsx';
import { useWords } from './words/use-words.ts';

/** Whether what was fitted reaches its target, and how ears differ from the coupler: the latest, those before, entering one. */
export function VerificationSection({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const mayWrite = useMay()('measurements.write');
  const [entering, setEntering] = useState<'verification' | 'recd'>();
  const list = useRecorded(partyId, VERIFICATION_KIND, readVerification);
  const recds = useRecds(partyId);
  const tests = useAudiograms(partyId);
  const thresholds = tests.audiograms[0]?.audiogram.thresholds;
  const leave = () => setEntering(undefined);
  if (entering === 'recd') return <RecdEntry partyId={partyId} onLeave={leave} />;
  if (entering === 'verification' && thresholds) {
    return <VerificationEntry partyId={partyId} thresholds={thresholds} onLeave={leave} />;
  }
  const failed = [list, recds].find(({ error }) => error);
  if (failed?.error) return <ErrorPanel error={failed.error} onRetry={failed.onRetry} />;
  if (list.isPending || recds.isPending || tests.isPending) return <Skeletons rows={6} />;
  const add = mayWrite ? <Begin mayVerify={thresholds !== undefined} onBegin={setEntering} /> : null;
  if (list.items.length + recds.items.length === 0) {
    return (
      <EmptyState
        icon={IconEarScan}
        title={words('verify.none')}
        text={words(thresholds ? 'verify.noneText' : 'verify.noAudiogram')}
        action={add}
      />
    );
  }
  return (
    <>
      {add}
      {list.items.map((one) => (
        <VerificationCard key={one.record.measurementId} shown={one} />
      ))}
      {list.hasMore ? (
        <Button variant="default" loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('history.more')}
        </Button>
      ) : null}
      <RecdCards list={recds} />
    </>
  );
}

type BeginProps = {
  /** Targets follow from thresholds; the coupler needs none. */
  readonly mayVerify: boolean;
  readonly onBegin: (which: 'verification' | 'recd') => void;
};

function Begin({ mayVerify, onBegin }: BeginProps) {
  const words = useWords();
  const plus = <IconPlus size="1rem" stroke={1.8} aria-hidden />;
  return (
    <div className={styles.buttons}>
      {mayVerify ? (
        <Button leftSection={plus} onClick={() => onBegin('verification')}>
          {words('verify.begin')}
        </Button>
      ) : null}
      <Button leftSection={plus} onClick={() => onBegin('recd')}>
        {words('recd.begin')}
      </Button>
    </div>
  );
}

function VerificationCard({ shown: { record, value } }: { readonly shown: Recorded<Verification> }) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <Card
      headingLevel={3}
      title={words('verify.title', { when: format.dateTime(record.takenAt) })}
      aside={<span className={styles.quiet}>{record.byName}</span>}
    >
      <VerificationTables value={value} />
    </Card>
  );
}

/** The latest verification on paper; nothing where there is none. */
export function LatestVerification({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { items } = useRecorded(partyId, VERIFICATION_KIND, readVerification);
  const latest = items[0];
  if (!latest) return null;
  return (
    <section>
      <h4>{words('verify.title', { when: format.date(latest.record.takenAt) })}</h4>
      <VerificationTables value={latest.value} />
    </section>
  );
}

/** What was measured of a fitting, on screen and on paper. */
function VerificationTables({ value }: { readonly value: Verification }) {
  const words = useWords();
  const format = useLocaleFormat();
  const circumstances = [
    words(`verify.methods.${value.method}`),
    words(`target.${value.rule}`),
    ...(value.stimulus ? [words(`verify.stimuli.${value.stimulus}`)] : []),
    ...(value.inputDb ? [`${format.number(value.inputDb)} dB SPL`] : []),
  ];
  return (
    <>
      <p className={styles.quiet}>{circumstances.join(' · ')}</p>
      <div className={styles.targets}>
        {value.ears.map(({ ear, ...curves }) => (
          <VerificationTable
            key={ear}
            ear={ear}
            method={value.method}
            verdict={verifiedEar(value, curves)}
            measured={(curve, hz) => {
              const db = curves[curve].find(({ frequencyHz }) => frequencyHz === hz)?.db;
              return db === undefined ? '–' : format.number(db);
            }}
          />
        ))}
      </div>
      {value.note ? <p>{value.note}</p> : null}
      <p className={styles.quiet}>{words('verify.basis')}</p>
    </>
  );
}
