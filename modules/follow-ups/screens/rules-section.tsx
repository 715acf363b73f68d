import { Button, Modal, Switch } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { RuleShown } from '#modules/follow-ups/contract';
import { answered, Chip, ErrorPanel, ProgressBar, Skeletons, useLocaleFormat, useToasts } from '#ui';
import styles from './care.module.css';
import { careKey, usePlanning, useRules } from './care-queries.ts';
import { useWords } from './messages/use-words.ts';
import { RuleForm } from './rule-form.tsx';
import { useLocal } from './use-local.ts';
import { useRuleWords } from './use-rule-words.ts';

/** The rules by which follow-ups are planned: on and off, what each would plan, and changing it. */
export function RulesSection() {
  const words = useWords();
  const query = useRules();
  const local = useLocal();
  const [editing, setEditing] = useState<RuleShown>();
  return (
    <>
      <p className={styles.quiet}>{words('rules.text')}</p>
      <PlanNow />
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={6} /> : null}
      <ul className={styles.rules}>
        {query.data?.map((shown) => (
          <RuleLine key={shown.rule.key} shown={shown} onEdit={() => setEditing(shown)} />
        ))}
      </ul>
      <Modal
        opened={editing !== undefined}
        onClose={() => setEditing(undefined)}
        title={editing ? words('rules.editOf', { name: local(editing.rule.name) }) : ''}
        size="xl"
      >
        {editing ? <RuleForm shown={editing} onClose={() => setEditing(undefined)} /> : null}
      </Modal>
    </>
  );
}

function RuleLine({ shown, onEdit }: { readonly shown: RuleShown; readonly onEdit: () => void }) {
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
