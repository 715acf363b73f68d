import { Button } from '@mantine/core';
import type { Merge, MergeConflict } from '#modules/parties/contract';
import { Card, RelativeTime, useLocaleFormat, useMay } from '#ui';
import styles from './merge.module.css';
import { useMergeActions, useMerges } from './merge-queries.ts';
import { useWords } from './words/use-words.ts';

/** Who went up in this file, with the way back. Shown only where there is something to show. */
export function MergeHistory({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const { data } = useMerges(partyId);
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={words('merge.history')}>
      <ul className={styles.relations}>
        {data.items.map((merge) => (
          <MergeItem key={merge.mergeId} partyId={partyId} merge={merge} />
        ))}
      </ul>
    </Card>
  );
}

function MergeItem({ partyId, merge }: { readonly partyId: string; readonly merge: Merge }) {
  const words = useWords();
  const format = useLocaleFormat();
  const may = useMay();
  const { undoing } = useMergeActions();
  const { mergeId, mergedName, mergedNumber, at, byName, undoneAt, rowsMoved, rowsSetAside } = merge;
  return (
    <li className={styles.lines}>
      <strong>
        {mergedName} {mergedNumber}
      </strong>
      <span className={styles.quiet}>
        <RelativeTime at={at} /> · {byName}
      </span>
      {undoneAt === null ? (
        <span className={styles.quiet}>
          {words('merge.counts', { moved: rowsMoved, aside: rowsSetAside })}
        </span>
      ) : (
        <span className={styles.quiet}>{words('merge.wasUndone', { when: format.dateTime(undoneAt) })}</span>
      )}
      {merge.conflicts.map((conflict) => (
        <ConflictLine key={`${conflict.subject} ${conflict.reason}`} conflict={conflict} />
      ))}
      {undoneAt === null && may('parties.merge') ? (
        <div>
          <Button
            size="compact-sm"
            loading={undoing.isPending}
            onClick={() => undoing.mutate({ partyId, mergeId })}
          >
            {words('merge.undo')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

const SUBJECTS = {
  'parties.contact_point': 'merge.relation.contactPoints',
  'parties.identity': 'merge.relation.identities',
  'parties.party_tag': 'merge.relation.tags',
  'orders.order_line': 'merge.relation.orders',
  'timeline.interaction': 'merge.relation.interactions',
  'follow_ups.care_task': 'merge.relation.careTasks',
  'follow_ups.care_step': 'merge.relation.careTasks',
} as const;

function ConflictLine({ conflict }: { readonly conflict: MergeConflict }) {
  const words = useWords();
  const { subject, reason, count } = conflict;
  const name =
    reason === 'field-changed-since'
      ? words(`field.${subject as 'gender'}`)
      : words(subject in SUBJECTS ? SUBJECTS[subject as keyof typeof SUBJECTS] : 'merge.relation.other');
  return <span className={styles.quiet}>{words(`merge.conflict.${reason}`, { subject: name, count })}</span>;
}
