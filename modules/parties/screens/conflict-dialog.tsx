import { Button, Modal, Radio } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { PartyField } from '#modules/parties/contract';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import type { Conflict, Side } from './party-edit.ts';
import { useFieldValue } from './use-field-value.ts';
import type { PartyEditing } from './use-party-edit.ts';

/** Somebody saved first: what shall stand, field by field. Nothing is overruled without being seen. */
export function ConflictDialog(props: {
  readonly editing: PartyEditing;
  readonly conflicts: readonly Conflict[];
}) {
  const words = useWords();
  const shown = useFieldValue();
  const { editing, conflicts } = props;
  const [choices, setChoices] = useState<Partial<Record<PartyField, Side>>>({});
  const sides = [
    { side: 'mine', label: words('conflict.mine') },
    { side: 'theirs', label: words('conflict.theirs') },
  ] as const;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    editing.decide(choices);
  };
  return (
    <Modal opened onClose={editing.postpone} title={words('conflict.title')} size="lg">
      <form onSubmit={submit} className={styles.conflicts}>
        <p>{words('conflict.text')}</p>
        {conflicts.map((conflict) => (
          <Radio.Group
            key={conflict.field}
            label={words(`field.${conflict.field}`)}
            value={choices[conflict.field] ?? 'mine'}
            onChange={(side) =>
              setChoices({ ...choices, [conflict.field]: side === 'theirs' ? 'theirs' : 'mine' })
            }
          >
            <div className={styles.sides}>
              {sides.map(({ side, label }) => (
                <Radio.Card key={side} value={side} className={styles.side}>
                  <Radio.Indicator size="xs" />
                  <span>
                    <span className={styles.quiet}>{label}</span>
                    <span className={styles.sideValue}>{shown(conflict.field, conflict[side])}</span>
                  </span>
                </Radio.Card>
              ))}
            </div>
          </Radio.Group>
        ))}
        <div className={styles.formActions}>
          <Button onClick={editing.postpone}>{words('file.cancel')}</Button>
          <Button type="submit" variant="filled" data-autofocus>
            {words('conflict.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
