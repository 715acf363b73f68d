import { attachment, attachmentsRoutes } from '#modules/attachments/contract';
import { type PhotoKeeping, ProblemError, toProblem, useMay } from '#ui';

const { addAttachment, downloadAttachment } = attachmentsRoutes;

/** Where a picture in an answer is seen. */
export const photoUrl = (partyId: string) => (attachmentId: string) =>
  downloadAttachment.path
    .replace(':partyId', encodeURIComponent(partyId))
    .replace(':attachmentId', encodeURIComponent(attachmentId));

/** Keeps the pictures of a step as files of the customer; undefined for those who may not keep any. */
export function useProcessPhotos(partyId: string): PhotoKeeping | undefined {
  const mayWrite = useMay()('attachments.write');
  if (!mayWrite) return undefined;
  return {
    urlOf: photoUrl(partyId),
    upload: async (file) => {
      const path = addAttachment.path.replace(':partyId', encodeURIComponent(partyId));
      const answer = await fetch(`${path}?${new URLSearchParams({ name: file.name })}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'idempotency-key': crypto.randomUUID() },
        body: file,
      });
      const told: unknown = await answer.json().catch(() => undefined);
      const kept = attachment.safeParse(told);
      if (answer.ok && kept.success) return kept.data.attachmentId;
      throw new ProblemError(
        toProblem(told) ?? {
          code: 'unexplained',
          title: `The server answered ${answer.status} without an explanation`,
        },
      );
    },
  };
}
