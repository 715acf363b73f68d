import { Link } from '@tanstack/react-router';
import type { RepairSummary } from '#modules/repairs/contract';
import { Chip, RelativeTime, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './repairs.module.css';
import { toneOf } from './stage-tone.ts';

/** Repairs as a list: whose, what, at which stage, since when, and what is late. */
export function RepairRows({ repairs }: { readonly repairs: readonly RepairSummary[] }) {
  return (
    <ul className={styles.list}>
      {repairs.map((repair) => (
        <RepairRow key={repair.repairId} repair={repair} />
      ))}
    </ul>
  );
}

function RepairRow({ repair }: { readonly repair: RepairSummary }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { repairId, number, partyName, itemName, side, fault, stage, dueAt, overdue, endedAt, stageSince } =
    repair;
  const item = side === null ? itemName : words('sided', { name: itemName, side: words(`side.${side}`) });
  return (
    <li className={styles.row} data-late={overdue || undefined}>
      <div className={styles.rowWords}>
        <span>
          <Link className={styles.name} to="/repairs/$repairId" params={{ repairId }}>
            {partyName} · {item}
          </Link>{' '}
          <span className={styles.number}>{number}</span>
        </span>
        <span className={styles.quiet}>{fault}</span>
        {dueAt === null ? null : (
          <span className={styles.quiet} data-late={overdue || undefined}>
            {words(overdue ? 'dueLate' : 'due', { when: format.dateTime(dueAt) })}
          </span>
        )}
      </div>
      <span className={styles.rowEnd}>
        {repair.kind ? <Chip>{words(`kind.${repair.kind}`)}</Chip> : null}
        <Chip tone={overdue ? 'vermilion' : toneOf(stage)}>{words(`stage.${stage}`)}</Chip>
        <RelativeTime at={endedAt ?? stageSince} />
      </span>
    </li>
  );
}
