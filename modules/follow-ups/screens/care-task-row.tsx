import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CareTask } from '#modules/follow-ups/contract';
import { Avatar, Chip, useLocaleFormat, useNow } from '#ui';
import { daysBetween } from '#working-time';
import styles from './care.module.css';
import { CareHow, CareRhythm, useEvidence } from './care-evidence.tsx';
import { CareTaskMenu } from './care-task-menu.tsx';
import { useWords } from './messages/use-words.ts';

type Urgency = 'overdue' | 'due' | 'later';

export type CareTaskRowProps = { readonly task: CareTask; readonly onCall: () => void };

function DueChip({ urgency, task, lateDays }: { urgency: Urgency; task: CareTask; lateDays: number }) {
  const words = useWords();
  const format = useLocaleFormat();
  if (urgency === 'due') return null;
  if (urgency === 'overdue') return <Chip tone="vermilion">{words('overdue', { count: lateDays })}</Chip>;
  return <Chip>{words('laterOn', { date: format.dayMonth(task.dueOn) })}</Chip>;
}

/** One row of work: who, why now, the evidence, and one button. */
export function CareTaskRow({ task, onCall }: CareTaskRowProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const evidence = useEvidence();
  const lateDays = daysBetween(task.dueOn, format.dayKey(useNow()));
  const urgency: Urgency = lateDays > 0 ? 'overdue' : lateDays === 0 ? 'due' : 'later';
  return (
    <li className={styles.row} data-urgency={urgency}>
      <span className={styles.bar} aria-hidden />
      <Avatar name={task.partyName} tone="indigo" />
      <div className={styles.who}>
        <div className={styles.chips}>
          <Link to="/customers/$partyId" params={{ partyId: task.partyId }} className={styles.name}>
            {task.partyName}
          </Link>
          {task.partyBornOn === null ? null : (
            <span className={styles.quiet}>{format.age(task.partyBornOn)}</span>
          )}
          <Chip tone={task.reason.kind === 'asked-for' ? 'plain' : 'amber'}>
            {words(`reason.${task.reason.kind}`)}
          </Chip>
          <DueChip urgency={urgency} task={task} lateDays={lateDays} />
        </div>
        <p className={styles.evidence}>
          {evidence(task.reason)} <CareHow task={task} />
        </p>
      </div>
      <div className={styles.picture}>
        <CareRhythm reason={task.reason} />
        <span className={styles.quiet}>
          {task.attempts > 0
            ? words('attempt', { number: task.attempts + 1, most: task.maxAttempts })
            : task.reason.kind === 'asked-for'
              ? words('plannedBy', { name: task.createdByName })
              : ''}
        </span>
      </div>
      <div className={styles.actions}>
        <Button
          variant="filled"
          leftSection={<IconPhone size="1rem" stroke={1.8} aria-hidden />}
          onClick={onCall}
        >
          {words('call.action')}
        </Button>
        <CareTaskMenu task={task} />
      </div>
    </li>
  );
}
