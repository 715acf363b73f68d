export { attachmentsRoutes } from './attachments-routes.ts';
export { attachmentAdded, attachmentRemoved, attachmentRestored, attachmentsEvents } from './events.ts';
export { attachmentsPermissions, attachmentsRead, attachmentsWrite } from './permissions.ts';
export * as attachmentsProblems from './problems.ts';
export { type Attachment, attachment, type MediaType, MOST_BYTES } from './schemas.ts';
