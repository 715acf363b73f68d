import { z } from 'zod';
import { localText } from '#form-kit';

export const RESOURCE_KINDS = ['person', 'room', 'device'] as const;

/** A skill of a person, or what a room or device is fit for. */
export const skill = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and -');

/** One of a kind that an appointment takes up, with a skill when not every one will do. */
const appointmentNeed = z.strictObject({ kind: z.enum(RESOURCE_KINDS), skill: skill.optional() });

/** What customers come for, as data: how long it takes, the distance it keeps, and whom and what it needs. */
export const appointmentType = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/),
  name: localText,
  minutes: z.int().min(5).max(480),
  /** Kept free before and after, of everybody and everything it takes up. */
  bufferBeforeMinutes: z.int().min(0).max(120).default(0),
  bufferAfterMinutes: z.int().min(0).max(120).default(0),
  /** The first person needed is the one the customer comes to. */
  needs: z
    .array(appointmentNeed)
    .min(1)
    .max(5)
    .refine((needs) => needs.some(({ kind }) => kind === 'person'), 'needs at least one person'),
});
export type AppointmentType = z.infer<typeof appointmentType>;
export type AppointmentTypeGiven = z.input<typeof appointmentType>;
