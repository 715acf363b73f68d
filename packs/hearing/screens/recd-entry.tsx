import { NativeSelect } from '@mantine/core';
import { RECD_COUPLINGS, RECD_KIND } from '../prescription/recd.ts';
import styles from './hearing.module.css';
import { LevelInput } from './level-input.tsx';
import { MeasuredEntry } from './measured-entry.tsx';
import { RecdTable } from './recd-table.tsx';
import { recdCell, useRecdEntry } from './use-recd-entry.ts';
import { useRecording } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

type RecdEntryProps = { readonly partyId: string; readonly onLeave: () => void };

/** Enters what was measured in the ear and in the coupler; the difference follows while it is typed. */
export function RecdEntry({ partyId, onLeave }: RecdEntryProps) {
  const words = useWords();
  const entry = useRecdEntry();
  const { isBusy, record } = useRecording(partyId, onLeave);
  const fault = useFault(entry);
  return (
    <MeasuredEntry
      title={words('recd.begin')}
      fault={fault}
      isBusy={isBusy}
      note={entry.note}
      onNote={entry.setNote}
      onRecord={(takenAt) => record({ kind: RECD_KIND, takenAt, body: { ...entry.body } })}
      onLeave={onLeave}
      details={
        <NativeSelect
          label={words('recd.coupling')}
          value={entry.coupling}
          data={RECD_COUPLINGS.map((value) => ({ value, label: words(`recd.couplings.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            entry.setCoupling(RECD_COUPLINGS.find((one) => one === value) ?? entry.coupling)
          }
        />
      }
    >
      <p className={styles.quiet}>{words('recd.basis')}</p>
      <div className={styles.targets}>
        {(['R', 'L'] as const).map((ear) => (
          <RecdTable
            key={ear}
            measured={entry.earOf(ear)}
            cell={(curve, hz) => {
              const key = recdCell(ear, curve, hz);
              return (
                <LevelInput
                  cell={key}
                  label={`${words(`ear.${ear}`)} ${words(`recd.${curve}`)} ${hz} Hz`}
                  isFaulty={entry.faulty.has(key)}
                  value={entry.cells[key] ?? ''}
                  onChange={(text) => entry.setCell(key, text)}
                />
              );
            }}
          />
        ))}
      </div>
    </MeasuredEntry>
  );
}

/** All that keeps it from being recorded. */
function useFault({ faulty, halfDone, body }: ReturnType<typeof useRecdEntry>): string | undefined {
  const words = useWords();
  const faults = [
    ...(faulty.size > 0 ? [words('verify.faulty', { count: faulty.size })] : []),
    ...halfDone.map((ear) => words('recd.halfDone', { ear: words(`ear.${ear}`) })),
    ...(body.ears.length === 0 && faulty.size === 0 ? [words('recd.nothing')] : []),
  ];
  return faults.length === 0 ? undefined : faults.join(' · ');
}
