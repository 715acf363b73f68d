import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Card, useClock, useLocaleFormat } from '#ui';
import { RECD_COUPLINGS, RECD_KIND } from '../prescription/recd.ts';
import styles from './hearing.module.css';
import { LevelInput } from './level-input.tsx';
import { RecdTable } from './recd-table.tsx';
import { recdCell, useRecdEntry } from './use-recd-entry.ts';
import { useRecording } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

type RecdEntryProps = { readonly partyId: string; readonly onLeave: () => void };

/** Enters what was measured in the ear and in the coupler; the difference follows while it is typed. */
export function RecdEntry({ partyId, onLeave }: RecdEntryProps) {
  const words = useWords();
  const clock = useClock();
  const format = useLocaleFormat();
  const entry = useRecdEntry();
  const { isBusy, record } = useRecording(partyId, onLeave);
  const [takenAt, setTakenAt] = useState('');
  const [isTried, setIsTried] = useState(false);
  const fault = useFault(entry);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (fault === undefined) record({ kind: RECD_KIND, takenAt, body: { ...entry.body } });
  };
  return (
    <Card headingLevel={3} title={words('recd.begin')}>
      <form className={styles.entry} noValidate onSubmit={submit}>
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
        <div className={styles.details}>
          <NativeSelect
            label={words('recd.coupling')}
            value={entry.coupling}
            data={RECD_COUPLINGS.map((value) => ({ value, label: words(`recd.couplings.${value}`) }))}
            onChange={({ currentTarget: { value } }) =>
              entry.setCoupling(RECD_COUPLINGS.find((one) => one === value) ?? entry.coupling)
            }
          />
          <TextInput
            label={words('entry.note')}
            maxLength={2000}
            value={entry.note}
            onChange={(event) => entry.setNote(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={words('entry.takenAt')}
            description={words('section.takenAtNote')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            max={`${format.dayKey(clock.now())}T23:59`}
            value={takenAt}
            onChange={(event) => setTakenAt(event.currentTarget.value)}
          />
        </div>
        {isTried && fault !== undefined ? (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        ) : null}
        <div className={styles.buttons}>
          <Button type="submit" variant="filled" loading={isBusy}>
            {words('section.save')}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {words('entry.leave')}
          </Button>
        </div>
      </form>
    </Card>
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
