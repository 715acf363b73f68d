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

/** How, with what sounds and where thresholds may have been sought (ISO 8253-1 and audiometry of children). */
export const TEST_CONDITIONS = {
  method: ['ascending', 'descending', 'bekesy', 'automated', 'play', 'visual-reinforcement'],
  stimulus: ['pure-tone', 'warble', 'pulsed', 'narrow-band'],
  room: ['booth', 'quiet-room', 'open-room'],
} as const;
export type TestCondition = keyof typeof TEST_CONDITIONS;
export const CONDITION_KEYS = ['method', 'stimulus', 'room'] as const satisfies readonly TestCondition[];

/** The shape of an audiogram. */
export const audiogram = z.strictObject({
  thresholds: z.array(threshold).min(1, 'give at least one threshold').max(200),
  /** Files of devices do not say. */
  reliability: z.enum([...RELIABILITIES, 'not-stated']),
  /** Make, model or number of the audiometer, and when it was calibrated last. */
  audiometer: z.string().trim().max(120).optional(),
  calibratedOn: z.iso.date().optional(),
  method: z.enum(TEST_CONDITIONS.method).optional(),
  stimulus: z.enum(TEST_CONDITIONS.stimulus).optional(),
  room: z.enum(TEST_CONDITIONS.room).optional(),
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
