import { ActionIcon, Button, Modal, Switch } from '@mantine/core';
import { IconCalendarPlus, IconCopy, IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { RuleShown } from '#modules/follow-ups/contract';
import {
  answered,
  Chip,
  ErrorPanel,
  languages,
  ProgressBar,
  Skeletons,
  useLocaleFormat,
  useToasts,
} from '#ui';
import styles from './care.module.css';
import { careKey, usePlanning, useRules } from './care-queries.ts';
import { RuleForm } from './rule-form.tsx';
import { emptyRule, type Rule } from './rule-values.ts';
import { useLocal } from './use-local.ts';
import type { RuleToWrite } from './use-rule-editing.ts';
import { useRuleWords } from './use-rule-words.ts';
import { useWords } from './words/use-words.ts';

/** The rules by which follow-ups are planned: on and off, what each would plan, and changing it. */
export function RulesSection() {
  const words = useWords();
  const query = useRules();
  const [writing, setWriting] = useState<Writing>();
  const local = useLocal();
  const write = ({ rule: { version, ...rule } }: RuleShown) =>
    setWriting({
      title: words('rules.editOf', { name: local(rule.name) }),
      rule,
      seenVersion: version,
      draftKey: `${rule.key}.${version}`,
    });
  const duplicate = ({ rule }: RuleShown) =>
    setWriting({
      title: words('ruleForm.duplicateOf', { name: local(rule.name) }),
      rule: copyOf(rule),
      seenVersion: null,
      draftKey: `copy.${rule.key}`,
    });
  return (
    <>
      <p className={styles.quiet}>{words('rules.text')}</p>
      <div className={styles.later}>
        <Button
          variant="filled"
          leftSection={<IconPlus size="1rem" stroke={1.7} aria-hidden />}
          onClick={() =>
            setWriting({ title: words('ruleForm.new'), rule: emptyRule, seenVersion: null, draftKey: 'new' })
          }
        >
          {words('ruleForm.new')}
        </Button>
        <PlanNow />
      </div>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={6} /> : null}
      <ul className={styles.rules}>
        {query.data?.map((shown) => (
          <RuleLine
            key={shown.rule.key}
            shown={shown}
            onEdit={() => write(shown)}
            onDuplicate={() => duplicate(shown)}
          />
        ))}
      </ul>
      <Modal
        opened={writing !== undefined}
        onClose={() => setWriting(undefined)}
        title={writing?.title ?? ''}
        size="xl"
      >
        {writing ? (
          <RuleForm
            written={writing}
            takenKeys={new Set(query.data?.map(({ rule }) => rule.key))}
            onClose={() => setWriting(undefined)}
          />
        ) : null}
      </Modal>
    </>
  );
}

type Writing = RuleToWrite & { readonly title: string };

/** A rule of one's own that says what another one says, under another name. */
function copyOf({ version: _, ...rule }: RuleShown['rule']): Rule {
  const named = languages.map((language) => [language, `${rule.name[language]} (2)`] as const);
  return { ...rule, key: '', name: { ...rule.name, ...Object.fromEntries(named) }, startsOn: true };
}

type RuleLineProps = {
  readonly shown: RuleShown;
  readonly onEdit: () => void;
  readonly onDuplicate: () => void;
};

function RuleLine({ shown, onEdit, onDuplicate }: RuleLineProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const toasts = useToasts();
  const client = useQueryClient();
  const local = useLocal();
  const describe = useRuleWords();
  const { rule, onSince, editedAt } = shown;
  const name = local(rule.name);
  const turn = useMutation({
    mutationFn: (isOn: boolean) =>
      answered(api.followUps.switchFollowUpRule({ params: { ruleKey: rule.key }, body: { isOn } })),
    onSuccess: (after) =>
      toasts.done(words(after.onSince === null ? 'rules.switchedOff' : 'rules.switchedOn', { name })),
    onError: toasts.failed,
    onSettled: () => client.invalidateQueries({ queryKey: careKey }),
  });
  return (
    <li className={styles.rule}>
      <div>
        <div className={styles.chips}>
          <strong>{name}</strong>
          <Chip>{words(`purpose.${rule.purpose}`)}</Chip>
          {onSince === null ? <Chip>{words('rules.off')}</Chip> : null}
        </div>
        <p className={styles.quiet}>
          {describe(rule)} · {rule.channels.map((channel) => words(`channel.${channel}`)).join(' → ')}
          {' · '}
          {editedAt === null
            ? words('rules.version', { version: rule.version })
            : `${words('rules.version', { version: rule.version })}, ${words('rules.edited', { date: format.date(editedAt) })}`}
        </p>
      </div>
      <div className={styles.actions}>
        <Switch
          aria-label={words('rules.switch', { name })}
          checked={onSince !== null}
          disabled={turn.isPending}
          onChange={(event) => turn.mutate(event.currentTarget.checked)}
        />
        <Button size="xs" onClick={onEdit} aria-label={words('rules.editOf', { name })}>
          {words('rules.edit')}
        </Button>
        <ActionIcon
          variant="default"
          aria-label={words('ruleForm.duplicateOf', { name })}
          title={words('ruleForm.duplicate')}
          onClick={onDuplicate}
        >
          <IconCopy size="1rem" stroke={1.7} aria-hidden />
        </ActionIcon>
      </div>
    </li>
  );
}

function PlanNow() {
  const words = useWords();
  const format = useLocaleFormat();
  const { planning, isRunning, start, stop, isStarting } = usePlanning();
  if (planning && isRunning) {
    return (
      <ProgressBar
        label={words('rules.planning')}
        done={Math.round(planning.progress * 100)}
        total={100}
        onCancel={stop}
      />
    );
  }
  return (
    <div className={styles.later}>
      <Button
        leftSection={<IconCalendarPlus size="1rem" stroke={1.7} aria-hidden />}
        loading={isStarting}
        onClick={start}
      >
        {words('rules.planNow')}
      </Button>
      {planning ? (
        <span className={styles.quiet} role="status">
          {planning.finishedAt === null
            ? words('rules.stopped')
            : words('rules.planned', {
                when: format.dateTime(planning.finishedAt),
                planned: format.number(planning.planned),
                dropped: format.number(planning.dropped),
              })}
        </span>
      ) : null}
    </div>
  );
}
