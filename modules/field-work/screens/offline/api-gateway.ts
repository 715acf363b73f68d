import { api } from '#contract';
import type { Answer, ProblemDocument } from '#contract-kit';
import { attachmentsRoutes } from '#modules/attachments/contract';
import type { VisitGateway } from './send-queue.ts';

/** The server, by the typed client. */
export const apiGateway: VisitGateway = {
  show: (visitId) => api.fieldWork.showVisit({ params: { visitId } }),
  arrive: (visitId, body, idempotencyKey) =>
    api.fieldWork.recordArrival({ params: { visitId }, body, idempotencyKey }),
  report: (visitId, body, idempotencyKey) =>
    api.fieldWork.reportVisit({ params: { visitId }, body, idempotencyKey }),
  complete: (visitId, body, idempotencyKey) =>
    api.fieldWork.completeVisit({ params: { visitId }, body, idempotencyKey }),
  upload: ({ partyId, blob, fileName }, key) => uploadPhoto(partyId, blob, fileName, key),
  addPhoto: (visitId, attachmentId) => api.fieldWork.addPhoto({ params: { visitId, attachmentId } }),
};

async function uploadPhoto(
  partyId: string,
  blob: Blob,
  fileName: string,
  key: string,
): Promise<Answer<{ attachmentId: string } | null>> {
  const path = attachmentsRoutes.addAttachment.path.replace(':partyId', encodeURIComponent(partyId));
  try {
    const response = await fetch(`${path}?${new URLSearchParams({ name: fileName })}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key },
      body: blob,
    });
    const answer = await response.json();
    if (response.ok) return { ok: true, value: { attachmentId: String(answer.attachmentId) } };
    // The customer has this very file: it is safe, only which visit it is of cannot be told any more.
    if (answer.code === 'attachment-known') return { ok: true, value: null };
    return { ok: false, problem: answer as ProblemDocument };
  } catch {
    return { ok: false, problem: unreachable };
  }
}

const unreachable: ProblemDocument = {
  type: 'about:blank',
  title: 'The server cannot be reached',
  detail: 'The server cannot be reached',
  status: 0,
  code: 'unreachable',
  requestId: '',
  faults: [],
};
