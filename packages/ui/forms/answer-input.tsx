import { Checkbox, Group, NumberInput, Radio, Textarea, TextInput } from '@mantine/core';
import { type FormField, inLanguage, type LocalText } from '#form-kit';
import { useUiMessages } from '../i18n/use-messages.ts';
import { usePreferences } from '../preferences/preferences-context.ts';
import styles from './answer-form.module.css';
import { PhotoField, type PhotoKeeping } from './photo-field.tsx';
import { SignaturePad } from './signature-pad.tsx';

export type PlainAnswer = string | number | boolean | string[];

export type AnswerInputProps = {
  readonly field: FormField;
  readonly label: string;
  /** What a screen reader says, where the label alone is only "Left". */
  readonly spokenLabel?: string;
  readonly value: PlainAnswer | undefined;
  readonly fault: string | undefined;
  readonly disabled: boolean;
  readonly photos: PhotoKeeping | undefined;
  readonly onChange: (value: PlainAnswer | undefined) => void;
};

/** The input for one answer. */
export function AnswerInput({
  field,
  label,
  spokenLabel,
  value,
  fault,
  disabled,
  photos,
  onChange,
}: AnswerInputProps) {
  const [{ language }] = usePreferences();
  const words = useUiMessages();
  const { answer } = field;
  const common = {
    label,
    description: field.help && !field.sides ? inLanguage(field.help, language) : undefined,
    error: fault,
    disabled,
    withAsterisk: field.required && !field.sides,
    'aria-label': spokenLabel,
  };
  const text = typeof value === 'string' ? value : '';
  const write = (given: string) => onChange(given === '' ? undefined : given);
  switch (answer.kind) {
    case 'text':
      return (
        <WrittenAnswer
          {...common}
          lines={answer.lines}
          maxLength={answer.maxLength}
          value={text}
          onWrite={write}
        />
      );
    case 'date':
      return (
        <TextInput
          {...common}
          type="date"
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          className={styles.number}
          value={typeof value === 'number' ? value : ''}
          min={answer.min}
          max={answer.max}
          step={answer.step}
          clampBehavior="none"
          suffix={answer.unit === '' ? undefined : ` ${answer.unit}`}
          hideControls
          onChange={(given) => onChange(typeof given === 'number' ? given : undefined)}
        />
      );
    case 'yes-no':
      return (
        <Radio.Group
          {...common}
          value={typeof value === 'boolean' ? String(value) : null}
          onChange={(given) => onChange(given === 'true')}
        >
          <Group gap="1rem">
            <Radio value="true" label={words('form.yes')} disabled={disabled} />
            <Radio value="false" label={words('form.no')} disabled={disabled} />
          </Group>
        </Radio.Group>
      );
    case 'choice':
      return (
        <ChoiceInput
          {...common}
          options={answer.options}
          many={answer.many}
          value={value}
          onChange={onChange}
        />
      );
    case 'signature':
      return (
        <SignaturePad
          label={spokenLabel ?? label}
          required={common.withAsterisk}
          value={typeof value === 'string' ? value : undefined}
          fault={fault}
          disabled={disabled}
          onChange={onChange}
        />
      );
    case 'photo':
      return (
        <PhotoField
          label={spokenLabel ?? label}
          required={common.withAsterisk}
          most={answer.most}
          value={Array.isArray(value) ? value : []}
          fault={fault}
          disabled={disabled}
          keeping={photos}
          onChange={onChange}
        />
      );
    case 'table':
      return null;
    case 'calculated':
      return (
        <div className={styles.calculated}>
          <span>{label}</span>
          <output className={styles.result}>
            {typeof value === 'number' ? `${value} ${answer.unit}`.trim() : words('form.notYet')}
          </output>
        </div>
      );
  }
}

type WrittenAnswerProps = {
  readonly label: string;
  readonly lines: number;
  readonly maxLength: number;
  readonly value: string;
  readonly onWrite: (text: string) => void;
};

function WrittenAnswer({ lines, onWrite, ...common }: WrittenAnswerProps) {
  return lines > 1 ? (
    <Textarea {...common} autosize minRows={lines} onChange={(event) => onWrite(event.currentTarget.value)} />
  ) : (
    <TextInput {...common} onChange={(event) => onWrite(event.currentTarget.value)} />
  );
}

type ChoiceInputProps = {
  readonly label: string;
  readonly disabled: boolean;
  readonly options: readonly { value: string; label: LocalText }[];
  readonly many: boolean;
  readonly value: PlainAnswer | undefined;
  readonly onChange: (value: PlainAnswer | undefined) => void;
};

function ChoiceInput({ options, many, value, onChange, ...common }: ChoiceInputProps) {
  const [{ language }] = usePreferences();
  const Option = many ? Checkbox : Radio;
  const shown = (
    <Group gap="0.25rem 1rem">
      {options.map((option) => (
        <Option
          key={option.value}
          value={option.value}
          label={inLanguage(option.label, language)}
          disabled={common.disabled}
        />
      ))}
    </Group>
  );
  return many ? (
    <Checkbox.Group
      {...common}
      value={Array.isArray(value) ? value : []}
      onChange={(given) => onChange(given.length === 0 ? undefined : given)}
    >
      {shown}
    </Checkbox.Group>
  ) : (
    <Radio.Group {...common} value={typeof value === 'string' ? value : null} onChange={onChange}>
      {shown}
    </Radio.Group>
  );
}
