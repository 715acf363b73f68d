import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { mergeReports, type ReportClash, type ReportField } from '#modules/field-work/contract';
import styles from './field-work.module.css';
import { useWords } from './messages/use-words.ts';
import type { DeviceVisit } from './offline/device-entry.ts';
import { decide } from './offline/send-queue.ts';

type ConflictDialogProps = {
  readonly entry: DeviceVisit | undefined;
  readonly onClose: () => void;
  readonly onDecided: (entry: DeviceVisit) => void;
  readonly onGiveUp: (entry: DeviceVisit) => void;
};

/** The desk changed the same as whoever was there: both versions side by side, field by field. */
export function ConflictDialog({ entry, onClose, onDecided, onGiveUp }: ConflictDialogProps) {
  const words = useWords();
  return (
    <Modal opened={entry !== undefined} onClose={onClose} title={words('conflict.title')} size="lg">
      {entry?.theirs ? (
        <Choices key={entry.visitId} entry={entry} onDecided={onDecided} onGiveUp={onGiveUp} />
      ) : null}
    </Modal>
  );
}

function Choices({
  entry,
  onDecided,
  onGiveUp,
}: Pick<ConflictDialogProps, 'onDecided' | 'onGiveUp'> & { readonly entry: DeviceVisit }) {
  const words = useWords();
  const { theirs, visit, draft } = entry;
  const [takesTheirs, setTheirs] = useState<ReadonlySet<ReportField>>(new Set());
  if (theirs === null) return null;
  const { clashes } = mergeReports(visit.report, draft, theirs.report);
  const choose = (field: ReportField, isTheirs: boolean) => {
    const next = new Set(takesTheirs);
    if (isTheirs) next.add(field);
    else next.delete(field);
    setTheirs(next);
  };
  const isCancelled = theirs.status === 'cancelled';
  const isClosed = theirs.status === 'completed' || theirs.status === 'not-met';
  return (
    <div className={styles.form}>
      {isCancelled ? <p>{words('conflict.cancelled', { reason: theirs.reason ?? '' })}</p> : null}
      {isClosed ? <p>{words('conflict.ended', { status: words(`status.${theirs.status}`) })}</p> : null}
      {clashes.length > 0 ? <p>{words('conflict.text')}</p> : null}
      {clashes.map((clash) => (
        <Clash
          key={clash.field}
          clash={clash}
          isTheirs={takesTheirs.has(clash.field)}
          onChoose={(isTheirs) => choose(clash.field, isTheirs)}
        />
      ))}
      <div className={styles.actions}>
        <Button variant="filled" onClick={() => onDecided(decide(entry, takesTheirs))}>
          {words(isCancelled ? 'conflict.tookPlace' : 'conflict.keep')}
        </Button>
        {isCancelled ? (
          <Button variant="subtle" color="red" onClick={() => onGiveUp(entry)}>
            {words('conflict.giveUp')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Clash({
  clash,
  isTheirs,
  onChoose,
}: {
  readonly clash: ReportClash;
  readonly isTheirs: boolean;
  readonly onChoose: (isTheirs: boolean) => void;
}) {
  const words = useWords();
  const tell = useTold();
  const label = clash.field.startsWith('checklist.')
    ? clash.field.slice('checklist.'.length)
    : words(`report.${clash.field as 'findings'}`);
  return (
    <Radio.Group
      label={label}
      value={isTheirs ? 'theirs' : 'mine'}
      onChange={(value) => onChoose(value === 'theirs')}
    >
      <div className={styles.versions}>
        {(['mine', 'theirs'] as const).map((side) => (
          <Radio
            key={side}
            value={side}
            label={words(`conflict.${side}`)}
            description={<span className={styles.version}>{tell(clash[side])}</span>}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

/** A value of a report in words. */
function useTold(): (value: unknown) => string {
  const words = useWords();
  const results: Record<string, string> = {
    fine: words('report.result.fine'),
    fault: words('report.result.fault'),
    mended: words('report.result.mended'),
    'not-checked': words('report.result.not-checked'),
  };
  const tell = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return '';
    if (Array.isArray(value)) return value.map(tell).filter(Boolean).join('; ');
    if (typeof value === 'object') {
      const { item: _, ...rest } = value as Record<string, unknown>;
      return Object.values(rest).map(tell).filter(Boolean).join(' ');
    }
    return results[String(value)] ?? String(value);
  };
  return (value) => tell(value) || words('report.empty');
}
