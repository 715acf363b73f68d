import { Checkbox, MultiSelect, NativeSelect, NumberInput } from '@mantine/core';
import type { FormField } from '#form-kit';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';
import { OptionsEditor } from './options-editor.tsx';
import { RangeSettings } from './range-settings.tsx';
import { newColumn, TableSettings } from './table-settings.tsx';
import { type AskedQuestion, noWords } from './template-edits.ts';

/** The kinds of answer a question can ask for. */
export const ANSWER_KINDS = [
  'text',
  'number',
  'choice',
  'yes-no',
  'date',
  'signature',
  'photo',
  'table',
  'calculated',
] as const;
/** Those a customer can give alone, on the screen handed over or on the telephone. */
export const SURVEY_KINDS = ['choice', 'yes-no', 'text', 'number', 'date'] as const satisfies readonly Kind[];
type Kind = (typeof ANSWER_KINDS)[number];
type AnswerKind = FormField['answer'];

/** The kind a choice on screen stands for. */
export const offeredKind = (value: string): Kind => ANSWER_KINDS.find((one) => one === value) ?? 'text';

type AnswerSettingsProps = {
  readonly answer: AnswerKind;
  readonly before: readonly AskedQuestion[];
  readonly onChange: (answer: AnswerKind) => void;
};

/** What belongs to the kind of an answer: its range, its options, its columns. */
export function AnswerSettings({ answer, before, onChange }: AnswerSettingsProps) {
  const words = useWords();
  if (answer.kind === 'text') {
    return (
      <div className={styles.line}>
        <NumberInput
          label={words('design.field.lines')}
          min={1}
          max={20}
          value={answer.lines}
          onChange={(value) => onChange({ ...answer, lines: Number(value) || 1 })}
        />
      </div>
    );
  }
  if (answer.kind === 'number') {
    return (
      <RangeSettings
        range={answer}
        parts={['min', 'max', 'step']}
        onChange={(range) => onChange({ ...answer, ...range })}
      />
    );
  }
  if (answer.kind === 'choice') {
    return (
      <div className={styles.stack}>
        <OptionsEditor options={answer.options} onChange={(options) => onChange({ ...answer, options })} />
        <Checkbox
          label={words('design.field.many')}
          checked={answer.many}
          onChange={(event) => onChange({ ...answer, many: event.currentTarget.checked })}
        />
      </div>
    );
  }
  if (answer.kind === 'table') return <TableSettings answer={answer} onChange={onChange} />;
  if (answer.kind === 'photo') {
    return (
      <NumberInput
        label={words('design.field.mostPhotos')}
        min={1}
        max={10}
        value={answer.most}
        onChange={(value) => onChange({ ...answer, most: Number(value) || 1 })}
      />
    );
  }
  if (answer.kind === 'calculated') {
    return <CalculationSettings answer={answer} before={before} onChange={onChange} />;
  }
  return null;
}

const CALCULATIONS = ['sum', 'mean', 'difference', 'product', 'smallest', 'largest'] as const;

type CalculationSettingsProps = {
  readonly answer: Extract<AnswerKind, { kind: 'calculated' }>;
  readonly before: readonly AskedQuestion[];
  readonly onChange: (answer: AnswerKind) => void;
};

function CalculationSettings({ answer, before, onChange }: CalculationSettingsProps) {
  const words = useWords();
  const local = useLocal();
  const numbers = before
    .filter(({ field }) => field.answer.kind === 'number' || field.answer.kind === 'calculated')
    .flatMap(({ path, field }) =>
      field.sides
        ? field.sides.map((side) => ({
            value: `${path}.${side.key}`,
            label: `${local(field.label)} ${local(side.label)}`,
          }))
        : [{ value: path, label: local(field.label) }],
    );
  const { calculation } = answer;
  return (
    <div className={styles.line}>
      <NativeSelect
        label={words('design.field.calculation')}
        value={calculation.of}
        data={CALCULATIONS.map((value) => ({ value, label: words(`design.field.calculations.${value}`) }))}
        onChange={(event) => {
          const of = CALCULATIONS.find((one) => one === event.currentTarget.value) ?? 'sum';
          onChange({ ...answer, calculation: { ...calculation, of } });
        }}
      />
      <MultiSelect
        className={styles.wide}
        label={words('design.field.from')}
        data={numbers}
        value={calculation.fields}
        onChange={(fields) => onChange({ ...answer, calculation: { ...calculation, fields } })}
      />
      <NumberInput
        label={words('design.field.decimals')}
        min={0}
        max={4}
        value={calculation.decimals}
        onChange={(value) =>
          onChange({ ...answer, calculation: { ...calculation, decimals: Number(value) } })
        }
      />
    </div>
  );
}

/** An answer of a kind as it begins, before anything is set. */
export function answerOf(kind: Kind, before: readonly AskedQuestion[]): AnswerKind {
  switch (kind) {
    case 'text':
      return { kind, lines: 1, maxLength: 500 };
    case 'number':
      return { kind, min: 0, max: 100, step: 1, unit: '' };
    case 'choice':
      return {
        kind,
        many: false,
        options: [
          { value: 'option-1', label: noWords },
          { value: 'option-2', label: noWords },
        ],
      };
    case 'calculated': {
      const number = before.find(({ field }) => field.answer.kind === 'number');
      return {
        kind,
        unit: '',
        calculation: { of: 'sum', fields: number ? [number.path] : [], decimals: 0 },
      };
    }
    case 'photo':
      return { kind, most: 4 };
    case 'table':
      return { kind, columns: [newColumn([])], mostRows: 20 };
    default:
      return { kind };
  }
}
