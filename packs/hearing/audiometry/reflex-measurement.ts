import { z } from 'zod';
import type { MeasurementKind } from '#pack-kit';
import { words } from '../words.ts';
import { faultsOf, fileSource } from './measurement-faults.ts';

/** Tones that are used to call forth the reflex, in Hz. */
export const REFLEX_HZ = [500, 1000, 2000, 4000] as const;
export type ReflexHz = (typeof REFLEX_HZ)[number];
/** Measured in the ear that hears the tone, or in the other. */
export const REFLEX_ROUTES = ['ipsilateral', 'contralateral'] as const;
export type ReflexRoute = (typeof REFLEX_ROUTES)[number];
/** What devices give at all, in dB HL; further out it is a slip of the pen. */
export const REFLEX_DB = { lowest: 40, highest: 125 };
const STEP_DB = 5;

const point = z
  .strictObject({
    /** The ear that hears the tone; with a contralateral reflex the other one is measured. */
    stimulusEar: z.enum(['R', 'L']),
    route: z.enum(REFLEX_ROUTES),
    frequencyHz: z.literal(REFLEX_HZ, `give one of ${REFLEX_HZ.join(', ')} Hz`),
    /** The softest level with a reflex; without response, the loudest that was tried. */
    levelDbHl: z
      .number()
      .min(REFLEX_DB.lowest, `${REFLEX_DB.lowest} dB HL is the least; check the level`)
      .max(REFLEX_DB.highest, `${REFLEX_DB.highest} dB HL is the most; check the level`)
      .optional(),
    noResponse: z.literal(true).optional(),
  })
  .refine(({ levelDbHl, noResponse }) => levelDbHl !== undefined || noResponse === true, {
    path: ['levelDbHl'],
    message: 'give the level, or say that there was no response',
  });

const placeOf = ({ stimulusEar, route, frequencyHz }: z.infer<typeof point>) =>
  `${stimulusEar} ${route} ${frequencyHz} Hz`;

const reflexes = z.strictObject({
  points: z
    .array(point)
    .min(1, 'give at least one reflex')
    .max(16)
    .refine((points) => new Set(points.map(placeOf)).size === points.length, {
      message: 'a reflex is given twice; keep one',
    }),
  note: z.string().trim().max(2000).optional(),
  source: fileSource.optional(),
});

/** Thresholds of the acoustic reflex as they are recorded. */
export type Reflexes = z.infer<typeof reflexes>;
export type Reflex = Reflexes['points'][number];

export const REFLEX_KIND = 'hearing.reflexes';

/** Reads a record's body; undefined when it holds no reflexes or may not be seen. */
export const readReflexes = (body: unknown): Reflexes | undefined => reflexes.safeParse(body).data;

/** The reflex at a place, if it was measured. */
export const reflexAt = (
  points: readonly Reflex[],
  { stimulusEar, route, frequencyHz }: Pick<Reflex, 'stimulusEar' | 'route' | 'frequencyHz'>,
): Reflex | undefined =>
  points.find(
    (one) => one.stimulusEar === stimulusEar && one.route === route && one.frequencyHz === frequencyHz,
  );

/** Acoustic reflexes as a kind of measurement. Nothing is read from their pattern: that is for whoever measured them. */
export const hearingReflexes: MeasurementKind = {
  key: REFLEX_KIND,
  name: words('声反射', '聲反射', 'Acoustic reflexes'),
  check(body) {
    const warned = (readReflexes(body)?.points ?? [])
      .filter(({ levelDbHl }) => levelDbHl !== undefined && levelDbHl % STEP_DB !== 0)
      .map((one) => `${placeOf(one)}: ${one.levelDbHl} dB HL is no step of ${STEP_DB} dB`);
    return { refused: faultsOf(reflexes, body, 'reflexes'), warned };
  },
};
