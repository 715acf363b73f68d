import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Answers, checkAnswers, type FormDefinition } from '#form-kit';
import { AnswerForm } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './service.module.css';

type SurveyInterviewProps = {
  readonly form: FormDefinition;
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
  readonly isBusy: boolean;
  readonly onDone: (answers: Answers) => void;
  readonly onLeave: () => void;
};

/** The questions as they are read to the customer, on the telephone or across the table (S0-15). */
export function SurveyInterview({ form, answers, onChange, isBusy, onDone, onLeave }: SurveyInterviewProps) {
  const words = useWords();
  const [isTried, setTried] = useState(false);
  const checked = checkAnswers(form, answers);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (checked.faults.length === 0) onDone(checked.answers);
  };
  return (
    <form className={styles.interview} onSubmit={submit} noValidate>
      <AnswerForm form={form} answers={answers} faults={isTried ? checked.faults : []} onChange={onChange} />
      <div className={styles.actions}>
        <Button type="submit" variant="filled" loading={isBusy}>
          {words('survey.send')}
        </Button>
        <Button variant="subtle" onClick={onLeave}>
          {words('survey.leave')}
        </Button>
      </div>
    </form>
  );
}
