import { ActionIcon, Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormField } from '#form-kit';
import { firstCondition, LocalTextInput } from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import { ANSWER_KINDS, AnswerSettings, answerOf, offeredKind, SURVEY_KINDS } from './answer-settings.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './design.module.css';
import { type AskedQuestion, noWords } from './template-edits.ts';

/** Who is asked: whoever takes the step, or the customer once it is done. */
export type AskedOf = 'staff' | 'customer';

type FieldEditorProps = {
  readonly field: FormField;
  /** Its place in the form, from 1. */
  readonly number: number;
  readonly askedOf: AskedOf;
  /** Questions asked before it, which it may depend on. */
  readonly before: readonly AskedQuestion[];
  readonly onChange: (field: FormField) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

/** One question of a form. */
export function FieldEditor(props: FieldEditorProps) {
  const { field, number, askedOf, before, onChange, onMove, onRemove } = props;
  const words = useWords();
  const local = useLocal();
  const [isOpen, setIsOpen] = useState(local(field.label) === '');
  const name = local(field.label) || words('design.place.question', { number });
  const kinds = askedOf === 'staff' ? ANSWER_KINDS : SURVEY_KINDS;
  const change = (part: Partial<FormField>) => onChange({ ...field, ...part });
  return (
    <details className={styles.field} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <span className={styles.fieldName}>{name}</span>
        <span className={styles.quiet}>
          {[
            words(`design.field.kinds.${field.answer.kind}`),
            ...(field.required ? [words('design.field.required')] : []),
            ...(field.sensitive ? [words('design.field.sensitive')] : []),
            ...(field.shownWhen ? [words('design.field.conditional')] : []),
          ].join(' · ')}
        </span>
      </summary>
      {isOpen ? (
        <div className={styles.fieldBody}>
          <LocalTextInput
            label={words('design.field.label')}
            value={field.label}
            onChange={(label) => change({ label })}
          />
          <LocalTextInput
            label={words('design.field.help')}
            value={field.help ?? noWords}
            onChange={(help) =>
              change({ help: Object.values(help).every((text) => text === '') ? undefined : help })
            }
          />
          <div className={styles.line}>
            <NativeSelect
              label={words('design.field.kind')}
              value={field.answer.kind}
              data={kinds.map((value) => ({ value, label: words(`design.field.kinds.${value}`) }))}
              onChange={(event) => {
                const answer = answerOf(offeredKind(event.currentTarget.value), before);
                change({ answer, ...(answer.kind === 'table' ? { sides: undefined } : {}) });
              }}
            />
            <Checkbox
              label={words('design.field.required')}
              checked={field.required}
              onChange={(event) => change({ required: event.currentTarget.checked })}
            />
            {askedOf === 'staff' ? (
              <Checkbox
                label={words('design.field.sensitive')}
                checked={field.sensitive}
                onChange={(event) => change({ sensitive: event.currentTarget.checked })}
              />
            ) : null}
          </div>
          <AnswerSettings answer={field.answer} before={before} onChange={(answer) => change({ answer })} />
          <SidesSettings field={field} onChange={change} />
          <Checkbox
            label={words('design.field.onlyWhen')}
            checked={field.shownWhen !== undefined}
            disabled={before.length === 0 && field.shownWhen === undefined}
            onChange={(event) =>
              change({ shownWhen: event.currentTarget.checked ? firstCondition(before.at(-1)) : undefined })
            }
          />
          {field.shownWhen ? (
            <ConditionEditor
              label={words('design.field.onlyWhen')}
              rule={field.shownWhen}
              questions={before}
              onChange={(shownWhen) => change({ shownWhen })}
            />
          ) : null}
          <div className={styles.line}>
            <ActionIcon aria-label={words('design.up', { name })} onClick={() => onMove(-1)}>
              <IconArrowUp size="1rem" aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label={words('design.down', { name })} onClick={() => onMove(1)}>
              <IconArrowDown size="1rem" aria-hidden />
            </ActionIcon>
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconTrash size="1rem" aria-hidden />}
              onClick={onRemove}
            >
              {words('design.remove', { name })}
            </Button>
          </div>
        </div>
      ) : null}
    </details>
  );
}

type SidesSettingsProps = {
  readonly field: FormField;
  readonly onChange: (part: Partial<FormField>) => void;
};

/** The same question for each of several, such as the right and the left. */
function SidesSettings({ field, onChange }: SidesSettingsProps) {
  const words = useWords();
  if (field.answer.kind === 'calculated' || field.answer.kind === 'table') return null;
  const { sides } = field;
  const two = [
    { key: 'one', label: noWords },
    { key: 'two', label: noWords },
  ];
  return (
    <>
      <Checkbox
        label={words('design.field.sides')}
        checked={sides !== undefined}
        onChange={(event) => onChange({ sides: event.currentTarget.checked ? two : undefined })}
      />
      {sides?.map((side, index) => (
        <LocalTextInput
          key={side.key}
          label={words('design.field.side', { number: index + 1 })}
          value={side.label}
          onChange={(label) =>
            onChange({ sides: sides.map((each) => (each === side ? { ...each, label } : each)) })
          }
        />
      ))}
    </>
  );
}
