import { Card, useLocaleFormat } from '#ui';
import { REFLEX_KIND, readReflexes } from '../audiometry/reflex-measurement.ts';
import { readSpeechTests, SPEECH_KIND } from '../audiometry/speech-measurement.ts';
import { readTympanogram, TYMPANOGRAM_KIND } from '../audiometry/tympanogram-measurement.ts';
import styles from './hearing.module.css';
import { ReflexValues } from './reflex-card.tsx';
import { SpeechValues } from './speech-values.tsx';
import { TympanogramValues } from './tympanogram-card.tsx';
import { type Recorded, useRecorded } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

type SameDayTestsProps = { readonly partyId: string; readonly takenAt: string };

/** What else was measured on the day of an audiogram: speech, middle ear and reflexes; nothing where there is nothing. */
export function SameDayTests({ partyId, takenAt }: SameDayTestsProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const day = format.dayKey(takenAt);
  const ofDay = <T,>({ items }: { items: Recorded<T>[] }) =>
    items.find(({ record }) => format.dayKey(record.takenAt) === day);
  const speech = ofDay(useRecorded(partyId, SPEECH_KIND, readSpeechTests));
  const tympanogram = ofDay(useRecorded(partyId, TYMPANOGRAM_KIND, readTympanogram));
  const reflexes = ofDay(useRecorded(partyId, REFLEX_KIND, readReflexes));
  if (!speech && !tympanogram && !reflexes) return null;
  const nameOf = (which: 'speech' | 'tympanogram' | 'reflex', { record }: Recorded<unknown>) =>
    words(`${which}.title`, { when: format.dateTime(record.takenAt) });
  return (
    <Card headingLevel={3} title={words('report.sameDay')}>
      <div className={styles.side}>
        {speech ? (
          <section className={styles.paperPart}>
            <h4>{nameOf('speech', speech)}</h4>
            <SpeechValues partyId={partyId} name={nameOf('speech', speech)} shown={speech} />
          </section>
        ) : null}
        <div className={styles.halves}>
          {tympanogram ? (
            <section className={styles.paperPart}>
              <h4>{nameOf('tympanogram', tympanogram)}</h4>
              <TympanogramValues name={nameOf('tympanogram', tympanogram)} value={tympanogram.value} />
            </section>
          ) : null}
          {reflexes ? (
            <section className={styles.paperPart}>
              <h4>{nameOf('reflex', reflexes)}</h4>
              <ReflexValues name={nameOf('reflex', reflexes)} value={reflexes.value} />
            </section>
          ) : null}
        </div>
      </div>
    </Card>
  );
}
