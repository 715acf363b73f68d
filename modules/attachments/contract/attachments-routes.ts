import { z } from 'zod';
import { defineRoute, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { attachmentsRead, attachmentsWrite } from './permissions.ts';
import * as problems from './problems.ts';
import { attachment } from './schemas.ts';

const onParty = z.object({ partyId });
const onAttachment = z.object({ partyId, attachmentId: uuid });

export const attachmentsRoutes = {
  listAttachments: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/attachments',
    summary: 'Files of a customer, latest first',
    permission: attachmentsRead,
    params: onParty,
    query: z.object({ ...pageQuery, removed: z.enum(['without', 'only']).default('without') }),
    response: page(attachment),
  }),
  countAttachments: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/attachment-count',
    summary: 'How many files a customer has',
    permission: attachmentsRead,
    params: onParty,
    response: z.object({ count: z.int() }),
  }),
  addAttachment: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/attachments',
    summary: 'Keep a file with a customer; its kind is read from its contents',
    permission: attachmentsWrite,
    audit: 'attachment.added',
    upload: 'stream',
    params: onParty,
    query: z.object({ name: z.string().trim().min(1).max(255) }),
    response: attachment,
    status: 201,
    problems: [
      problems.fileTooLarge,
      problems.fileKindRefused,
      problems.fileEmpty,
      problems.fileKnown,
      problems.fileInfected,
      problems.scannerAway,
      problems.noRoom,
    ],
  }),
  downloadAttachment: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/attachments/:attachmentId/content',
    summary: 'The file itself; that it was read is kept in the audit log',
    permission: attachmentsRead,
    params: onAttachment,
    response: z.unknown(),
    download: 'application/octet-stream',
    problems: [problems.fileGone],
  }),
  removeAttachment: defineRoute({
    method: 'DELETE',
    path: '/api/parties/:partyId/attachments/:attachmentId',
    summary: 'Take a file out; it is kept and can be brought back',
    permission: attachmentsWrite,
    audit: 'attachment.removed',
    params: onAttachment,
    response: attachment,
  }),
  restoreAttachment: defineRoute({
    method: 'PUT',
    path: '/api/parties/:partyId/attachments/:attachmentId/restoration',
    summary: 'Bring a file back',
    permission: attachmentsWrite,
    audit: 'attachment.restored',
    params: onAttachment,
    response: attachment,
  }),
} satisfies RouteMap;
