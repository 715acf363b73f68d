import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type FormColumn, inLanguage } from '#form-kit';
import { useUiMessages } from '../i18n/use-messages.ts';
import { usePreferences } from '../preferences/preferences-context.ts';
import styles from './answer-form.module.css';

export type TableRow = Record<string, string | number | boolean>;

type TableFieldProps = {
  readonly label: string;
  readonly required: boolean;
  readonly columns: readonly FormColumn[];
  readonly mostRows: number;
  readonly rows: readonly TableRow[];
  /** What is wrong at `row.column`, or with all of it. */
  readonly faultAt: (path?: string) => string | undefined;
  readonly disabled: boolean;
  readonly onChange: (rows: TableRow[] | undefined) => void;
};

/** Rows of answers: lines are added and taken away. */
export function TableField({
  label,
  required,
  columns,
  mostRows,
  rows,
  faultAt,
  disabled,
  onChange,
}: TableFieldProps) {
  const words = useUiMessages();
  const [{ language }] = usePreferences();
  const fault = faultAt();
  const put = (index: number, key: string, value: string | number | undefined) => {
    const next = rows.map((row, at) => {
      if (at !== index) return row;
      const { [key]: _, ...rest } = row;
      return value === undefined || value === '' ? rest : { ...rest, [key]: value };
    });
    onChange(next);
  };
  return (
    <fieldset className={styles.sided} disabled={disabled}>
      <legend className={styles.legend}>
        {label}
        {required ? <span className={styles.required}> *</span> : null}
      </legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no key of their own and are only added at the end
        <div key={index} className={styles.row}>
          {columns.map((column) => (
            <Cell
              key={column.key}
              column={column}
              label={inLanguage(column.label, language)}
              value={row[column.key]}
              fault={faultAt(`${index}.${column.key}`)}
              onChange={(value) => put(index, column.key, value)}
            />
          ))}
          <ActionIcon
            variant="default"
            aria-label={words('form.table.remove', { number: index + 1 })}
            onClick={() => {
              const rest = rows.filter((_, at) => at !== index);
              onChange(rest.length === 0 ? undefined : rest);
            }}
          >
            <IconX size="1rem" aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size="0.875rem" aria-hidden />}
        disabled={disabled || rows.length >= mostRows}
        onClick={() => onChange([...rows, {}])}
      >
        {words('form.table.add')}
      </Button>
      {fault ? (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      ) : null}
    </fieldset>
  );
}

type CellProps = {
  readonly column: FormColumn;
  readonly label: string;
  readonly value: string | number | boolean | undefined;
  readonly fault: string | undefined;
  readonly onChange: (value: string | number | undefined) => void;
};

function Cell({ column: { answer, required }, label, value, fault, onChange }: CellProps) {
  const [{ language }] = usePreferences();
  const common = { label, error: fault, withAsterisk: required, size: 'xs' };
  const text = typeof value === 'string' ? value : '';
  if (answer.kind === 'number') {
    return (
      <NumberInput
        {...common}
        hideControls
        clampBehavior="none"
        value={typeof value === 'number' ? value : ''}
        suffix={answer.unit === '' ? undefined : ` ${answer.unit}`}
        onChange={(given) => onChange(typeof given === 'number' ? given : undefined)}
      />
    );
  }
  if (answer.kind === 'choice') {
    const options = answer.options.map((one) => ({
      value: one.value,
      label: inLanguage(one.label, language),
    }));
    return (
      <NativeSelect
        {...common}
        value={text}
        data={[{ value: '', label: '–' }, ...options]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={answer.kind === 'date' ? 'date' : 'text'}
      maxLength={answer.kind === 'text' ? answer.maxLength : undefined}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
