import { Button } from '@mantine/core';
import { IconEar } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Answers } from '#form-kit';
import { useLocaleFormat, useNow } from '#ui';
import { isTestOld } from '../audiometry/audiogram-validity.ts';
import { readSpeechTests, SPEECH_KIND } from '../audiometry/speech-measurement.ts';
import { answersFromTests } from '../forms/answers-from-tests.ts';
import { useAudiograms } from './audiogram-queries.ts';
import styles from './hearing.module.css';
import { useRecorded } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

type StepProps = {
  readonly partyId: string;
  readonly templateKey: string;
  readonly stepKey: string;
  readonly onFill: (answers: Answers) => void;
};

/** At the hearing test: its levels are taken from the tests on record, and not typed again. */
export function TakeFromTests(props: StepProps) {
  return props.templateKey === 'hearing.fitting' && props.stepKey === 'hearing-test' ? (
    <Offer {...props} />
  ) : null;
}

function Offer({ partyId, onFill }: StepProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const today = format.dayKey(useNow());
  const { audiograms, isPending } = useAudiograms(partyId);
  const speech = useRecorded(partyId, SPEECH_KIND, readSpeechTests);
  const latest = audiograms[0];
  if (isPending || speech.isPending) return null;
  const isOld = latest !== undefined && isTestOld(format.dayKey(latest.record.takenAt), today);
  if (!latest || isOld) {
    return (
      <p className={styles.quiet}>
        {words(isOld ? 'step.old' : 'step.none')}{' '}
        <Link
          to="/customers/$partyId"
          params={{ partyId }}
          search={{ tab: 'hearing', hearing: 'audiograms' }}
        >
          {words('step.enter')}
        </Link>
      </p>
    );
  }
  const sameDay = speech.items.find(
    ({ record }) => format.dayKey(record.takenAt) === format.dayKey(latest.record.takenAt),
  );
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconEar size="1rem" stroke={1.7} aria-hidden />}
        onClick={() => onFill(answersFromTests(latest.audiogram.thresholds, sameDay?.value))}
      >
        {words('step.take', { when: format.dateTime(latest.record.takenAt) })}
      </Button>
    </div>
  );
}
