import { Button } from '@mantine/core';
import { IconEar, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Card, EmptyState, ErrorPanel, Skeletons, useLocaleFormat, useMay } from '#ui';
import { PTA4_HZ, pureToneAverage } from '../audiometry/pure-tone-average.ts';
import type { Ear } from '../audiometry/threshold.ts';
import { AudiogramEntry } from './audiogram-entry.tsx';
import { type RecordedAudiogram, useAudiograms } from './audiogram-queries.ts';
import { AudiogramReport } from './audiogram-report.tsx';
import styles from './hearing.module.css';
import { ImportFile } from './import-file.tsx';
import { useWords } from './words/use-words.ts';

type Work =
  | { kind: 'look'; measurementId?: string }
  | { kind: 'new' }
  | { kind: 'import' }
  | { kind: 'correct'; of: RecordedAudiogram };

/** A customer's audiograms: the latest, those before it, a new one, and files of a device. */
export function AudiogramsSection({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const mayWrite = useMay()('measurements.write');
  const list = useAudiograms(partyId);
  const [work, setWork] = useState<Work>({ kind: 'look' });
  const { audiograms } = list;
  const chosen = work.kind === 'look' ? work.measurementId : undefined;
  const at = Math.max(
    0,
    audiograms.findIndex(({ record }) => record.measurementId === chosen),
  );
  const shown = audiograms[at];
  const look = (measurementId?: string) =>
    setWork(measurementId === undefined ? { kind: 'look' } : { kind: 'look', measurementId });
  const add = mayWrite ? (
    <span className={styles.buttons}>
      <Button
        leftSection={<IconPlus size="1rem" stroke={1.8} aria-hidden />}
        onClick={() => setWork({ kind: 'new' })}
      >
        {words('entry.begin')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileImport size="1rem" stroke={1.8} aria-hidden />}
        onClick={() => setWork({ kind: 'import' })}
      >
        {words('import.begin')}
      </Button>
    </span>
  ) : null;
  return (
    <>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.isPending ? <Skeletons rows={8} /> : null}
      {work.kind === 'import' ? (
        <ImportFile partyId={partyId} onDone={() => look()} onLeave={() => look()} />
      ) : null}
      {work.kind === 'new' || work.kind === 'correct' ? (
        <AudiogramEntry
          partyId={partyId}
          corrects={work.kind === 'correct' ? work.of : undefined}
          onDone={look}
          onLeave={() => look()}
        />
      ) : null}
      {work.kind === 'look' && !list.isPending && !list.error && !shown ? (
        <EmptyState icon={IconEar} title={words('empty.title')} text={words('empty.text')} action={add} />
      ) : null}
      {work.kind === 'look' && shown ? (
        <>
          <div className={styles.buttons}>{add}</div>
          <AudiogramReport
            partyId={partyId}
            shown={shown}
            earlier={audiograms[at + 1]}
            onCorrect={() => setWork({ kind: 'correct', of: shown })}
          />
          <History audiograms={audiograms} shown={shown} onChoose={look} />
          {list.hasMore ? (
            <Button variant="default" loading={list.isLoadingMore} onClick={list.onLoadMore}>
              {words('history.more')}
            </Button>
          ) : null}
        </>
      ) : null}
    </>
  );
}

type HistoryProps = {
  readonly audiograms: readonly RecordedAudiogram[];
  readonly shown: RecordedAudiogram;
  readonly onChoose: (measurementId: string) => void;
};

function History({ audiograms, shown, onChoose }: HistoryProps) {
  const words = useWords();
  const format = useLocaleFormat();
  if (audiograms.length < 2) return null;
  const average = (one: RecordedAudiogram, ear: Ear) => {
    const found = pureToneAverage(one.audiogram.thresholds, ear, PTA4_HZ);
    const level = found && format.number(found.dbHl, { maximumFractionDigits: 1 });
    return `${words(`ear.${ear}`)} ${level ? words(found.atLeast ? 'average.atLeast' : 'average.value', { level }) : '–'}`;
  };
  return (
    <Card headingLevel={3} title={words('history.title')} flush>
      <ul className={styles.history}>
        {audiograms.map((one) => (
          <li key={one.record.measurementId}>
            <button
              type="button"
              aria-current={one === shown || undefined}
              onClick={() => onChoose(one.record.measurementId)}
            >
              <span>{format.dateTime(one.record.takenAt)}</span>
              <span className={styles.quiet}>{`${average(one, 'R')} · ${average(one, 'L')}`}</span>
              <span className={styles.quiet}>{one.record.byName}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
