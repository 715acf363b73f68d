import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '#contract';
import { answered, languages, toProblem, useDraft, useToasts } from '#ui';
import { careKey } from './care-queries.ts';
import {
  countsFromProcess,
  fieldOf,
  isQuietText,
  keyFor,
  type Rule,
  type RuleValues,
  ruleOf,
  valuesInDraft,
  valuesOf,
} from './rule-values.ts';
import { useWords } from './words/use-words.ts';

/** A rule to be written: the version it changes, or null for one of one's own. */
export interface RuleToWrite {
  rule: Rule;
  seenVersion: number | null;
  /** What is being written is found again under this. */
  draftKey: string;
}

export type RuleEditing = ReturnType<typeof useRuleEditing>;

/** Writing a rule: its fields, what it would plan, its draft, and keeping it. */
export function useRuleEditing(
  { rule, seenVersion, draftKey }: RuleToWrite,
  { takenKeys, onSaved }: { takenKeys: ReadonlySet<string>; onSaved: () => void },
) {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const begun = valuesOf(rule);
  const draft = useDraft(`follow-up-rule.${draftKey}`);
  const [isRestored, setRestored] = useState(false);
  const [previewedAs, setPreviewedAs] = useState<string>();
  const form = useForm<RuleValues>({
    initialValues: begun,
    validate: useFieldFaults(),
    onValuesChange: (values) => draft.write(JSON.stringify(values)),
  });
  const restored = draft.isRestored ? draft.text : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each draft found, however often the form is drawn
  useEffect(() => {
    const kept = valuesInDraft(restored, begun);
    if (kept === undefined) return;
    form.setValues(kept);
    setRestored(true);
  }, [restored]);
  const key = seenVersion === null ? keyFor(form.values.name.en, takenKeys) : rule.key;
  const showFaults = (error: unknown) => {
    const faults = toProblem(error)?.faults ?? [];
    form.setErrors(Object.fromEntries(faults.map((fault) => [fieldOf(fault.path), faultText(words, fault)])));
  };
  const preview = useMutation({
    mutationFn: (values: RuleValues) =>
      answered(api.followUps.previewFollowUpRule({ body: { rule: withWords(ruleOf(key, values)) } })),
    onSuccess: (_, values) => setPreviewedAs(reachOf(values)),
    onError: showFaults,
  });
  const save = useMutation({
    mutationFn: (values: RuleValues) =>
      answered(
        api.followUps.changeFollowUpRule({
          params: { ruleKey: key },
          body: { seenVersion, rule: ruleOf(key, values) },
        }),
      ),
    onSuccess: () => {
      draft.drop();
      toasts.done(words(seenVersion === null ? 'ruleForm.created' : 'rules.saved'));
      onSaved();
    },
    onError: showFaults,
    onSettled: () => client.invalidateQueries({ queryKey: careKey }),
  });
  return {
    form,
    key,
    preview,
    save,
    isRestored,
    isPreviewed: previewedAs === reachOf(form.values),
    throwAway: () => {
      form.setValues(begun);
      form.clearErrors();
      draft.drop();
      setRestored(false);
    },
    /** What the rule would plan, words or not. */
    look: () => {
      const faults = form.validate().errors;
      const others = Object.entries(faults).filter(([path]) => !/^(name|script)\./.test(path));
      form.setErrors(Object.fromEntries(others));
      if (others.length === 0) preview.mutate(form.values);
    },
  };
}

type Words = ReturnType<typeof useWords>;
const FAULTS = [
  'unknown-process',
  'unknown-step',
  'unknown-question',
  'unknown-answer',
  'unknown-fact',
  'no-step-decides',
  'not-known-before',
  'too-far',
  'comes-once',
  'twice',
  'no-time',
  'nobody',
] as const;

function faultText(words: Words, fault: { code: string; message: string }): string {
  const known = FAULTS.find((code) => code === fault.code);
  return known ? words(`ruleForm.fault.${known}`) : fault.message;
}

/** What of a rule decides whom it reaches and when: all but what is said. */
function reachOf(values: RuleValues): string {
  const { name: _, script: __, ...reach } = ruleOf('own.rule', values);
  return JSON.stringify(reach);
}

/** A preview needs no words yet. */
function withWords(rule: Rule): Rule {
  const said = (text: Rule['name']) => ({
    'zh-CN': text['zh-CN'] || '-',
    'zh-TW': text['zh-TW'] || '-',
    en: text.en || '-',
  });
  const decision = rule.decision && { ...rule.decision, heading: said(rule.decision.heading) };
  return { ...rule, name: said(rule.name), script: said(rule.script), decision };
}

/** What is missing or cannot be read, all at once. */
function useFieldFaults() {
  const words = useWords();
  const missing = words('ruleForm.missing');
  const needed = (text: string | number) => (String(text).trim() === '' ? missing : null);
  const inEach = Object.fromEntries(languages.map((language) => [language, needed]));
  const chosen = (values: readonly string[]) => (values.length === 0 ? words('ruleForm.chooseOne') : null);
  const headed = (text: string, values: RuleValues) => (values.decisionStep === '' ? null : needed(text));
  return {
    templateKey: (key: string, values: RuleValues) => (countsFromProcess(values.on) ? needed(key) : null),
    stepKey: (key: string, values: RuleValues) => (values.on === 'process-step-left' ? needed(key) : null),
    distance: needed,
    maxAttempts: needed,
    channels: chosen,
    roles: chosen,
    quiet: (text: string) => (isQuietText(text) ? null : words('rules.faultQuiet')),
    decisionHeading: Object.fromEntries(languages.map((language) => [language, headed])),
    name: inEach,
    script: inEach,
  };
}
