import { z } from 'zod';
import type { MeasurementKind } from '#pack-kit';
import { words } from '../words.ts';
import { faultsOf, fileSource } from './measurement-faults.ts';

/**
 * What was found with speech: the level at which half is repeated (SRT), the level at which it is noticed (SDT), words
 * repeated at a level (WRS), the levels that are comfortable (MCL) and too loud (UCL), and the ratio of speech to noise at
 * which half is repeated (SIN).
 */
export const SPEECH_TESTS = ['SRT', 'SDT', 'WRS', 'MCL', 'UCL', 'SIN'] as const;

const level = z.number().min(-10, 'lies below -10 dB HL').max(120, 'lies above 120 dB HL');

const result = z
  .strictObject({
    ear: z.enum(['R', 'L', 'B']),
    test: z.enum(SPEECH_TESTS),
    levelDbHl: level.optional(),
    /** Of a test in noise. */
    snrDb: z.number().min(-30, 'lies below -30 dB').max(40, 'lies above 40 dB').optional(),
    /** Of a word recognition test, 0–100. */
    scorePercent: z.number().min(0).max(100).optional(),
    /** Length of the list that was read. */
    words: z.int().min(1).max(200).optional(),
    list: z.string().trim().max(80).optional(),
    presentation: z.enum(['recorded', 'live']).optional(),
    maskLevelDb: level.optional(),
  })
  .refine((one) => one.test === 'WRS' || one.test === 'SIN' || one.levelDbHl !== undefined, 'needs a level')
  .refine((one) => one.test !== 'SIN' || one.snrDb !== undefined, 'needs a ratio of speech to noise')
  .refine((one) => one.test !== 'WRS' || one.scorePercent !== undefined, 'needs a score');

const speech = z.strictObject({
  results: z.array(result).min(1, 'give at least one result').max(40),
  note: z.string().trim().max(2000).optional(),
  source: fileSource.optional(),
});

/** Speech audiometry as it is recorded. */
export type SpeechTests = z.infer<typeof speech>;
export type SpeechResult = SpeechTests['results'][number];

export const SPEECH_KIND = 'hearing.speech';

/** Reads a record's body; undefined when it is no speech test or may not be seen. */
export function readSpeechTests(body: unknown): SpeechTests | undefined {
  return speech.safeParse(body).data;
}

/** Speech audiometry as a kind of measurement. */
export const hearingSpeech: MeasurementKind = {
  key: SPEECH_KIND,
  name: words('言语测听', '言語測聽', 'Speech audiometry'),
  check: (body) => ({ refused: faultsOf(speech, body, 'speech'), warned: [] }),
};
