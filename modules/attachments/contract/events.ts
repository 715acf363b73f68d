import { z } from 'zod';
import { defineEvent, partyId, uuid } from '#contract-kit';

const ofAttachment = z.object({ partyId, attachmentId: uuid });

/** A file was added to a customer. */
export const attachmentAdded = defineEvent({
  name: 'attachment.added',
  payload: ofAttachment,
  timeline: 'shown',
});
/** A file was taken out; it is kept and can come back. */
export const attachmentRemoved = defineEvent({
  name: 'attachment.removed',
  payload: ofAttachment,
  timeline: 'shown',
});
/** A file came back. */
export const attachmentRestored = defineEvent({
  name: 'attachment.restored',
  payload: ofAttachment,
  timeline: 'hidden',
});

export const attachmentsEvents = [attachmentAdded, attachmentRemoved, attachmentRestored] as const;
