import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '#contract';
import type { Repair, RepairFactKind, RepairStep } from '#modules/repairs/contract';
import { Card, ErrorPanel, useLocaleFormat, useNow } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './repairs.module.css';
import { useRepairChange } from './use-repair-change.ts';

/** Steps with a button of their own; repairs and tests have two, one for each way they may go. */
const PLAIN: readonly RepairStep[] = [
  'begun',
  'parts-awaited',
  'parts-arrived',
  'returned',
  'scheduled',
  'beyond-repair',
  'cancelled',
];

interface Move {
  step: RepairStep;
  worked?: boolean;
}

/** Carries a repair on by a step. */
export function StepCard({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const today = useLocaleFormat().dayKey(useNow());
  const [happenedOn, setHappenedOn] = useState(today);
  const [scheduledOn, setScheduledOn] = useState('');
  const [technician, setTechnician] = useState('');
  const [note, setNote] = useState('');
  const { repairId, revision, possible } = repair;
  const take = useRepairChange(
    repair,
    ({ step, worked }: Move) =>
      api.repairs.takeRepairStep({
        params: { repairId },
        body: {
          revision,
          step,
          worked,
          happenedOn,
          note,
          ...(step === 'scheduled' ? { scheduledOn } : {}),
          ...(technician.trim() === '' ? {} : { technician }),
        },
      }),
    words('step.done'),
  );
  const moves = movesOf(possible, scheduledOn);
  if (moves.length === 0) return null;
  const [first] = moves;
  return (
    <Card title={words('step.title')}>
      <div className={styles.form}>
        <div className={styles.pair}>
          <TextInput
            type="date"
            label={words('step.on')}
            max={today}
            value={happenedOn}
            onChange={(event) => setHappenedOn(event.currentTarget.value)}
          />
          {possible.includes('scheduled') ? (
            <TextInput
              type="date"
              label={words('step.scheduledOn')}
              min={today}
              value={scheduledOn}
              onChange={(event) => setScheduledOn(event.currentTarget.value)}
            />
          ) : null}
          {possible.includes('begun') ? (
            <TextInput
              label={words('step.technician')}
              maxLength={200}
              value={technician}
              onChange={(event) => setTechnician(event.currentTarget.value)}
            />
          ) : null}
        </div>
        <Textarea
          label={words('step.note')}
          autosize
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {take.error ? <ErrorPanel error={take.error} /> : null}
        <div className={styles.actions}>
          {moves.map((move) => (
            <Button
              key={`${move.step}-${move.worked}`}
              variant={move === first && move.step !== 'cancelled' ? 'filled' : 'default'}
              disabled={happenedOn === ''}
              loading={take.isPending}
              onClick={() => take.mutate(move)}
            >
              {words(labelOf(move))}
            </Button>
          ))}
        </div>
      </div>
    </Card>
  );
}

function movesOf(possible: readonly RepairFactKind[], scheduledOn: string): Move[] {
  const both = (step: 'repaired' | 'tested'): Move[] =>
    possible.includes(step)
      ? [
          { step, worked: true },
          { step, worked: false },
        ]
      : [];
  const plain = PLAIN.filter((step) => possible.includes(step));
  const open = plain.filter((step) => step !== 'scheduled' || scheduledOn !== '');
  return [...both('repaired'), ...both('tested'), ...open.map((step) => ({ step }))];
}

function labelOf({ step, worked }: Move) {
  if (step === 'repaired') return worked ? 'step.worked' : 'step.notWorked';
  if (step === 'tested') return worked ? 'step.passed' : 'step.failed';
  return `step.${step}` as const;
}
