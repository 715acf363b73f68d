import { useState } from 'react';
import type { Ear } from '../audiometry/threshold.ts';
import { TARGET_HZ } from '../prescription/gain-target.ts';
import type { RecdCoupling, RecdOfEar, RecdRecord } from '../prescription/recd.ts';
import { recdOf } from '../prescription/recd.ts';
import { readLevel } from './read-level.ts';

export const RECD_CURVES = ['realEar', 'coupler'] as const;
export type RecdCurve = (typeof RECD_CURVES)[number];
const EARS = ['R', 'L'] as const;

export const recdCell = (ear: Ear, curve: RecdCurve, frequencyHz: number) => `${ear}.${curve}.${frequencyHz}`;

/** What is being entered of real-ear-to-coupler differences, read as far as it can be. */
export function useRecdEntry() {
  const [coupling, setCoupling] = useState<RecdCoupling>('foam-tip');
  const [cells, setCells] = useState<Readonly<Record<string, string>>>({});
  const [note, setNote] = useState('');
  const faulty = new Set(
    Object.entries(cells).flatMap(([key, text]) =>
      text.trim() === '' || readLevel(text) !== undefined ? [] : [key],
    ),
  );
  const earOf = (ear: Ear): RecdOfEar => {
    const curve = (name: RecdCurve) =>
      TARGET_HZ.flatMap((frequencyHz) => {
        const db = readLevel(cells[recdCell(ear, name, frequencyHz)] ?? '');
        return db === undefined ? [] : [{ frequencyHz, db }];
      });
    return { ear, coupling, realEar: curve('realEar'), coupler: curve('coupler') };
  };
  const ears = EARS.map(earOf);
  const isEmpty = ({ realEar, coupler }: RecdOfEar) => realEar.length + coupler.length === 0;
  const begun = ears.filter((ear) => !isEmpty(ear));
  const body: RecdRecord = { ears: begun, ...(note.trim() === '' ? {} : { note: note.trim() }) };
  return {
    coupling,
    setCoupling,
    cells,
    setCell: (key: string, text: string) => setCells((was) => ({ ...was, [key]: text })),
    note,
    setNote,
    faulty,
    earOf,
    body,
    /** Ears of which something was entered, yet no frequency both in the ear and in the coupler. */
    halfDone: begun.filter((ear) => Object.keys(recdOf(ear)).length === 0).map(({ ear }) => ear),
  };
}
