import { z } from 'zod';
import { fileSource } from './measurement-faults.ts';

const threshold = z.strictObject({
  ear: z.enum(['R', 'L']),
  conduction: z.enum(['air', 'bone']),
  transducer: z.enum([
    'supra-aural',
    'circumaural',
    'insert',
    'bone-mastoid',
    'bone-forehead',
    'loudspeaker',
  ]),
  frequencyHz: z.int(),
  levelDbHl: z.number(),
  masked: z.boolean(),
  maskLevelDb: z.number().min(-10).max(120).optional(),
  noResponse: z.boolean().optional(),
});

/** How far the answers of whoever was tested can be relied on, as the tester judges. */
export const RELIABILITIES = ['good', 'fair', 'poor'] as const;

/** The shape of an audiogram. */
export const audiogram = z.strictObject({
  thresholds: z.array(threshold).min(1, 'give at least one threshold').max(200),
  /** Files of devices do not say. */
  reliability: z.enum([...RELIABILITIES, 'not-stated']),
  /** Make, model or number of the audiometer, and when it was calibrated last. */
  audiometer: z.string().trim().max(120).optional(),
  calibratedOn: z.iso.date().optional(),
  note: z.string().trim().max(2000).optional(),
  source: fileSource.optional(),
});

/** A pure-tone audiogram as it is recorded (ISO 8253-1). */
export type Audiogram = z.infer<typeof audiogram>;

/** The key under which audiograms are recorded. */
export const AUDIOGRAM_KIND = 'hearing.audiogram';

/** Reads a record's body; undefined when it is no audiogram or may not be seen. */
export function readAudiogram(body: unknown): Audiogram | undefined {
  return audiogram.safeParse(body).data;
}
