import { z } from 'zod';

/**
 * What a piece of work is to the customer: owed under a contract already paid for, given free with what they have, or paid for
 * by itself. Numbers of one kind are never added to those of another (S2-65).
 */
export const WORK_KINDS = ['obligation', 'service', 'product'] as const;
export const workKind = z.enum(WORK_KINDS);
export type WorkKind = (typeof WORK_KINDS)[number];
