import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Answers, checkAnswers, type FormDefinition, inLanguage } from '#form-kit';
import { AnswerForm, Card, useClock, useLocaleFormat, usePreferences } from '#ui';
import styles from './hearing.module.css';
import { useWords } from './words/use-words.ts';

type FormEntryProps = {
  readonly form: FormDefinition;
  readonly first?: Answers;
  readonly isBusy: boolean;
  /** What keeps checked answers from being recorded, in words. */
  readonly faultOf?: (answers: Answers) => string | undefined;
  readonly onSave: (answers: Answers, takenAt: string) => void;
  readonly onLeave: () => void;
  readonly children?: ReactNode;
};

/** Enters something by a form and says when it was taken; faults are told where they are. */
export function FormEntry({ form, first = {}, isBusy, faultOf, onSave, onLeave, children }: FormEntryProps) {
  const words = useWords();
  const [{ language }] = usePreferences();
  const clock = useClock();
  const format = useLocaleFormat();
  const [answers, setAnswers] = useState<Answers>(first);
  const [takenAt, setTakenAt] = useState('');
  const [isTried, setIsTried] = useState(false);
  const checked = checkAnswers(form, answers);
  const fault = checked.faults.length === 0 ? faultOf?.(checked.answers) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (checked.faults.length === 0 && fault === undefined) onSave(checked.answers, takenAt);
  };
  return (
    <Card headingLevel={3} title={inLanguage(form.title, language)}>
      <form className={styles.entry} noValidate onSubmit={submit}>
        {children}
        <AnswerForm
          form={form}
          answers={{ ...answers, ...checked.answers }}
          faults={isTried ? checked.faults : []}
          onChange={setAnswers}
        />
        <TextInput
          className={styles.moment}
          type="datetime-local"
          label={words('entry.takenAt')}
          description={words('section.takenAtNote')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          max={`${format.dayKey(clock.now())}T23:59`}
          value={takenAt}
          onChange={(event) => setTakenAt(event.currentTarget.value)}
        />
        {isTried && fault !== undefined ? (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        ) : null}
        <div className={styles.buttons}>
          <Button type="submit" variant="filled" loading={isBusy}>
            {words('section.save')}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {words('entry.leave')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
