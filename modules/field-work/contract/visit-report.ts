import { z } from 'zod';

export const PURPOSES = ['survey', 'sale', 'repair', 'inspection', 'installation', 'training'] as const;
/** Why we go there: to ask (调访), to sell (销访), to repair (修访), to inspect, to install, to train. A visit may have several. */
export type Purpose = (typeof PURPOSES)[number];

const text = (longest: number) => z.string().trim().max(longest);

export const CHECK_RESULTS = ['fine', 'fault', 'mended', 'not-checked'] as const;
/** One line of the checklist; `null` until somebody looked. */
export const checkedItem = z.object({
  item: text(200).min(1),
  result: z.enum(CHECK_RESULTS).nullable().default(null),
  remark: text(500).default(''),
});
export type CheckedItem = z.infer<typeof checkedItem>;

/** What is written down at the customer's. */
export const visitReport = z.object({
  checklist: z.array(checkedItem).max(60).default([]),
  readings: z
    .array(z.object({ name: text(100).min(1), value: text(40).min(1), unit: text(20).default('') }))
    .max(40)
    .default([]),
  /** Parts used; on a visit they are free of charge. */
  parts: z
    .array(z.object({ name: text(120).min(1), quantity: z.int().min(1).max(999) }))
    .max(40)
    .default([]),
  findings: text(4000).default(''),
  /** What we would offer the customer next. */
  nextOffer: text(1000).default(''),
  training: z
    .object({
      topic: text(200).default(''),
      attendees: z
        .array(z.object({ name: text(100).min(1), passed: z.boolean().nullable().default(null) }))
        .max(60)
        .default([]),
    })
    .default({ topic: '', attendees: [] }),
});
export type VisitReport = z.infer<typeof visitReport>;

/** Strokes of a signature, each a line of x and y between 0 and 1000. */
export const signature = z.object({
  signedByName: text(100).min(1, 'give the name of who signed'),
  strokes: z
    .array(
      z
        .array(z.int().min(0).max(1000))
        .max(2000)
        .refine((line) => line.length % 2 === 0, 'a stroke is pairs of x and y'),
    )
    .min(1, 'the signature is empty')
    .max(80),
});
export type Signature = z.infer<typeof signature>;

export const MISSING = ['checklist', 'findings', 'readings', 'attendees', 'topic', 'signature'] as const;
/** What a visit of its purposes cannot be closed without. */
export type Missing = (typeof MISSING)[number];

/** All that is still missing before a visit can be closed as done; the phone asks the same as the server. */
export function missingIn(
  purposes: readonly Purpose[],
  report: VisitReport,
  signed: Signature | null,
): Missing[] {
  const missing: Missing[] = [];
  if (report.checklist.some(({ result }) => result === null)) missing.push('checklist');
  const needsWords = purposes.some((purpose) => purpose !== 'training');
  if (needsWords && report.findings === '') missing.push('findings');
  if (purposes.includes('installation') && report.readings.length === 0) missing.push('readings');
  if (purposes.includes('training')) {
    if (report.training.topic === '') missing.push('topic');
    if (report.training.attendees.length === 0) missing.push('attendees');
  }
  const mustSign = purposes.some((purpose) => purpose === 'installation' || purpose === 'repair');
  if (mustSign && signed === null) missing.push('signature');
  return missing;
}
