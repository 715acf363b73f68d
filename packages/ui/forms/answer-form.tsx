import {
  type AnswerFault,
  type Answers,
  type FormDefinition,
  type FormField,
  holds,
  inLanguage,
} from '#form-kit';
import { usePreferences } from '../preferences/preferences-context.ts';
import styles from './answer-form.module.css';
import { AnswerInput, type PlainAnswer } from './answer-input.tsx';
import type { PhotoKeeping } from './photo-field.tsx';
import { TableField, type TableRow } from './table-field.tsx';
import { useFaultText } from './use-fault-text.ts';

export type AnswerFormProps = {
  readonly form: FormDefinition;
  readonly answers: Readonly<Answers>;
  readonly onChange: (answers: Answers) => void;
  readonly faults?: readonly AnswerFault[];
  readonly disabled?: boolean;
  /** Where pictures are kept; without it none can be added. */
  readonly photos?: PhotoKeeping;
};

/** A form that is data: asks its questions, each side beside the other, and shows what is wrong where it is wrong. */
export function AnswerForm({
  form,
  answers,
  onChange,
  faults = [],
  disabled = false,
  photos,
}: AnswerFormProps) {
  const shown = form.fields.filter((field) => !field.shownWhen || holds(field.shownWhen, answers));
  const change = (key: string, value: Answers[string] | undefined) => {
    const { [key]: _, ...rest } = answers;
    onChange(value === undefined ? rest : { ...rest, [key]: value });
  };
  return (
    <div className={styles.form}>
      {shown.map((field) => (
        <Question
          key={field.key}
          field={field}
          value={answers[field.key]}
          faults={faults.filter(({ path }) => path === field.key || path.startsWith(`${field.key}.`))}
          disabled={disabled}
          photos={photos}
          onChange={(value) => change(field.key, value)}
        />
      ))}
    </div>
  );
}

type QuestionProps = {
  readonly field: FormField;
  readonly value: Answers[string] | undefined;
  readonly faults: readonly AnswerFault[];
  readonly disabled: boolean;
  readonly photos: PhotoKeeping | undefined;
  readonly onChange: (value: Answers[string] | undefined) => void;
};

function Question({ field, value, faults, disabled, photos, onChange }: QuestionProps) {
  const [{ language }] = usePreferences();
  const faultText = useFaultText();
  const label = inLanguage(field.label, language);
  const faultAt = (path: string) => {
    const fault = faults.find((one) => one.path === path);
    return fault && faultText(fault);
  };
  if (field.answer.kind === 'table') {
    return (
      <TableField
        label={label}
        required={field.required}
        columns={field.answer.columns}
        mostRows={field.answer.mostRows}
        rows={rowsOf(value)}
        faultAt={(path) => faultAt(path === undefined ? field.key : `${field.key}.${path}`)}
        disabled={disabled}
        onChange={onChange}
      />
    );
  }
  if (!field.sides || field.answer.kind === 'calculated') {
    return (
      <AnswerInput
        field={field}
        label={label}
        value={plain(value)}
        fault={faultAt(field.key)}
        disabled={disabled}
        photos={photos}
        onChange={onChange}
      />
    );
  }
  const bySide = sidesOf(value);
  return (
    <fieldset className={styles.sided}>
      <legend className={styles.legend}>
        {label}
        {field.required ? <span className={styles.required}> *</span> : null}
      </legend>
      <div className={styles.sides}>
        {field.sides.map((side) => (
          <AnswerInput
            key={side.key}
            field={field}
            label={inLanguage(side.label, language)}
            spokenLabel={`${label} ${inLanguage(side.label, language)}`}
            value={bySide[side.key]}
            fault={faultAt(`${field.key}.${side.key}`)}
            disabled={disabled}
            photos={photos}
            onChange={(given) => {
              const { [side.key]: _, ...rest } = bySide;
              const next = given === undefined ? rest : { ...rest, [side.key]: given };
              onChange(Object.keys(next).length === 0 ? undefined : next);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

function rowsOf(value: unknown): TableRow[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (row): row is TableRow => typeof row === 'object' && row !== null && !Array.isArray(row),
  );
}

function plain(value: unknown): PlainAnswer | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}

function sidesOf(value: unknown): Record<string, PlainAnswer> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      const answer = plain(one);
      return answer === undefined ? [] : [[key, answer]];
    }),
  );
}
