import { z } from 'zod';
import type { MeasurementKind } from '#pack-kit';
import { words } from '../words.ts';
import { faultsOf, fileSource } from './measurement-faults.ts';

const ear = z.strictObject({
  ear: z.enum(['R', 'L']),
  probeHz: z.int().min(200).max(2000),
  peakPressureDaPa: z.number().min(-600).max(400),
  complianceMl: z.number().min(0).max(10),
  canalVolumeMl: z.number().min(0).max(10).optional(),
  /** How wide the curve is at half its height, and how steep it falls about its peak (0–1). */
  widthDaPa: z.number().min(0).max(800).optional(),
  gradient: z.number().min(0).max(1).optional(),
  /** The curve, where the device gave it. */
  curve: z
    .array(z.strictObject({ daPa: z.number(), ml: z.number() }))
    .max(400)
    .optional(),
});

const tympanogram = z
  .strictObject({
    ears: z.array(ear).min(1, 'give at least one ear').max(2),
    note: z.string().trim().max(2000).optional(),
    source: fileSource.optional(),
  })
  .refine(
    ({ ears }) => new Set(ears.map((one) => one.ear)).size === ears.length,
    'an ear is given twice; keep one',
  );

/** Tympanometry of one ear or both as it is recorded. */
export type Tympanogram = z.infer<typeof tympanogram>;
export type TympanogramOfEar = Tympanogram['ears'][number];

export const TYMPANOGRAM_KIND = 'hearing.tympanogram';

/** Reads a record's body; undefined when it is no tympanogram or may not be seen. */
export function readTympanogram(body: unknown): Tympanogram | undefined {
  return tympanogram.safeParse(body).data;
}

/** Tympanometry as a kind of measurement. */
export const hearingTympanogram: MeasurementKind = {
  key: TYMPANOGRAM_KIND,
  name: words('鼓室图', '鼓室圖', 'Tympanogram'),
  check(body) {
    const refused = faultsOf(tympanogram, body, 'tympanogram');
    const read = tympanogram.safeParse(body).data;
    const warned = (read?.ears ?? [])
      .filter(({ probeHz }) => probeHz !== 226)
      .map((one) => `${one.ear}: the types are made for a probe tone of 226 Hz, not ${one.probeHz}`);
    return { refused, warned };
  },
};
