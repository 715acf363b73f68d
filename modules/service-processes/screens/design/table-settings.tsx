import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { FormColumn, FormField } from '#form-kit';
import { LocalTextInput } from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';
import { OptionsEditor } from './options-editor.tsx';
import { PartFrame } from './part-list.tsx';
import { RangeSettings } from './range-settings.tsx';
import { freeKey, moved, noWords } from './template-edits.ts';

const COLUMN_KINDS = ['text', 'number', 'date', 'choice'] as const;
type ColumnKind = (typeof COLUMN_KINDS)[number];
const MOST_COLUMNS = 8;
const MOST_ROWS = 100;

type Table = Extract<FormField['answer'], { kind: 'table' }>;
type TableSettingsProps = { readonly answer: Table; readonly onChange: (answer: Table) => void };

/** The columns of a table and how many rows it may have. */
export function TableSettings({ answer, onChange }: TableSettingsProps) {
  const words = useWords();
  const { columns } = answer;
  const put = (next: FormColumn[]) => onChange({ ...answer, columns: next });
  return (
    <div className={styles.stack}>
      <NumberInput
        label={words('design.field.mostRows')}
        min={1}
        max={MOST_ROWS}
        value={answer.mostRows}
        onChange={(value) => onChange({ ...answer, mostRows: Number(value) || 1 })}
      />
      {columns.map((column, index) => (
        <ColumnEditor
          key={column.key}
          column={column}
          number={index + 1}
          onChange={(next) => put(columns.map((each) => (each === column ? next : each)))}
          onMove={(by) => put(moved(columns, index, by))}
          onRemove={columns.length > 1 ? () => put(columns.filter((each) => each !== column)) : undefined}
        />
      ))}
      <div>
        <Button
          variant="subtle"
          disabled={columns.length >= MOST_COLUMNS}
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => put([...columns, newColumn(columns)])}
        >
          {words('design.field.addColumn')}
        </Button>
      </div>
    </div>
  );
}

type ColumnEditorProps = {
  readonly column: FormColumn;
  readonly number: number;
  readonly onChange: (column: FormColumn) => void;
  readonly onMove: (by: -1 | 1) => void;
  /** Left out for the only column. */
  readonly onRemove: (() => void) | undefined;
};

function ColumnEditor({ column, number, onChange, onMove, onRemove }: ColumnEditorProps) {
  const words = useWords();
  const local = useLocal();
  const name = local(column.label) || words('design.field.column', { number });
  return (
    <PartFrame
      name={name}
      head={
        <LocalTextInput
          label={words('design.field.column', { number })}
          value={column.label}
          onChange={(label) => onChange({ ...column, label })}
        />
      }
      onMove={onMove}
      onRemove={onRemove}
    >
      <div className={styles.line}>
        <NativeSelect
          label={words('design.field.kind')}
          value={column.answer.kind}
          data={COLUMN_KINDS.map((value) => ({ value, label: words(`design.field.kinds.${value}`) }))}
          onChange={(event) => {
            const kind = COLUMN_KINDS.find((one) => one === event.currentTarget.value) ?? 'text';
            onChange({ ...column, answer: columnAnswer(kind) });
          }}
        />
        <Checkbox
          label={words('design.field.required')}
          checked={column.required}
          onChange={(event) => onChange({ ...column, required: event.currentTarget.checked })}
        />
      </div>
      <ColumnAnswerSettings answer={column.answer} onChange={(answer) => onChange({ ...column, answer })} />
    </PartFrame>
  );
}

type ColumnAnswer = FormColumn['answer'];
type ColumnAnswerProps = {
  readonly answer: ColumnAnswer;
  readonly onChange: (answer: ColumnAnswer) => void;
};

function ColumnAnswerSettings({ answer, onChange }: ColumnAnswerProps) {
  if (answer.kind === 'choice') {
    return (
      <OptionsEditor options={answer.options} onChange={(options) => onChange({ ...answer, options })} />
    );
  }
  if (answer.kind !== 'number') return null;
  return (
    <RangeSettings
      range={answer}
      parts={['min', 'max']}
      onChange={(range) => onChange({ ...answer, ...range })}
    />
  );
}

/** A column of text without words yet, with a key the others do not have. */
export function newColumn(others: readonly FormColumn[]): FormColumn {
  const key = freeKey(
    'column',
    others.map((column) => column.key),
  );
  return { key, label: noWords, required: false, answer: columnAnswer('text') };
}

function columnAnswer(kind: ColumnKind): ColumnAnswer {
  if (kind === 'text') return { kind, maxLength: 200 };
  if (kind === 'number') return { kind, min: 0, max: 100, unit: '' };
  if (kind === 'date') return { kind };
  return {
    kind,
    options: [
      { value: 'option-1', label: noWords },
      { value: 'option-2', label: noWords },
    ],
  };
}
