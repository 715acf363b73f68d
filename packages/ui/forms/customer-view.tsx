import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { type Answers, checkAnswers, type FormDefinition, holds, inLanguage } from '#form-kit';
import { useUiMessages } from '../i18n/use-messages.ts';
import { usePreferences } from '../preferences/preferences-context.ts';
import { AnswerForm } from './answer-form.tsx';
import styles from './customer-view.module.css';

export type CustomerViewProps = {
  readonly form: FormDefinition;
  readonly first?: Answers;
  /** Questions that are not for the customer. */
  readonly hidden?: readonly string[];
  readonly onDone: (answers: Answers) => void;
  readonly onLeave: () => void;
};

/** A questionnaire for the customer's own hands: one question at a time over the whole screen, in large type, with nothing of the file beside it. */
export function CustomerView({ form, first = {}, hidden = [], onDone, onLeave }: CustomerViewProps) {
  const words = useUiMessages();
  const [{ language }] = usePreferences();
  const [answers, setAnswers] = useState<Answers>(first);
  const [at, setAt] = useState(0);
  const [isDone, setIsDone] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const asked = form.fields.filter(
    (field) => !hidden.includes(field.key) && (!field.shownWhen || holds(field.shownWhen, answers)),
  );
  const field = asked[at];
  const checked = checkAnswers(form, answers);
  const faults = checked.faults.filter(({ path }) => path.split('.')[0] === field?.key);
  const move = (by: number) => {
    setIsTried(by > 0 && faults.length > 0);
    if (by > 0 && faults.length > 0) return;
    if (at + by < asked.length) {
      setAt(Math.max(0, at + by));
      return;
    }
    setIsDone(true);
    onDone(checked.answers);
  };
  return (
    <Modal
      opened
      fullScreen
      withCloseButton={false}
      closeOnEscape={false}
      onClose={onLeave}
      title={inLanguage(form.title, language)}
      classNames={{ content: styles.view, title: styles.title }}
    >
      {isDone || !field ? (
        <div className={styles.question}>
          <p>{words('form.customer.thanks')}</p>
          <div className={styles.buttons}>
            <Button size="xl" variant="filled" onClick={onLeave}>
              {words('form.customer.back')}
            </Button>
          </div>
        </div>
      ) : (
        <div className={styles.question}>
          <p className={styles.progress} role="status">
            {words('form.customer.progress', { at: at + 1, of: asked.length })}
          </p>
          <div className={styles.large}>
            <AnswerForm
              key={field.key}
              form={{ ...form, fields: [{ ...field, shownWhen: undefined }] }}
              answers={answers}
              faults={isTried ? faults : []}
              onChange={(given) =>
                setAnswers({ ...answers, ...given, ...removed(answers, given, field.key) })
              }
            />
          </div>
          <div className={styles.buttons}>
            <Button size="xl" variant="default" disabled={at === 0} onClick={() => move(-1)}>
              {words('form.customer.previous')}
            </Button>
            <Button size="xl" variant="filled" onClick={() => move(1)}>
              {words(at + 1 < asked.length ? 'form.customer.next' : 'form.customer.finish')}
            </Button>
          </div>
          <Button className={styles.leave} variant="subtle" color="gray" onClick={onLeave}>
            {words('form.customer.leave')}
          </Button>
        </div>
      )}
    </Modal>
  );
}

/** An emptied answer counts as none. */
function removed(before: Answers, given: Answers, key: string): Answers {
  return key in before && !(key in given) ? { [key]: '' } : {};
}
