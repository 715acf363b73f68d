import { ActionIcon, Button, MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Condition, FormField, LocalText, Scalar } from '#form-kit';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './condition-editor.module.css';

/** Something a condition can ask about, in the language shown. */
export type ConditionQuestion = {
  /** `field`, or `step.field` among the steps of a process. */
  readonly path: string;
  readonly label: string;
  readonly answer:
    | { readonly kind: 'text' | 'number' | 'yes-no' }
    | {
        readonly kind: 'choice';
        readonly options: readonly { readonly value: string; readonly label: string }[];
      };
};

/** A question of a form as conditions ask about it; `inWords` gives words in the language shown. */
export function questionAbout(
  { answer }: Pick<FormField, 'answer'>,
  asked: Pick<ConditionQuestion, 'path' | 'label'>,
  inWords: (text: LocalText) => string,
): ConditionQuestion {
  switch (answer.kind) {
    case 'choice': {
      const options = answer.options.map(({ value, label }) => ({ value, label: inWords(label) }));
      return { ...asked, answer: { kind: 'choice', options } };
    }
    case 'number':
    case 'calculated':
      return { ...asked, answer: { kind: 'number' } };
    case 'yes-no':
      return { ...asked, answer: { kind: 'yes-no' } };
    default:
      return { ...asked, answer: { kind: 'text' } };
  }
}

export type ConditionEditorProps = {
  readonly label: string;
  readonly rule: Condition;
  readonly questions: readonly ConditionQuestion[];
  readonly onChange: (rule: Condition) => void;
};

const OPERATORS = ['answered', 'is', 'in', 'atLeast', 'atMost'] as const;
type Operator = (typeof OPERATORS)[number];
const FORMS = ['rule', 'all', 'any', 'not'] as const;
type RuleForm = (typeof FORMS)[number];

/** The plainest condition about a question: that it was answered. */
export const firstCondition = (question: { readonly path: string } | undefined): Condition => ({
  field: question?.path ?? '',
  answered: true,
});

/** A condition on answers, put together from questions, comparisons, and all, any or none of them. */
export function ConditionEditor({ label, rule, questions, onChange }: ConditionEditorProps) {
  const words = useUiMessages();
  const form = formOf(rule);
  return (
    <div className={styles.rule}>
      <NativeSelect
        aria-label={words('condition.form', { label })}
        value={form}
        data={FORMS.map((value) => ({ value, label: words(`condition.forms.${value}`) }))}
        onChange={(event) => onChange(asForm(rule, event.currentTarget.value as RuleForm, questions))}
      />
      <Inside label={label} rule={rule} questions={questions} onChange={onChange} />
    </div>
  );
}

function Inside({ label, rule, questions, onChange }: ConditionEditorProps) {
  const words = useUiMessages();
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
              aria-label={words('condition.remove', { label: `${label} ${index + 1}` })}
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
        onClick={() => put([...parts, firstCondition(questions[0])])}
      >
        {words('condition.add')}
      </Button>
    </div>
  );
}

type ComparisonProps = ConditionEditorProps & { readonly rule: Extract<Condition, { field: string }> };

function Comparison({ label, rule, questions, onChange }: ComparisonProps) {
  const words = useUiMessages();
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
  const known = questions.map(({ path, label: name }) => ({ value: path, label: name }));
  const isListed = known.some(({ value }) => value === rule.field);
  return (
    <div className={styles.comparison}>
      <NativeSelect
        aria-label={words('condition.question', { label })}
        value={rule.field}
        data={isListed ? known : [{ value: rule.field, label: rule.field || '—' }, ...known]}
        onChange={(event) => change(event.currentTarget.value, operator)}
      />
      <NativeSelect
        aria-label={words('condition.comparison', { label })}
        value={operator}
        data={OPERATORS.map((value) => ({ value, label: words(`condition.operators.${value}`) }))}
        onChange={(event) => change(rule.field, event.currentTarget.value as Operator)}
      />
      <Wanted label={words('condition.value', { label })} rule={rule} asked={asked} onChange={onChange} />
    </div>
  );
}

type WantedProps = {
  readonly label: string;
  readonly rule: Extract<Condition, { field: string }>;
  readonly asked: ConditionQuestion | undefined;
  readonly onChange: (rule: Condition) => void;
};

function Wanted({ label, rule, asked, onChange }: WantedProps) {
  const words = useUiMessages();
  const { field } = rule;
  const answer = asked?.answer;
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
  if ('in' in rule) return <Several label={label} rule={rule} asked={asked} onChange={onChange} />;
  if (answer?.kind === 'yes-no' || answer?.kind === 'choice') {
    const options =
      answer.kind === 'choice'
        ? [...answer.options]
        : [
            { value: 'true', label: words('form.yes') },
            { value: 'false', label: words('form.no') },
          ];
    return (
      <NativeSelect
        aria-label={label}
        value={String(rule.is)}
        data={options}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({ field, is: answer.kind === 'yes-no' ? value === 'true' : value });
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

type SeveralProps = Omit<WantedProps, 'rule'> & {
  readonly rule: Extract<Condition, { field: string; in: Scalar[] }>;
};

/** Any of several values: chosen where the question has choices, else written with commas between. */
function Several({ label, rule, asked, onChange }: SeveralProps) {
  const words = useUiMessages();
  const { field } = rule;
  if (asked?.answer.kind === 'choice') {
    return (
      <MultiSelect
        aria-label={label}
        value={rule.in.map(String)}
        data={[...asked.answer.options]}
        // At least one value must stay: a condition that nothing fits is none.
        onChange={(values) => (values.length > 0 ? onChange({ field, in: values }) : undefined)}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      placeholder={words('condition.severalHint')}
      value={rule.in.join(', ')}
      onChange={(event) => {
        const several = event.currentTarget.value.split(',').map((part) => part.trim());
        onChange({ field, in: several.map((part) => scalarOf(part, rule.in[0])) });
      }}
    />
  );
}

const scalarOf = (text: string, like: Scalar | undefined): Scalar =>
  typeof like === 'number' && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;

function comparisonOf(field: string, operator: Operator, question: ConditionQuestion | undefined): Condition {
  switch (operator) {
    case 'is':
      return { field, is: firstValue(question) };
    case 'in':
      return { field, in: [firstValue(question)] };
    case 'atLeast':
      return { field, atLeast: 0 };
    case 'atMost':
      return { field, atMost: 0 };
    case 'answered':
      return { field, answered: true };
  }
}

function firstValue(question: ConditionQuestion | undefined): Scalar {
  switch (question?.answer.kind) {
    case 'yes-no':
      return true;
    case 'choice':
      return question.answer.options[0]?.value ?? '';
    case 'number':
      return 0;
    default:
      return '';
  }
}

function formOf(rule: Condition): RuleForm {
  if ('all' in rule) return 'all';
  if ('any' in rule) return 'any';
  return 'not' in rule ? 'not' : 'rule';
}

/** The same condition in another form, keeping as much of it as the form can hold. */
function asForm(rule: Condition, form: RuleForm, questions: readonly ConditionQuestion[]): Condition {
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'not' in rule ? [rule.not] : [rule];
  const [first = firstCondition(questions[0])] = parts;
  if (form === 'all') return { all: parts };
  if (form === 'any') return { any: parts };
  if (form === 'not') return { not: 'not' in rule ? first : rule };
  return first;
}
