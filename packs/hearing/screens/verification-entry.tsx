import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { Threshold } from '../audiometry/threshold.ts';
import { GAIN_RULES } from '../prescription/gain-target.ts';
import {
  INPUT_LEVELS_DB,
  STIMULI,
  VERIFICATION_KIND,
  VERIFICATION_METHODS,
  verifiedEar,
} from '../prescription/verification.ts';
import styles from './hearing.module.css';
import { MeasuredEntry } from './measured-entry.tsx';
import { useRecording } from './use-recording.ts';
import { useVerificationEntry, type VerificationEntryState } from './use-verification-entry.ts';
import { CurveInput, VerificationTable } from './verification-table.tsx';
import { useWords } from './words/use-words.ts';

type VerificationEntryProps = {
  readonly partyId: string;
  readonly thresholds: readonly Threshold[];
  readonly onLeave: () => void;
};

/** Enters what was measured of a fitting; gain and verdict follow while it is typed. */
export function VerificationEntry({ partyId, thresholds, onLeave }: VerificationEntryProps) {
  const words = useWords();
  const entry = useVerificationEntry(thresholds);
  const { isBusy, record } = useRecording(partyId, onLeave);
  const { body } = entry;
  const fault = useFault(entry);
  return (
    <MeasuredEntry
      title={words('verify.begin')}
      fault={fault}
      isBusy={isBusy}
      note={entry.note}
      onNote={entry.setNote}
      onRecord={(takenAt) => record({ kind: VERIFICATION_KIND, takenAt, body: { ...body } })}
      onLeave={onLeave}
    >
      <Settings entry={entry} />
      <div className={styles.targets}>
        {(['R', 'L'] as const).map((ear) => {
          const given = body.ears.find((one) => one.ear === ear) ?? emptyEar;
          return (
            <VerificationTable
              key={ear}
              ear={ear}
              method={body.method}
              verdict={verifiedEar(body, given)}
              measured={(curve, frequencyHz) => (
                <CurveInput entry={entry} ear={ear} curve={curve} frequencyHz={frequencyHz} />
              )}
            />
          );
        })}
      </div>
    </MeasuredEntry>
  );
}

/** All that keeps it from being recorded. */
function useFault({ faulty, halfDone, withoutHearing, body }: VerificationEntryState): string | undefined {
  const words = useWords();
  const faults = [
    ...(faulty.size > 0 ? [words('verify.faulty', { count: faulty.size })] : []),
    ...halfDone.map((ear) => words('verify.halfDone', { ear: words(`ear.${ear}`) })),
    ...withoutHearing.map((ear) => words('verify.noHearing', { ear: words(`ear.${ear}`) })),
  ];
  if (faults.length > 0) return faults.join(' · ');
  return body.ears.length === 0 ? words('verify.nothing') : undefined;
}

const emptyEar = { hearing: [], unaided: [], aided: [] };

function Settings({
  entry: { settings, change },
}: {
  readonly entry: ReturnType<typeof useVerificationEntry>;
}) {
  const words = useWords();
  return (
    <>
      <SegmentedControl
        aria-label={words('verify.method')}
        value={settings.method}
        onChange={(value) =>
          change({ method: VERIFICATION_METHODS.find((one) => one === value) ?? settings.method })
        }
        data={VERIFICATION_METHODS.map((value) => ({ value, label: words(`verify.methods.${value}`) }))}
      />
      <div className={styles.details}>
        <NativeSelect
          label={words('verify.rule')}
          value={settings.rule}
          data={GAIN_RULES.map((value) => ({ value, label: words(`target.${value}`) }))}
          onChange={(event) =>
            change({ rule: GAIN_RULES.find((one) => one === event.currentTarget.value) ?? settings.rule })
          }
        />
        {settings.method === 'real-ear' ? (
          <>
            <NativeSelect
              label={words('verify.stimulus')}
              value={settings.stimulus}
              data={STIMULI.map((value) => ({ value, label: words(`verify.stimuli.${value}`) }))}
              onChange={(event) =>
                change({
                  stimulus: STIMULI.find((one) => one === event.currentTarget.value) ?? settings.stimulus,
                })
              }
            />
            <NativeSelect
              label={words('verify.input')}
              value={String(settings.inputDb)}
              data={INPUT_LEVELS_DB.map((db) => ({ value: String(db), label: `${db} dB SPL` }))}
              onChange={(event) =>
                change({
                  inputDb:
                    INPUT_LEVELS_DB.find((db) => String(db) === event.currentTarget.value) ??
                    settings.inputDb,
                })
              }
            />
          </>
        ) : null}
      </div>
    </>
  );
}
