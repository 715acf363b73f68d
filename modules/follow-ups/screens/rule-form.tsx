import { Button, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import { ROLES } from '#modules/access/contract';
import { FOLLOW_UP_CHANNELS, type RuleShown } from '#modules/follow-ups/contract';
import { answered, ErrorPanel, languageNames, languages, useToasts } from '#ui';
import styles from './care.module.css';
import { careKey } from './care-queries.ts';
import { useWords } from './messages/use-words.ts';
import { RulePreviewed } from './rule-preview.tsx';
import { bodyOf, isQuietText, UNITS, valuesOf } from './rule-values.ts';
import { useRuleWords } from './use-rule-words.ts';

const MONTH_ENDS = ['clamp', 'roll-forward'] as const;
const CLOSED_DAYS = ['forward', 'back', 'none'] as const;
const PURPOSES = ['service', 'survey', 'marketing'] as const;

/** Changes a rule: a new version, with what it would plan shown before it is kept. */
export function RuleForm({ shown, onClose }: { readonly shown: RuleShown; readonly onClose: () => void }) {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const describe = useRuleWords();
  const { version, ...rule } = shown.rule;
  const form = useForm({
    initialValues: valuesOf(rule),
    validate: { quiet: (text) => (isQuietText(text) ? null : words('rules.faultQuiet')) },
  });
  const preview = useMutation({
    mutationFn: (values: typeof form.values) =>
      answered(api.followUps.previewFollowUpRule({ body: { rule: bodyOf(rule, values) } })),
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      answered(
        api.followUps.changeFollowUpRule({
          params: { ruleKey: rule.key },
          body: { seenVersion: version, rule: bodyOf(rule, values) },
        }),
      ),
    onSuccess: () => {
      toasts.done(words('rules.saved'));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: careKey }),
  });
  const choices = <K extends string>(keys: readonly K[], label: (key: K) => string) =>
    keys.map((key) => ({ value: key, label: label(key) }));
  return (
    <form className={styles.ruleForm} onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <p className={styles.quiet}>{describe({ ...bodyOf(rule, form.values), version })}</p>
      <div className={styles.pair}>
        <NumberInput
          label={words('rules.offset')}
          description={words('rules.offsetHint')}
          allowDecimal={false}
          min={-400}
          max={400}
          {...form.getInputProps('offset')}
        />
        <Select
          label={words('rules.unit')}
          description=" "
          allowDeselect={false}
          data={choices(UNITS, (unit) => words(`unit.${unit}`))}
          {...form.getInputProps('unit')}
        />
        <NumberInput
          label={words('rules.repeat')}
          allowDecimal={false}
          min={0}
          max={400}
          {...form.getInputProps('repeat')}
        />
        <Select
          label={words('rules.unit')}
          allowDeselect={false}
          data={choices(UNITS, (unit) => words(`unit.${unit}`))}
          {...form.getInputProps('repeatUnit')}
        />
        <Select
          label={words('rules.monthEnd')}
          allowDeselect={false}
          data={choices(MONTH_ENDS, (one) => words(`monthEnd.${one}`))}
          {...form.getInputProps('monthEnd')}
        />
        <Select
          label={words('rules.closed')}
          allowDeselect={false}
          data={choices(CLOSED_DAYS, (one) => words(`closedDay.${one}`))}
          {...form.getInputProps('onClosedDay')}
        />
        <MultiSelect
          label={words('rules.channels')}
          data={choices(FOLLOW_UP_CHANNELS, (one) => words(`channel.${one}`))}
          {...form.getInputProps('channels')}
        />
        <TextInput
          label={words('rules.quiet')}
          description={words('rules.quietHint')}
          {...form.getInputProps('quiet')}
        />
        <MultiSelect
          label={words('rules.roles')}
          data={choices(ROLES, (one) => words(`role.${one}`))}
          {...form.getInputProps('roles')}
        />
        <NumberInput
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
          data={choices(ROLES, (one) => words(`role.${one}`))}
          {...form.getInputProps('escalationRole')}
        />
        <NumberInput
          label={words('rules.escalationDays')}
          allowDecimal={false}
          min={1}
          max={60}
          {...form.getInputProps('escalationDays')}
        />
        <Select
          label={words('rules.purpose')}
          allowDeselect={false}
          data={choices(PURPOSES, (one) => words(`purpose.${one}`))}
          {...form.getInputProps('purpose')}
        />
        <TextInput
          label={words('rules.tags')}
          description={words('rules.tagsHint')}
          {...form.getInputProps('tags')}
        />
        <NumberInput label={words('rules.fromAge')} min={0} max={150} {...form.getInputProps('fromAge')} />
        <NumberInput label={words('rules.belowAge')} min={0} max={150} {...form.getInputProps('belowAge')} />
      </div>
      {languages.map((language) => (
        <div key={language} className={styles.group}>
          <TextInput
            required
            maxLength={500}
            label={words('rules.name', { language: languageNames[language] })}
            {...form.getInputProps(`name.${language}`)}
          />
          <Textarea
            required
            autosize
            minRows={2}
            maxLength={500}
            label={words('rules.script', { language: languageNames[language] })}
            description={words('rules.scriptHint', { a: '{{name}}', b: '{{since}}' })}
            {...form.getInputProps(`script.${language}`)}
          />
        </div>
      ))}
      {preview.error || save.error ? <ErrorPanel error={save.error ?? preview.error} /> : null}
      {preview.data ? <RulePreviewed preview={preview.data} /> : null}
      <div className={styles.actions}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {words('rules.save', { version: version + 1 })}
        </Button>
        <Button
          loading={preview.isPending}
          onClick={() => {
            if (!form.validate().hasErrors) preview.mutate(form.values);
          }}
        >
          {words('rules.preview')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {words('rules.cancel')}
        </Button>
      </div>
    </form>
  );
}
