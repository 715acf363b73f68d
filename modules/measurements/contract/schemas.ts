import { z } from 'zod';
import { classified, instant, partyId, uuid } from '#contract-kit';
import { localText } from '#form-kit';

/** What was measured, in the shape of its kind. */
export const measurementBody = z.record(z.string(), z.unknown());

export const measurement = z.object({
  measurementId: uuid,
  partyId,
  /** A kind that a pack brings, written `pack.kind`. */
  kind: z.string(),
  kindName: localText,
  takenAt: instant,
  recordedAt: instant,
  byName: z.string(),
  /** The one it corrects, and the one that corrects it. */
  supersedesId: uuid.nullable(),
  supersededById: uuid.nullable(),
  body: classified('sensitive', measurementBody),
  /** What asks for a second look. */
  warnings: classified('sensitive', z.array(z.string())),
});
export type Measurement = z.infer<typeof measurement>;

/** One measurement of an imported file. */
export const importedMeasurement = z.object({
  kind: z.string().max(80),
  takenAt: instant,
  body: measurementBody,
});
export type ImportedMeasurement = z.infer<typeof importedMeasurement>;

/** What became of each, in the order they were given. */
export const importOutcome = z.object({
  measurementId: uuid,
  outcome: z.enum(['recorded', 'already-there']),
});
export type ImportOutcome = z.infer<typeof importOutcome>;
