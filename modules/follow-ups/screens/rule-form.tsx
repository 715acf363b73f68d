import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { ErrorPanel, languageNames, languages, lazyScreen, PartBoundary, toProblem } from '#ui';
import styles from './care.module.css';
import { RuleHow } from './rule-how.tsx';
import { RulePreviewed } from './rule-preview.tsx';
import { valuesOf } from './rule-values.ts';
import { RuleWhen } from './rule-when.tsx';
import { RuleWho } from './rule-who.tsx';
import { type RuleEditing, type RuleToWrite, useRuleEditing } from './use-rule-editing.ts';
import { useWords } from './words/use-words.ts';

const RuleVersions = lazyScreen(() => import('./rule-versions.tsx'), 'RuleVersions');

type RuleFormProps = {
  readonly written: RuleToWrite;
  readonly takenKeys: ReadonlySet<string>;
  readonly onClose: () => void;
};

/** Writes a rule: a new version, or one of one's own, with whom it would reach shown before it is kept. */
export function RuleForm({ written, takenKeys, onClose }: RuleFormProps) {
  const words = useWords();
  const editing = useRuleEditing(written, { takenKeys, onSaved: onClose });
  const { form, preview, save, isPreviewed, isRestored } = editing;
  const { seenVersion } = written;
  const saveWords =
    seenVersion === null ? words('ruleForm.create') : words('rules.save', { version: seenVersion + 1 });
  return (
    <form
      noValidate
      className={styles.ruleForm}
      onSubmit={form.onSubmit((values) => (isPreviewed ? save.mutate(values) : editing.look()))}
    >
      {isRestored ? (
        <p className={styles.later} role="status">
          {words('ruleForm.restored')}
          <Button size="xs" onClick={editing.throwAway}>
            {words('ruleForm.throwAway')}
          </Button>
        </p>
      ) : null}
      <RuleWhen form={form} />
      <RuleWho form={form} />
      <RuleHow form={form} />
      <RuleSay form={form} />
      {seenVersion === null ? (
        <>
          <Switch
            label={words('ruleForm.startsOn')}
            {...form.getInputProps('startsOn', { type: 'checkbox' })}
          />
          {form.values.name.en.trim() === '' ? null : (
            <p className={styles.quiet}>{words('ruleForm.key', { key: editing.key })}</p>
          )}
        </>
      ) : (
        <PartBoundary fallback={null}>
          <RuleVersions ruleKey={written.rule.key} onTake={(rule) => form.setValues(valuesOf(rule))} />
        </PartBoundary>
      )}
      <Unplaced error={save.error ?? preview.error} />
      {preview.data && isPreviewed ? <RulePreviewed preview={preview.data} /> : null}
      <div className={styles.actions}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {isPreviewed ? saveWords : words('ruleForm.look')}
        </Button>
        <Button loading={preview.isPending} onClick={editing.look}>
          {words('rules.preview')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {words('rules.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What the server refused; faults of fields stand beside them, and are not said twice. */
function Unplaced({ error }: { readonly error: unknown }) {
  if (!error) return null;
  const problem = toProblem(error);
  return <ErrorPanel error={problem ? { ...problem, faults: [] } : error} />;
}

function RuleSay({ form }: { readonly form: RuleEditing['form'] }) {
  const words = useWords();
  return (
    <fieldset className={styles.rulePart}>
      <legend className={styles.legend}>{words('ruleForm.say')}</legend>
      {languages.map((language) => (
        <div key={language} className={styles.group} lang={language}>
          <TextInput
            withAsterisk
            maxLength={500}
            label={words('rules.name', { language: languageNames[language] })}
            {...form.getInputProps(`name.${language}`)}
          />
          <Textarea
            withAsterisk
            autosize
            minRows={2}
            maxLength={500}
            label={words('rules.script', { language: languageNames[language] })}
            description={words('rules.scriptHint', { a: '{{name}}', b: '{{since}}' })}
            {...form.getInputProps(`script.${language}`)}
          />
        </div>
      ))}
    </fieldset>
  );
}
