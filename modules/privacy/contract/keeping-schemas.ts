import { z } from 'zod';
import { instant, isoDate, uuid } from '#contract-kit';
import { measure } from './consent-schemas.ts';

/** How many rows a table holds. */
const heldRows = z.object({ table: z.string(), rows: z.int() });

/** What erasing a person would remove, and what stands in the way. */
export const erasurePreview = z.object({
  held: z.array(heldRows),
  holds: z.array(measure),
});
export type ErasurePreview = z.infer<typeof erasurePreview>;

/** Proof of what was deleted, when, why and by whom; names nobody. */
export const certificate = z.object({
  certificateId: uuid,
  number: z.string(),
  kind: z.enum(['erasure', 'retention']),
  at: instant,
  byName: z.string(),
  reason: z.string(),
  /** The random key of the erased file; once the file is gone it leads to nobody. */
  pseudonym: uuid.nullable(),
  deleted: z.array(heldRows),
  /** Rows found afterwards; zero proves that nothing is left. */
  left: z.int(),
  sha256: z.string(),
});
export type Certificate = z.infer<typeof certificate>;

/** How long a kind of record is kept, and what would go today. */
export const retentionRule = z.object({
  target: z.string(),
  /** Null: kept until the person is erased. */
  keepMonths: z.int().nullable(),
  basis: z.string(),
  changedAt: instant.nullable(),
  changedByName: z.string().nullable(),
  due: z.object({
    rows: z.int(),
    beforeOn: isoDate.nullable(),
    oldest: z.string().nullable(),
    newest: z.string().nullable(),
  }),
});
export type RetentionRule = z.infer<typeof retentionRule>;
