import { Button, MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Condition, FormField } from '#form-kit';
import { CUSTOMER_TIERS } from '#modules/follow-ups/contract';
import { ConditionEditor, type ConditionQuestion, firstCondition, questionAbout } from '#ui';
import styles from './care.module.css';
import { useRuleSubjects } from './care-queries.ts';
import { countsFromAppointment, countsFromAsset, countsFromProcess, type RuleValues } from './rule-values.ts';
import { useAppointmentTypes } from './rule-when.tsx';
import { useLocal } from './use-local.ts';
import type { RuleEditing } from './use-rule-editing.ts';
import { useWords } from './words/use-words.ts';

type PartProps = { readonly form: RuleEditing['form'] };

/** Whom a rule reaches: by tier, tags and age, by what the thing it counts from says, and until when. */
export function RuleWho({ form }: PartProps) {
  const words = useWords();
  const questions = useQuestions(form.values);
  return (
    <fieldset className={styles.rulePart}>
      <legend className={styles.legend}>{words('ruleForm.who')}</legend>
      <ConditionPart
        label={words('ruleForm.only')}
        hint={words('ruleForm.onlyHint')}
        rule={form.values.when}
        questions={questions}
        error={form.errors.when}
        onChange={(when) => form.setFieldValue('when', when)}
      />
      <ConditionPart
        label={words('ruleForm.until')}
        hint={words('ruleForm.untilHint')}
        rule={form.values.until}
        questions={questions}
        error={form.errors.until}
        onChange={(until) => form.setFieldValue('until', until)}
      />
      <MultiSelect
        label={words('ruleForm.tiers')}
        description={words('ruleForm.tiersHint')}
        placeholder={form.values.tiers.length === 0 ? words('ruleForm.everybody') : undefined}
        clearable
        data={CUSTOMER_TIERS.map((tier) => ({ value: tier, label: words(`tier.${tier}`) }))}
        {...form.getInputProps('tiers')}
      />
      <div className={styles.pair}>
        <TextInput
          label={words('rules.tags')}
          description={words('rules.tagsHint')}
          {...form.getInputProps('tags')}
        />
        <NumberInput label={words('rules.fromAge')} min={0} max={150} {...form.getInputProps('fromAge')} />
        <NumberInput label={words('rules.belowAge')} min={0} max={150} {...form.getInputProps('belowAge')} />
      </div>
    </fieldset>
  );
}

type ConditionPartProps = {
  readonly label: string;
  readonly hint: string;
  readonly rule: Condition | null;
  readonly questions: readonly ConditionQuestion[];
  readonly error: React.ReactNode;
  readonly onChange: (rule: Condition | null) => void;
};

/** A condition that may be left out; nothing where the trigger knows nothing to ask about. */
function ConditionPart({ label, hint, rule, questions, error, onChange }: ConditionPartProps) {
  const words = useWords();
  if (questions.length === 0 && rule === null) return null;
  return (
    <section className={styles.group} aria-label={label}>
      <div className={styles.later}>
        <strong>{label}</strong>
        {rule === null ? (
          <Button
            size="xs"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => onChange(firstCondition(questions[0]))}
          >
            {words('ruleForm.addCondition')}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconX size="1rem" aria-hidden />}
            onClick={() => onChange(null)}
          >
            {words('ruleForm.removeCondition')}
          </Button>
        )}
      </div>
      <p className={styles.quiet}>{hint}</p>
      {rule === null ? null : (
        <ConditionEditor label={label} rule={rule} questions={questions} onChange={onChange} />
      )}
      {error ? (
        <p className={styles.against} role="alert">
          {error}
        </p>
      ) : null}
    </section>
  );
}

const ASSET_FACTS = ['category', 'make', 'model', 'side', 'place', 'status'] as const;

/** What conditions of a rule can ask about. */
function useQuestions(values: RuleValues): ConditionQuestion[] {
  const words = useWords();
  const local = useLocal();
  const { data } = useRuleSubjects();
  const types = useAppointmentTypes();
  if (countsFromAsset(values.on)) {
    return ASSET_FACTS.map((path) => ({
      path,
      label: words(`ruleForm.fact.${path}`),
      answer: { kind: 'text' },
    }));
  }
  if (countsFromAppointment(values.on)) {
    const options = types.map(({ key, name }) => ({ value: key, label: local(name) }));
    return [{ path: 'type', label: words('ruleForm.fact.type'), answer: { kind: 'choice', options } }];
  }
  if (!countsFromProcess(values.on)) return [];
  const template = data?.processes.find(({ key }) => key === values.templateKey);
  return (template?.steps ?? []).flatMap((step) => {
    const asked = (key: string, fields: readonly FormField[]): ConditionQuestion[] =>
      fields.map((field) =>
        questionAbout(
          field,
          { path: `${key}.${field.key}`, label: `${local(step.name)} · ${local(field.label)}` },
          local,
        ),
      );
    const survey = step.survey ? asked(step.survey.key, step.survey.form.fields) : [];
    return [...asked(step.key, step.form?.fields ?? []), ...survey];
  });
}
