import { z } from 'zod';
import { instant, partyId, uuid } from '#contract-kit';

/** Largest file, in bytes. */
export const MOST_BYTES = 50 * 1024 * 1024;

/** What the contents were found to be; how a file is called says nothing. */
export const mediaType = z.enum([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/heic',
  'application/pdf',
  'text/plain',
  'application/vnd.openxmlformats-officedocument',
  'application/x-ole-storage',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
  'video/mp4',
]);
export type MediaType = z.infer<typeof mediaType>;

export const attachment = z.object({
  partyId,
  attachmentId: uuid,
  fileName: z.string(),
  mediaType,
  fileBytes: z.int(),
  addedAt: instant,
  addedByName: z.string(),
  /** When a virus scanner found nothing; null when none is set. */
  scannedAt: instant.nullable(),
  removedAt: instant.nullable(),
  removedByName: z.string().nullable(),
  mayWrite: z.boolean(),
});
/** A file kept with a customer. */
export type Attachment = z.infer<typeof attachment>;
