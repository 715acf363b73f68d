import { z } from 'zod';
import type { MeasurementKind } from '#pack-kit';
import { faultsOf } from '../audiometry/measurement-faults.ts';
import { words } from '../words.ts';
import { levelCurve, levelsOf } from './level-curve.ts';
import { insertionGain, type MeasuredGain } from './real-ear.ts';

/** What carries the sound into the ear while it is measured. */
export const RECD_COUPLINGS = ['foam-tip', 'ear-mould'] as const;
export type RecdCoupling = (typeof RECD_COUPLINGS)[number];

const ear = z.strictObject({
  ear: z.enum(['R', 'L']),
  coupling: z.enum(RECD_COUPLINGS),
  /** Levels in the ear canal, and of the same signal in the 2 cm³ coupler. */
  realEar: levelCurve,
  coupler: levelCurve,
});

const recd = z
  .strictObject({
    ears: z.array(ear).min(1, 'give at least one ear').max(2),
    note: z.string().trim().max(2000).optional(),
  })
  .superRefine(({ ears }, ctx) => {
    if (new Set(ears.map((one) => one.ear)).size < ears.length) {
      ctx.addIssue({ code: 'custom', path: ['ears'], message: 'an ear is given twice; keep one' });
    }
    for (const [index, one] of ears.entries()) {
      if (Object.keys(recdOf(one)).length > 0) continue;
      const message = 'no frequency was measured both in the ear and in the coupler; give one in both';
      ctx.addIssue({ code: 'custom', path: ['ears', index], message });
    }
  });

/** Real-ear-to-coupler differences as they are recorded: both curves, of which the difference is made when it is read. */
export type RecdRecord = z.infer<typeof recd>;
export type RecdOfEar = RecdRecord['ears'][number];

export const RECD_KIND = 'hearing.recd';

/** Reads a record's body; undefined when it is none or may not be seen. */
export const readRecd = (body: unknown): RecdRecord | undefined => recd.safeParse(body).data;

/** Real ear less 2 cm³ coupler (RECD), dB; only where both were measured. */
export function recdOf({ realEar, coupler }: Pick<RecdOfEar, 'realEar' | 'coupler'>): MeasuredGain {
  return insertionGain(levelsOf(realEar), levelsOf(coupler));
}

/** The real-ear-to-coupler difference as a kind of measurement. */
export const hearingRecd: MeasurementKind = {
  key: RECD_KIND,
  name: words('真耳耦合腔差值（RECD）', '真耳耦合器差值（RECD）', 'Real-ear-to-coupler difference (RECD)'),
  check: (body) => ({ refused: faultsOf(recd, body, 'recd'), warned: [] }),
};
