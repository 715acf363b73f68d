import { z } from 'zod';
import { instant, partyId, uuid } from '#contract-kit';
import { partySummary } from './party-schemas.ts';

/** What of two files is compared. */
export const likenessTrait = z.enum([
  'name',
  'phone',
  'email',
  'birthday',
  'address',
  'gender',
  'national-id',
]);
export type LikenessTrait = z.infer<typeof likenessTrait>;
/** How far a trait agrees; `similar` is one slip away. */
export const likenessLevel = z.enum(['same', 'same-sound', 'reordered', 'similar', 'different']);
export type LikenessLevel = z.infer<typeof likenessLevel>;

const comparison = z.object({
  trait: likenessTrait,
  level: likenessLevel,
  /** Powers of two by which this takes the odds of one person up or down. */
  weight: z.number(),
});

/** Two files waiting for somebody to say whether they are one person's. */
const duplicatePair = z.object({
  partyId,
  otherId: partyId,
  /** 0 to 1. */
  probability: z.number().min(0).max(1),
  comparisons: z.array(comparison),
  foundAt: instant,
  laterAt: instant.nullable(),
});
export type DuplicatePair = z.infer<typeof duplicatePair>;

export const shownPair = z.object({ ...duplicatePair.shape, party: partySummary, other: partySummary });
export type ShownPair = z.infer<typeof shownPair>;

export const pairDecision = z.enum(['different', 'later']);
export type PairDecision = z.infer<typeof pairDecision>;

/** A search through all files for duplicates, as it stands. */
export const duplicateSweep = z.object({
  sweepId: uuid,
  startedAt: instant,
  startedByName: z.string(),
  /** 0 to 1. */
  progress: z.number().min(0).max(1),
  compared: z.int(),
  found: z.int(),
  finishedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
});
export type DuplicateSweep = z.infer<typeof duplicateSweep>;

/** A pair that would be merged without looking at it alone, and which of the two files would stay. */
export const certainPair = z.object({
  ...shownPair.shape,
  survivorId: partyId,
  because: z.enum(['more-numbers', 'known-longer']),
});
export type CertainPair = z.infer<typeof certainPair>;

export const certainDuplicates = z.object({
  items: z.array(certainPair),
  /** Pairs as likely that have something speaking against them, or share a file with one above. */
  toLookAt: z.int(),
  /** 0 to 1. */
  certainFrom: z.number().min(0).max(1),
});
export type CertainDuplicates = z.infer<typeof certainDuplicates>;
