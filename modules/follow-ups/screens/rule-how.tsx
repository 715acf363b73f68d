import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { ROLES } from '#modules/access/contract';
import { FOLLOW_UP_CHANNELS } from '#modules/follow-ups/contract';
import { languageNames, languages } from '#ui';
import styles from './care.module.css';
import { useRuleSubjects } from './care-queries.ts';
import { countsFromProcess } from './rule-values.ts';
import { useLocal } from './use-local.ts';
import type { RuleEditing } from './use-rule-editing.ts';
import { useWords } from './words/use-words.ts';

type PartProps = { readonly form: RuleEditing['form'] };

const PURPOSES = ['service', 'survey', 'marketing'] as const;
const STOPS = ['moved', 'returned'] as const;

/** By what, by whom, how often, who hears of it in vain, and under which consent. */
export function RuleHow({ form }: PartProps) {
  const words = useWords();
  const roles = ROLES.map((role) => ({ value: role, label: words(`role.${role}`) }));
  return (
    <fieldset className={styles.rulePart}>
      <legend className={styles.legend}>{words('ruleForm.how')}</legend>
      <div className={styles.pair}>
        <MultiSelect
          withAsterisk
          label={words('rules.channels')}
          data={FOLLOW_UP_CHANNELS.map((one) => ({ value: one, label: words(`channel.${one}`) }))}
          {...form.getInputProps('channels')}
        />
        <TextInput
          label={words('rules.quiet')}
          description={words('rules.quietHint')}
          {...form.getInputProps('quiet')}
        />
        <MultiSelect
          withAsterisk
          label={words('rules.roles')}
          data={roles}
          {...form.getInputProps('roles')}
        />
        <NumberInput
          withAsterisk
          label={words('rules.attempts')}
          allowDecimal={false}
          min={1}
          max={6}
          {...form.getInputProps('maxAttempts')}
        />
        <Select
          label={words('rules.escalation')}
          placeholder={words('rules.nobody')}
          clearable
          data={roles}
          {...form.getInputProps('escalationRole')}
        />
        {form.values.escalationRole === null ? null : (
          <NumberInput
            label={words('rules.escalationDays')}
            allowDecimal={false}
            min={1}
            max={60}
            {...form.getInputProps('escalationDays')}
          />
        )}
        <Select
          label={words('rules.purpose')}
          allowDeselect={false}
          data={PURPOSES.map((one) => ({ value: one, label: words(`purpose.${one}`) }))}
          {...form.getInputProps('purpose')}
        />
        <MultiSelect
          label={words('ruleForm.stops')}
          data={STOPS.map((one) => ({ value: one, label: words(`ruleForm.stop.${one}`) }))}
          {...form.getInputProps('stops')}
        />
      </div>
      {countsFromProcess(form.values.on) ? <DecisionFields form={form} /> : null}
    </fieldset>
  );
}

/** A rule that asks for a decision leads to the step that decides it, under a heading of its own. */
function DecisionFields({ form }: PartProps) {
  const words = useWords();
  const local = useLocal();
  const { data } = useRuleSubjects();
  const { templateKey, decisionStep } = form.values;
  const steps = data?.processes.find(({ key }) => key === templateKey)?.steps ?? [];
  return (
    <div className={styles.pair}>
      <Select
        label={words('ruleForm.decision')}
        placeholder={words('ruleForm.contact')}
        clearable
        data={steps.map(({ key, name }) => ({ value: key, label: local(name) }))}
        {...form.getInputProps('decisionStep')}
        value={decisionStep || null}
        onChange={(key) => form.setFieldValue('decisionStep', key ?? '')}
      />
      {decisionStep === ''
        ? null
        : languages.map((language) => (
            <TextInput
              key={language}
              withAsterisk
              label={`${words('ruleForm.heading')} (${languageNames[language]})`}
              {...form.getInputProps(`decisionHeading.${language}`)}
            />
          ))}
    </div>
  );
}
