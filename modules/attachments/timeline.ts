import type { TimelineSource } from '#platform';
import { attachmentAdded, attachmentRemoved } from './contract/index.ts';
import { listAttachmentFacts } from './data/attachment-queries.ts';

/** When files were added and taken out. */
export const attachmentsTimeline: TimelineSource = async (ctx, query) =>
  (await listAttachmentFacts(ctx.db, query)).map(({ kind, attachmentId, entryId, at, byName, fileName }) => ({
    kind: kind === 'added' ? attachmentAdded.name : attachmentRemoved.name,
    entryId,
    occurredAt: at,
    actorName: byName,
    values: { attachmentId, fileName },
    text: null,
  }));
