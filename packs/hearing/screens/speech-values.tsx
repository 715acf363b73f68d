import { useLocaleFormat } from '#ui';
import { PTA3_HZ, pureToneAverage } from '../audiometry/pure-tone-average.ts';
import { speechMaskingAlert } from '../audiometry/speech-masking.ts';
import type { SpeechResult, SpeechTests } from '../audiometry/speech-measurement.ts';
import { speechAgreement, unchangedScores, wordRecognition } from '../audiometry/speech-test.ts';
import type { Threshold } from '../audiometry/threshold.ts';
import { useAudiograms } from './audiogram-queries.ts';
import styles from './hearing.module.css';
import type { Recorded } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

type SpeechValuesProps = {
  readonly partyId: string;
  readonly name: string;
  readonly shown: Recorded<SpeechTests>;
};

/** Speech tests of one sitting and what they say, on screen and on paper. */
export function SpeechValues({ partyId, name, shown: { record, value } }: SpeechValuesProps) {
  const words = useWords();
  const { audiograms } = useAudiograms(partyId);
  const resultText = useResultText();
  const before = audiograms.find((one) => one.record.takenAt <= endOfDay(record.takenAt))?.audiogram;
  return (
    <>
      <table className={styles.averages}>
        <caption className="visually-hidden">{name}</caption>
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
    </>
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
  return ({ levelDbHl, snrDb, scorePercent, words: length, list, presentation, maskLevelDb }: SpeechResult) =>
    [
      scorePercent === undefined ? '' : `${format.number(scorePercent)} %`,
      levelDbHl === undefined ? '' : `${format.number(levelDbHl)} dB HL`,
      snrDb === undefined
        ? ''
        : words('speech.snr', { snr: format.number(snrDb, { signDisplay: 'exceptZero' }) }),
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
