import type { DemoMeasurement, DemoProcess } from '#pack-kit';
import { TARGET_HZ, type TargetHz } from '../prescription/gain-target.ts';
import { RECD_KIND } from '../prescription/recd.ts';

/** The same signal in the coupler at every frequency; in an ear canal, smaller than the coupler, it is louder. */
const COUPLER_DB = 65;
const LOUDER_DB: Record<TargetHz, number> = {
  250: 2,
  500: 4,
  1000: 7,
  1500: 8,
  2000: 9,
  3000: 11,
  4000: 13,
  6000: 14,
};
const EVERY = 12;
const YEAR_MS = 365 * 86_400_000;

/** Of some who were fitted, how their ears differ from the coupler, at the fitting and a year before, when it was a little more. */
export function demoRecds(processes: readonly DemoProcess[]): DemoMeasurement[] {
  const fitted = processes.flatMap(({ customerNumber, steps }) => {
    const fitting = steps.find(({ stepKey }) => stepKey === 'fitting');
    return fitting ? [{ customerNumber, ...fitting }] : [];
  });
  return fitted
    .filter((_, index) => index % EVERY === 0)
    .flatMap(({ customerNumber, at, by }) => {
      const base = { customerNumber, kind: RECD_KIND, by };
      const day = new Date(Date.parse(`${at.slice(0, 10)}T00:00:00Z`) - YEAR_MS).toISOString().slice(0, 10);
      return [
        { ...base, at: `${day}${at.slice(10)}`, body: { ears: recdEars(1.5) } },
        { ...base, at, body: { ears: recdEars(0) } },
      ];
    });
}

function recdEars(moreDb: number) {
  return (['R', 'L'] as const).map((ear, index) => ({
    ear,
    coupling: 'foam-tip',
    realEar: TARGET_HZ.map((frequencyHz) => ({
      frequencyHz,
      db: COUPLER_DB + LOUDER_DB[frequencyHz] + moreDb + index * 0.5,
    })),
    coupler: TARGET_HZ.map((frequencyHz) => ({ frequencyHz, db: COUPLER_DB })),
  }));
}
