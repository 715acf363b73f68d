import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Condition, Scalar } from '#form-kit';
import { useWords } from '../messages/use-words.ts';
import { useLocal } from '../use-local.ts';
import styles from './design.module.css';
import { type AskedQuestion, firstRule } from './template-edits.ts';

type ConditionEditorProps = {
  readonly label: string;
  readonly rule: Condition;
  readonly questions: readonly AskedQuestion[];
  readonly onChange: (rule: Condition) => void;
};

const OPERATORS = ['answered', 'is', 'in', 'atLeast', 'atMost'] as const;
type Operator = (typeof OPERATORS)[number];
const FORMS = ['rule', 'all', 'any', 'not'] as const;
type RuleForm = (typeof FORMS)[number];

/** A rule about answers, put together from questions, comparisons, and all, any or none of them. */
export function ConditionEditor({ label, rule, questions, onChange }: ConditionEditorProps) {
  const words = useWords();
  const form = formOf(rule);
  return (
    <div className={styles.rule}>
      <NativeSelect
        aria-label={words('design.rule.form', { label })}
        value={form}
        data={FORMS.map((value) => ({ value, label: words(`design.rule.forms.${value}`) }))}
        onChange={(event) => onChange(asForm(rule, event.currentTarget.value as RuleForm, questions))}
      />
      <Inside label={label} rule={rule} questions={questions} onChange={onChange} />
    </div>
  );
}

function Inside({ label, rule, questions, onChange }: ConditionEditorProps) {
  const words = useWords();
  if ('not' in rule) {
    return (
      <div className={styles.nested}>
        <ConditionEditor
          label={label}
          rule={rule.not}
          questions={questions}
          onChange={(not) => onChange({ not })}
        />
      </div>
    );
  }
  if ('field' in rule)
    return <Comparison label={label} rule={rule} questions={questions} onChange={onChange} />;
  const parts = 'all' in rule ? rule.all : rule.any;
  const put = (next: Condition[]) => onChange('all' in rule ? { all: next } : { any: next });
  return (
    <div className={styles.nested}>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a rule have no other name than their place
        <div key={index} className={styles.part}>
          <ConditionEditor
            label={`${label} ${index + 1}`}
            rule={part}
            questions={questions}
            onChange={(next) => put(parts.map((each, at) => (at === index ? next : each)))}
          />
          {parts.length > 1 ? (
            <ActionIcon
              variant="subtle"
              aria-label={words('design.remove', { name: `${label} ${index + 1}` })}
              onClick={() => put(parts.filter((_, at) => at !== index))}
            >
              <IconX size="1rem" aria-hidden />
            </ActionIcon>
          ) : null}
        </div>
      ))}
      <Button
        variant="subtle"
        leftSection={<IconPlus size="1rem" aria-hidden />}
        onClick={() => put([...parts, firstRule(questions[0])])}
      >
        {words('design.rule.add')}
      </Button>
    </div>
  );
}

type ComparisonProps = ConditionEditorProps & { readonly rule: Extract<Condition, { field: string }> };

function Comparison({ label, rule, questions, onChange }: ComparisonProps) {
  const words = useWords();
  const local = useLocal();
  const [stepKey = '', fieldKey = ''] = rule.field.split('.');
  const asked =
    questions.find(({ path }) => path === rule.field) ??
    questions.find(({ path }) => path === `${stepKey}.${fieldKey}`) ??
    questions.find(({ path }) => path === stepKey);
  const operator = OPERATORS.find((one) => one in rule) ?? 'answered';
  const change = (field: string, wanted: Operator) => {
    const question = questions.find(({ path }) => path === field);
    onChange(comparisonOf(field, wanted, question));
  };
  const known = questions.map(({ path, field, step }) => ({
    value: path,
    label: step ? `${local(step.name)} · ${local(field.label)}` : local(field.label),
  }));
  const isListed = known.some(({ value }) => value === rule.field);
  return (
    <div className={styles.comparison}>
      <NativeSelect
        aria-label={words('design.rule.question', { label })}
        value={rule.field}
        data={isListed ? known : [{ value: rule.field, label: rule.field || '—' }, ...known]}
        onChange={(event) => change(event.currentTarget.value, operator)}
      />
      <NativeSelect
        aria-label={words('design.rule.comparison', { label })}
        value={operator}
        data={OPERATORS.map((value) => ({ value, label: words(`design.rule.operators.${value}`) }))}
        onChange={(event) => change(rule.field, event.currentTarget.value as Operator)}
      />
      <Wanted label={words('design.rule.value', { label })} rule={rule} asked={asked} onChange={onChange} />
    </div>
  );
}

type WantedProps = {
  readonly label: string;
  readonly rule: Extract<Condition, { field: string }>;
  readonly asked: AskedQuestion | undefined;
  readonly onChange: (rule: Condition) => void;
};

function Wanted({ label, rule, asked, onChange }: WantedProps) {
  const words = useWords();
  const local = useLocal();
  const { field } = rule;
  const answer = asked?.field.answer;
  if ('answered' in rule) return null;
  if ('atLeast' in rule || 'atMost' in rule) {
    return (
      <NumberInput
        aria-label={label}
        value={'atLeast' in rule ? rule.atLeast : rule.atMost}
        onChange={(value) => {
          const limit = Number(value);
          onChange('atLeast' in rule ? { field, atLeast: limit } : { field, atMost: limit });
        }}
      />
    );
  }
  if ('in' in rule) {
    return (
      <TextInput
        aria-label={label}
        placeholder={words('design.rule.severalHint')}
        value={rule.in.join(', ')}
        onChange={(event) => {
          const several = event.currentTarget.value.split(',').map((part) => part.trim());
          onChange({ field, in: several.map((part) => scalarOf(part, rule.in[0])) });
        }}
      />
    );
  }
  if (answer?.kind === 'yes-no' || answer?.kind === 'choice') {
    const options =
      answer.kind === 'yes-no'
        ? [
            { value: 'true', label: words('design.yes') },
            { value: 'false', label: words('design.no') },
          ]
        : answer.options.map((option) => ({ value: option.value, label: local(option.label) }));
    const isYesNo = answer.kind === 'yes-no';
    return (
      <NativeSelect
        aria-label={label}
        value={String(rule.is)}
        data={options}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({ field, is: isYesNo ? value === 'true' : value });
        }}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      value={String(rule.is)}
      onChange={(event) => onChange({ field, is: scalarOf(event.currentTarget.value, rule.is) })}
    />
  );
}

const scalarOf = (text: string, like: Scalar | undefined): Scalar =>
  typeof like === 'number' && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;

function comparisonOf(field: string, operator: Operator, question: AskedQuestion | undefined): Condition {
  const answer = question?.field.answer;
  const first: Scalar =
    answer?.kind === 'yes-no'
      ? true
      : answer?.kind === 'choice'
        ? (answer.options[0]?.value ?? '')
        : answer?.kind === 'number' || answer?.kind === 'calculated'
          ? 0
          : '';
  switch (operator) {
    case 'is':
      return { field, is: first };
    case 'in':
      return { field, in: [first] };
    case 'atLeast':
      return { field, atLeast: 0 };
    case 'atMost':
      return { field, atMost: 0 };
    case 'answered':
      return { field, answered: true };
  }
}

function formOf(rule: Condition): RuleForm {
  if ('all' in rule) return 'all';
  if ('any' in rule) return 'any';
  return 'not' in rule ? 'not' : 'rule';
}

/** The same rule in another form, keeping as much of it as the form can hold. */
function asForm(rule: Condition, form: RuleForm, questions: readonly AskedQuestion[]): Condition {
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'not' in rule ? [rule.not] : [rule];
  const [first = firstRule(questions[0])] = parts;
  if (form === 'all') return { all: parts };
  if (form === 'any') return { any: parts };
  if (form === 'not') return { not: 'not' in rule ? first : rule };
  return first;
}
