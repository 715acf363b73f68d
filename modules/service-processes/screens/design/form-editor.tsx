import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { FormDefinition, FormField, LocalText } from '#form-kit';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';
import { type AskedOf, FieldEditor } from './field-editor.tsx';
import { freeKey, moved, noWords, questionsBefore } from './template-edits.ts';

type FormEditorProps = {
  readonly form: FormDefinition | undefined;
  /** What a form is called that has its first question now. */
  readonly firstTitle: LocalText;
  readonly askedOf: AskedOf;
  /** Undefined with the last question gone. */
  readonly onChange: (form: FormDefinition | undefined) => void;
};

/** The questions of a form in their order. */
export function FormEditor({ form, firstTitle, askedOf, onChange }: FormEditorProps) {
  const words = useWords();
  const fields = form?.fields ?? [];
  const put = (next: FormField[]) =>
    onChange(next.length === 0 ? undefined : { title: form?.title ?? firstTitle, fields: next });
  return (
    <div className={styles.stack}>
      {fields.map((field, index) => (
        <FieldEditor
          key={field.key}
          field={field}
          number={index + 1}
          askedOf={askedOf}
          before={questionsBefore(fields, field.key)}
          onChange={(next) => put(fields.map((each) => (each === field ? next : each)))}
          onMove={(by) => put(moved(fields, index, by))}
          onRemove={() => put(fields.filter((each) => each !== field))}
        />
      ))}
      <div>
        <Button
          variant="subtle"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => put([...fields, newQuestion(fields)])}
        >
          {words('design.step.addQuestion')}
        </Button>
      </div>
    </div>
  );
}

/** A question without words yet, answered by a line of text. */
export function newQuestion(others: readonly FormField[]): FormField {
  const key = freeKey(
    'question',
    others.map((field) => field.key),
  );
  const answer = { kind: 'text' as const, lines: 1, maxLength: 500 };
  return { key, label: noWords, required: false, sensitive: false, answer };
}
