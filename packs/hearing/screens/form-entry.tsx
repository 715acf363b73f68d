import { type FormEvent, type ReactNode, useState } from 'react';
import { type Answers, checkAnswers, type FormDefinition, inLanguage } from '#form-kit';
import { AnswerForm, Card, usePreferences } from '#ui';
import { EntryEnd } from './entry-end.tsx';
import styles from './hearing.module.css';
import { TakenAtField } from './taken-at-field.tsx';

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
  const [{ language }] = usePreferences();
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
        <TakenAtField className={styles.moment} value={takenAt} onChange={setTakenAt} />
        <EntryEnd fault={isTried ? fault : undefined} isBusy={isBusy} onLeave={onLeave} />
      </form>
    </Card>
  );
}
