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
  const measured = EARS.map((ear): VerifiedEar => {
    const curve = (name: CurveName) =>
      TARGET_HZ.flatMap((frequencyHz) => {
        const db = readLevel(cells[curveCell(ear, name, frequencyHz)] ?? '');
        return db === undefined ? [] : [{ frequencyHz, db }];
      });
    return { ear, hearing: heard(ear), unaided: curve('unaided'), aided: curve('aided') };
  });
  const ears = measured.filter(
    ({ hearing, unaided, aided }) => aided.length > 0 && unaided.length > 0 && hearing.length > 0,
  );
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
    ...leftOver(measured, method),
  };
}

export type VerificationEntryState = ReturnType<typeof useVerificationEntry>;

/** Ears of which something was entered that could not be kept: half measured, or without thresholds to make a target of. */
function leftOver(measured: readonly VerifiedEar[], method: VerificationMethod) {
  const begun = measured.filter(
    ({ unaided, aided }) => aided.length > 0 || (method === 'real-ear' && unaided.length > 0),
  );
  const isHalf = ({ unaided, aided }: VerifiedEar) => unaided.length === 0 || aided.length === 0;
  return {
    halfDone: begun.filter(isHalf).map(({ ear }) => ear),
    withoutHearing: begun.filter(({ hearing }) => hearing.length === 0).map(({ ear }) => ear),
  };
}

function unaidedOf(heard: (ear: Ear) => VerifiedEar['hearing']): Record<string, string> {
  return Object.fromEntries(
    EARS.flatMap((ear) =>
      heard(ear).map(({ frequencyHz, db }) => [curveCell(ear, 'unaided', frequencyHz), String(db)] as const),
    ),
  );
}
