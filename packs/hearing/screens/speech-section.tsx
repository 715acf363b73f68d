import { Button } from '@mantine/core';
import { IconEar, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Card, EmptyState, ErrorPanel, Skeletons, useLocaleFormat, useMay } from '#ui';
import { PTA3_HZ, pureToneAverage } from '../audiometry/pure-tone-average.ts';
import { speechForm, speechTestsOf } from '../audiometry/speech-form.ts';
import { speechMaskingAlert } from '../audiometry/speech-masking.ts';
import { readSpeechTests, SPEECH_KIND, type SpeechResult } from '../audiometry/speech-measurement.ts';
import { speechAgreement, unchangedScores, wordRecognition } from '../audiometry/speech-test.ts';
import type { Threshold } from '../audiometry/threshold.ts';
import { useAudiograms } from './audiogram-queries.ts';
import { FormEntry } from './form-entry.tsx';
import styles from './hearing.module.css';
import { type Recorded, useRecorded, useRecording } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

type Tests = NonNullable<ReturnType<typeof readSpeechTests>>;

/** Speech audiometry: the latest, those before, and entering one. */
export function SpeechSection({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const mayWrite = useMay()('measurements.write');
  const [isEntering, setIsEntering] = useState(false);
  const list = useRecorded(partyId, SPEECH_KIND, readSpeechTests);
  const { isBusy, record } = useRecording(partyId, () => setIsEntering(false));
  const add = mayWrite ? (
    <Button
      leftSection={<IconPlus size="1rem" stroke={1.8} aria-hidden />}
      onClick={() => setIsEntering(true)}
    >
      {words('speech.begin')}
    </Button>
  ) : null;
  if (isEntering) {
    return (
      <FormEntry
        form={speechForm}
        isBusy={isBusy}
        faultOf={(answers) =>
          speechTestsOf(answers).results.length > 0 ? undefined : words('speech.nothing')
        }
        onSave={(answers, takenAt) =>
          record({ kind: SPEECH_KIND, takenAt, body: { ...speechTestsOf(answers) } })
        }
        onLeave={() => setIsEntering(false)}
      />
    );
  }
  if (list.error) return <ErrorPanel error={list.error} onRetry={list.onRetry} />;
  if (list.isPending) return <Skeletons rows={4} />;
  if (list.items.length === 0) {
    return (
      <EmptyState icon={IconEar} title={words('speech.none')} text={words('speech.noneText')} action={add} />
    );
  }
  return (
    <>
      <div className={styles.buttons}>{add}</div>
      {list.items.map((one) => (
        <SpeechCard key={one.record.measurementId} partyId={partyId} shown={one} />
      ))}
      {list.hasMore ? (
        <Button variant="default" loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('history.more')}
        </Button>
      ) : null}
    </>
  );
}

function SpeechCard({ partyId, shown }: { readonly partyId: string; readonly shown: Recorded<Tests> }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { record, value } = shown;
  const { audiograms } = useAudiograms(partyId);
  const resultText = useResultText();
  const before = audiograms.find((one) => one.record.takenAt <= endOfDay(record.takenAt))?.audiogram;
  return (
    <Card
      headingLevel={3}
      title={words('speech.title', { when: format.dateTime(record.takenAt) })}
      aside={<span className={styles.quiet}>{record.byName}</span>}
    >
      <table className={styles.averages}>
        <caption className="visually-hidden">
          {words('speech.title', { when: format.dateTime(record.takenAt) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words('speech.test')}</th>
            <th scope="col">{words('entry.ear')}</th>
            <th scope="col">{words('speech.result')}</th>
            <th scope="col">{words('speech.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {value.results.map((result) => (
            <tr key={`${result.test}${result.ear}${result.levelDbHl}`}>
              <th scope="row">{words(`speech.of.${result.test}`)}</th>
              <td data-ear={result.ear}>{words(result.ear === 'B' ? 'speech.both' : `ear.${result.ear}`)}</td>
              <td>{resultText(result)}</td>
              <td>
                <Meaning result={result} average={averageOf(before, result)} />
                <Masking result={result} thresholds={before?.thresholds ?? []} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {value.note ? <p>{value.note}</p> : null}
    </Card>
  );
}

const endOfDay = (instant: string) => `${instant.slice(0, 10)}T23:59:59.999Z`;

function averageOf(
  audiogram: ReturnType<typeof useAudiograms>['audiograms'][number]['audiogram'] | undefined,
  { ear }: SpeechResult,
) {
  return audiogram && ear !== 'B' ? pureToneAverage(audiogram.thresholds, ear, PTA3_HZ) : undefined;
}

function useResultText() {
  const words = useWords();
  const format = useLocaleFormat();
  return ({ levelDbHl, scorePercent, words: length, list, presentation, maskLevelDb }: SpeechResult) =>
    [
      scorePercent === undefined ? '' : `${format.number(scorePercent)} %`,
      levelDbHl === undefined ? '' : `${format.number(levelDbHl)} dB HL`,
      length === undefined ? '' : words('speech.words', { count: length }),
      list ?? '',
      presentation === undefined ? '' : words(`speech.${presentation}`),
      maskLevelDb === undefined ? '' : words('speech.masked', { level: maskLevelDb }),
    ]
      .filter((part) => part !== '')
      .join(' · ');
}

type MaskingProps = { readonly result: SpeechResult; readonly thresholds: readonly Threshold[] };

/** That the other ear should have been masked. */
function Masking({ result, thresholds }: MaskingProps) {
  const words = useWords();
  const { ear, test, levelDbHl, maskLevelDb } = result;
  const isAsked = (test === 'SRT' || test === 'WRS') && ear !== 'B' && maskLevelDb === undefined;
  if (!isAsked || levelDbHl === undefined) return null;
  const alert = speechMaskingAlert({ ear, levelDbHl }, thresholds);
  if (!alert) return null;
  return (
    <span className={styles.fault}>{words('speech.maskingNeeded', { difference: alert.differenceDb })}</span>
  );
}

type MeaningProps = {
  readonly result: SpeechResult;
  readonly average: { dbHl: number } | undefined;
};

/** What a result says: agreement with the tones, the name of a score and the scores that would be no change. */
function Meaning({ result, average }: MeaningProps) {
  const words = useWords();
  const format = useLocaleFormat();
  if (result.test === 'SRT' && result.levelDbHl !== undefined) {
    if (!average) return words('speech.noAverage');
    const agreement = speechAgreement(result.levelDbHl, average.dbHl);
    const level = format.number(average.dbHl, { maximumFractionDigits: 1 });
    return words(`speech.agreement.${agreement}`, { level });
  }
  if (result.test !== 'WRS' || result.scorePercent === undefined) return null;
  const name = words(`speech.score.${wordRecognition(result.scorePercent)}`);
  const correct = result.words === undefined ? Number.NaN : (result.scorePercent * result.words) / 100;
  if (result.words === undefined || !Number.isInteger(correct)) return name;
  const { fromPercent, toPercent } = unchangedScores(correct, result.words);
  const from = format.number(fromPercent, { maximumFractionDigits: 0 });
  const to = format.number(toPercent, { maximumFractionDigits: 0 });
  return (
    <>
      {name}
      <span className={styles.under}>{words('speech.unchanged', { from, to, n: result.words })}</span>
    </>
  );
}
