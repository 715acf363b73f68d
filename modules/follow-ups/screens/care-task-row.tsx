import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CareTask } from '#modules/follow-ups/contract';
import { Avatar, Chip, RelativeTime, useLocaleFormat, useNow } from '#ui';
import { daysBetween } from '#working-time';
import styles from './care.module.css';
import { CareAction } from './care-action.tsx';
import { CareHow, CareRhythm, useAgainst, useEvidence, useReasonName } from './care-evidence.tsx';
import { CareTaskMenu } from './care-task-menu.tsx';
import { isRole } from './is-role.ts';
import { useWords } from './messages/use-words.ts';

type Urgency = 'overdue' | 'due' | 'later';

export type CareTaskRowProps = {
  readonly task: CareTask;
  readonly onCall: () => void;
  /** Stands before the row, such as a box to choose it. */
  readonly before?: ReactNode;
};

/** Reasons that are the usual course of things. */
const QUIET: ReadonlySet<CareTask['reason']['kind']> = new Set(['asked-for', 'planned']);

/** Late enough that it is reported to somebody. */
function EscalationChip({ task, lateDays }: { task: CareTask; lateDays: number }) {
  const words = useWords();
  const escalation = task.reason.kind === 'planned' ? task.reason.values.escalation : null;
  if (!escalation || lateDays <= escalation.afterOverdueDays) return null;
  const role = isRole(escalation.role) ? words(`role.${escalation.role}`) : escalation.role;
  return <Chip tone="vermilion">{words('list.escalated', { role })}</Chip>;
}

function DueChip({ urgency, task, lateDays }: { urgency: Urgency; task: CareTask; lateDays: number }) {
  const words = useWords();
  const format = useLocaleFormat();
  if (urgency === 'due') return null;
  if (urgency === 'overdue') return <Chip tone="vermilion">{words('overdue', { count: lateDays })}</Chip>;
  return <Chip>{words('laterOn', { date: format.dayMonth(task.dueOn) })}</Chip>;
}

function LastContact({ on }: { on: string | null }) {
  const words = useWords();
  if (on === null) return words('neverReached');
  return (
    <>
      {words('lastContact')} <RelativeTime at={on} />
    </>
  );
}

/** One row of work: who, why now, the evidence, and one button. */
export function CareTaskRow({ task, onCall, before }: CareTaskRowProps) {
  const words = useWords();
  const reasonName = useReasonName();
  const against = useAgainst()(task);
  const format = useLocaleFormat();
  const evidence = useEvidence();
  const lateDays = daysBetween(task.dueOn, format.dayKey(useNow()));
  const urgency: Urgency = lateDays > 0 ? 'overdue' : lateDays === 0 ? 'due' : 'later';
  return (
    <li className={styles.row} data-urgency={urgency} data-choosable={before !== undefined}>
      <span className={styles.bar} aria-hidden />
      {before}
      <Avatar name={task.partyName} tone="indigo" />
      <div className={styles.who}>
        <div className={styles.chips}>
          <Link to="/customers/$partyId" params={{ partyId: task.partyId }} className={styles.name}>
            {task.partyName}
          </Link>
          {task.partyBornOn === null ? null : (
            <span className={styles.quiet}>{format.age(task.partyBornOn)}</span>
          )}
          <Chip tone={QUIET.has(task.reason.kind) ? 'plain' : 'amber'}>{reasonName(task.reason)}</Chip>
          <DueChip urgency={urgency} task={task} lateDays={lateDays} />
          <EscalationChip task={task} lateDays={lateDays} />
        </div>
        <p className={styles.evidence}>
          {evidence(task.reason)} <CareHow task={task} />
          {task.reason.kind === 'planned' && !task.reason.values.decision
            ? ` · ${words(`channel.${task.reason.values.channel}`)}`
            : ''}
          {' · '}
          <LastContact on={task.lastContactOn} />
          {task.dueHalf ? ` · ${words(`half.${task.dueHalf}`)}` : ''}
        </p>
        {against ? <p className={styles.against}>{against}</p> : null}
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
        <CareAction task={task} onCall={onCall} isAgainst={against !== undefined} />
        <CareTaskMenu task={task} />
      </div>
    </li>
  );
}
