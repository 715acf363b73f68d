import { useState } from 'react';
import type { Ear, Threshold } from '../audiometry/threshold.ts';
import { type GainRule, TARGET_HZ } from '../prescription/gain-target.ts';
import {
  hearingForTarget,
  type INPUT_LEVELS_DB,
  type STIMULI,
  type Verification,
  type VerificationMethod,
  type VerifiedEar,
} from '../prescription/verification.ts';
import { readLevel } from './read-level.ts';

export const CURVES = ['unaided', 'aided'] as const;
export type CurveName = (typeof CURVES)[number];
const EARS = ['R', 'L'] as const;

type Settings = {
  method: VerificationMethod;
  rule: GainRule;
  stimulus: (typeof STIMULI)[number];
  inputDb: (typeof INPUT_LEVELS_DB)[number];
};

export const curveCell = (ear: Ear, curve: CurveName, frequencyHz: number) =>
  `${ear}.${curve}.${frequencyHz}`;

/** What is being entered of a verification, read as far as it can be. */
export function useVerificationEntry(thresholds: readonly Threshold[]) {
  const [settings, setSettings] = useState<Settings>({
    method: 'real-ear',
    rule: 'nal-r',
    stimulus: 'ists',
    inputDb: 65,
  });
  const [cells, setCells] = useState<Readonly<Record<string, string>>>({});
  const [note, setNote] = useState('');
  const heard = (ear: Ear) => hearingForTarget(thresholds, ear);
  const change = (part: Partial<Settings>) => {
    setSettings((was) => ({ ...was, ...part }));
    // In the sound field the ear without its aid hears what the audiogram says, until something else is entered.
    if (part.method === 'aided-thresholds') setCells((was) => ({ ...unaidedOf(heard), ...was }));
  };
  const faulty = new Set(
    Object.entries(cells).flatMap(([key, text]) =>
      text.trim() === '' || readLevel(text) !== undefined ? [] : [key],
    ),
  );
  const ears = EARS.flatMap((ear): VerifiedEar[] => {
    const curve = (name: CurveName) =>
      TARGET_HZ.flatMap((frequencyHz) => {
        const db = readLevel(cells[curveCell(ear, name, frequencyHz)] ?? '');
        return db === undefined ? [] : [{ frequencyHz, db }];
      });
    const [unaided, aided, hearing] = [curve('unaided'), curve('aided'), heard(ear)];
    return aided.length === 0 || unaided.length === 0 || hearing.length === 0
      ? []
      : [{ ear, hearing, unaided, aided }];
  });
  const { method, rule, stimulus, inputDb } = settings;
  const body: Verification = {
    method,
    rule,
    ...(method === 'real-ear' ? { stimulus, inputDb } : { stimulus: 'warble' }),
    ears,
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
  return {
    settings,
    change,
    cells,
    setCell: (key: string, text: string) => setCells((was) => ({ ...was, [key]: text })),
    note,
    setNote,
    faulty,
    body,
  };
}

export type VerificationEntryState = ReturnType<typeof useVerificationEntry>;

function unaidedOf(heard: (ear: Ear) => VerifiedEar['hearing']): Record<string, string> {
  return Object.fromEntries(
    EARS.flatMap((ear) =>
      heard(ear).map(({ frequencyHz, db }) => [curveCell(ear, 'unaided', frequencyHz), String(db)] as const),
    ),
  );
}
