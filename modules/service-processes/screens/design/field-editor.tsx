import {
  ActionIcon,
  Button,
  Checkbox,
  MultiSelect,
  NativeSelect,
  NumberInput,
  TextInput,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormField } from '#form-kit';
import { LocalTextInput } from '#ui';
import { useWords } from '../messages/use-words.ts';
import { useLocal } from '../use-local.ts';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './design.module.css';
import { type AskedQuestion, firstRule, freeKey, noWords } from './template-edits.ts';

const KINDS = ['text', 'number', 'choice', 'yes-no', 'date', 'signature', 'photo', 'calculated'] as const;
type Kind = (typeof KINDS)[number];
type AnswerKind = FormField['answer'];

type FieldEditorProps = {
  readonly field: FormField;
  /** Questions asked before it, which it may depend on. */
  readonly before: readonly AskedQuestion[];
  readonly onChange: (field: FormField) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

/** One question of a form. */
export function FieldEditor({ field, before, onChange, onMove, onRemove }: FieldEditorProps) {
  const words = useWords();
  const local = useLocal();
  const [isOpen, setIsOpen] = useState(local(field.label) === '');
  const name = local(field.label) || field.key;
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
              data={(field.answer.kind === 'table' ? ['table' as const] : KINDS).map((value) => ({
                value,
                label: words(`design.field.kinds.${value}`),
              }))}
              onChange={(event) => change({ answer: answerOf(event.currentTarget.value as Kind, before) })}
            />
            <Checkbox
              label={words('design.field.required')}
              checked={field.required}
              onChange={(event) => change({ required: event.currentTarget.checked })}
            />
            <Checkbox
              label={words('design.field.sensitive')}
              checked={field.sensitive}
              onChange={(event) => change({ sensitive: event.currentTarget.checked })}
            />
          </div>
          <AnswerSettings answer={field.answer} before={before} onChange={(answer) => change({ answer })} />
          <SidesSettings field={field} onChange={change} />
          <Checkbox
            label={words('design.field.onlyWhen')}
            checked={field.shownWhen !== undefined}
            disabled={before.length === 0 && field.shownWhen === undefined}
            onChange={(event) =>
              change({ shownWhen: event.currentTarget.checked ? firstRule(before.at(-1)) : undefined })
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

type AnswerSettingsProps = {
  readonly answer: AnswerKind;
  readonly before: readonly AskedQuestion[];
  readonly onChange: (answer: AnswerKind) => void;
};

function AnswerSettings({ answer, before, onChange }: AnswerSettingsProps) {
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
      <div className={styles.line}>
        {(['min', 'max', 'step'] as const).map((part) => (
          <NumberInput
            key={part}
            label={words(`design.field.${part}`)}
            value={answer[part]}
            onChange={(value) => onChange({ ...answer, [part]: Number(value) })}
          />
        ))}
        <TextInput
          label={words('design.field.unit')}
          value={answer.unit}
          onChange={(event) => onChange({ ...answer, unit: event.currentTarget.value })}
        />
      </div>
    );
  }
  if (answer.kind === 'choice') return <ChoiceSettings answer={answer} onChange={onChange} />;
  if (answer.kind === 'calculated') {
    return <CalculationSettings answer={answer} before={before} onChange={onChange} />;
  }
  return null;
}

type ChoiceSettingsProps = {
  readonly answer: Extract<AnswerKind, { kind: 'choice' }>;
  readonly onChange: (answer: AnswerKind) => void;
};

function ChoiceSettings({ answer, onChange }: ChoiceSettingsProps) {
  const words = useWords();
  const put = (options: typeof answer.options) => onChange({ ...answer, options });
  const keys = answer.options.map(({ value }) => value);
  return (
    <div className={styles.stack}>
      {answer.options.map((option, index) => (
        <div key={option.value} className={styles.part}>
          <LocalTextInput
            label={words('design.field.option', { number: index + 1 })}
            value={option.label}
            onChange={(label) =>
              put(answer.options.map((each) => (each === option ? { ...each, label } : each)))
            }
          />
          <ActionIcon
            variant="subtle"
            aria-label={words('design.remove', { name: words('design.field.option', { number: index + 1 }) })}
            onClick={() => put(answer.options.filter((each) => each !== option))}
          >
            <IconX size="1rem" aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div className={styles.line}>
        <Button
          variant="subtle"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => put([...answer.options, { value: freeKey('option', keys), label: noWords }])}
        >
          {words('design.field.addOption')}
        </Button>
        <Checkbox
          label={words('design.field.many')}
          checked={answer.many}
          onChange={(event) => onChange({ ...answer, many: event.currentTarget.checked })}
        />
      </div>
    </div>
  );
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

type SidesSettingsProps = {
  readonly field: FormField;
  readonly onChange: (part: Partial<FormField>) => void;
};

/** The same question for each of several, such as the right and the left. */
function SidesSettings({ field, onChange }: SidesSettingsProps) {
  const words = useWords();
  if (field.answer.kind === 'calculated') return null;
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

function answerOf(kind: Kind, before: readonly AskedQuestion[]): AnswerKind {
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
    default:
      return { kind };
  }
}
