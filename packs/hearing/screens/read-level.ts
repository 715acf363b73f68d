import { MEASURABLE_DB } from '../prescription/level-curve.ts';

/** The level that was typed, in dB; undefined when it is none that can be measured. */
export function readLevel(text: string): number | undefined {
  const db = Number(text.replace('−', '-'));
  const isLevel = text.trim() !== '' && db >= MEASURABLE_DB.lowest && db <= MEASURABLE_DB.highest;
  return isLevel ? db : undefined;
}
