import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { answered, ErrorPanel, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './value.module.css';

export type ContactDialogProps = {
  readonly kind: 'note' | 'call';
  readonly partyId: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onSaved: () => void;
};

type Outcome = 'reached' | 'no-answer';

/** A note or a call about a customer, written without leaving the list. */
export function ContactDialog({ kind, partyId, name, onClose, onSaved }: ContactDialogProps) {
  const words = useWords();
  const toasts = useToasts();
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('reached');
  const isCall = kind === 'call';
  const save = useMutation({
    mutationFn: async () => {
      const params = { partyId };
      if (isCall) {
        await answered(api.timeline.logCall({ params, body: { direction: 'outbound', outcome, text } }));
      } else {
        await answered(api.timeline.addNote({ params, body: { text } }));
      }
    },
    onSuccess: () => {
      toasts.done(words(isCall ? 'care.callSaved' : 'care.noteSaved'));
      onSaved();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isCall || text.trim() !== '') save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={words(isCall ? 'care.callWith' : 'care.noteFor', { name })}>
      <form onSubmit={submit} className={styles.form}>
        {isCall ? (
          <SegmentedControl
            value={outcome}
            onChange={(value) => setOutcome(value as Outcome)}
            data={[
              { value: 'reached', label: words('care.reached') },
              { value: 'no-answer', label: words('care.noAnswer') },
            ]}
          />
        ) : null}
        <Textarea
          label={words(isCall ? 'care.callHint' : 'care.noteHint')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={3}
          data-autofocus
        />
        {save.error ? <ErrorPanel error={save.error} /> : null}
        <span className={styles.actions}>
          <Button
            type="submit"
            variant="filled"
            loading={save.isPending}
            disabled={!isCall && text.trim() === ''}
          >
            {words('care.save')}
          </Button>
          <Button onClick={onClose}>{words('care.cancel')}</Button>
        </span>
      </form>
    </Modal>
  );
}
