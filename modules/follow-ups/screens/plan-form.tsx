import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ErrorPanel, useLocaleFormat, useNow } from '#ui';
import { addDays } from '#working-time';
import styles from './care.module.css';
import { useWords } from './messages/use-words.ts';

type PlanFormProps = {
  readonly whyLabel: string;
  readonly whyPlaceholder?: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onPlan: (why: string, dueOn: string) => void;
  readonly onClose: () => void;
  /** Said before anything is asked. */
  readonly children?: ReactNode;
};

/** What a contact is about and by which day, for one customer or for many. */
export function PlanForm({
  whyLabel,
  whyPlaceholder,
  isBusy,
  error,
  onPlan,
  onClose,
  children,
}: PlanFormProps) {
  const words = useWords();
  const today = useLocaleFormat().dayKey(useNow());
  const [why, setWhy] = useState('');
  const [dueOn, setDueOn] = useState(today);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (why.trim() !== '') onPlan(why.trim(), dueOn);
  };
  return (
    <form className={styles.planner} onSubmit={submit}>
      {children}
      <Textarea
        label={whyLabel}
        placeholder={whyPlaceholder}
        maxLength={500}
        autosize
        minRows={2}
        data-autofocus
        required
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={words('next.on')}
        min={today}
        max={addDays(today, 366)}
        required
        value={dueOn}
        onChange={(event) => setDueOn(event.currentTarget.value)}
      />
      {error ? <ErrorPanel error={error} /> : null}
      <div className={styles.actions}>
        <Button type="submit" variant="filled" loading={isBusy} disabled={why.trim() === ''}>
          {words('next.save')}
        </Button>
        <Button onClick={onClose}>{words('next.cancel')}</Button>
      </div>
    </form>
  );
}
