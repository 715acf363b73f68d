import { Button } from '@mantine/core';
import { IconEar, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Card, EmptyState, ErrorPanel, Skeletons, useLocaleFormat, useMay } from '#ui';
import { speechForm, speechTestsOf, wordTestsWithoutScore } from '../audiometry/speech-form.ts';
import { readSpeechTests, SPEECH_KIND, type SpeechTests } from '../audiometry/speech-measurement.ts';
import { FormEntry } from './form-entry.tsx';
import styles from './hearing.module.css';
import { SpeechValues } from './speech-values.tsx';
import { type Recorded, useRecorded, useRecording } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

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
        faultOf={(answers) => {
          const noScore = wordTestsWithoutScore(answers).map((ear) =>
            words('speech.noScore', { ear: words(`ear.${ear}`) }),
          );
          if (noScore.length > 0) return noScore.join(' · ');
          return speechTestsOf(answers).results.length > 0 ? undefined : words('speech.nothing');
        }}
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

function SpeechCard({ partyId, shown }: { readonly partyId: string; readonly shown: Recorded<SpeechTests> }) {
  const words = useWords();
  const format = useLocaleFormat();
  const title = words('speech.title', { when: format.dateTime(shown.record.takenAt) });
  return (
    <Card headingLevel={3} title={title} aside={<span className={styles.quiet}>{shown.record.byName}</span>}>
      <SpeechValues partyId={partyId} name={title} shown={shown} />
    </Card>
  );
}
