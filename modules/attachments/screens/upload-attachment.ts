import { attachmentsRoutes } from '#modules/attachments/contract';
import { ProblemError } from '#ui';

/** Sends a file and tells how far it is; `fetch` cannot tell the progress of an upload. */
export function uploadAttachment(
  file: File,
  partyId: string,
  onProgress: (sentBytes: number) => void,
): Promise<void> {
  const path = attachmentsRoutes.addAttachment.path.replace(':partyId', encodeURIComponent(partyId));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${path}?${new URLSearchParams({ name: file.name })}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('idempotency-key', crypto.randomUUID());
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      if (request.status === 201) resolve();
      else reject(new ProblemError(asProblem(request.responseText, request.status)));
    };
    request.onerror = () =>
      reject(new ProblemError({ code: 'unreachable', title: 'The server cannot be reached' }));
    request.send(file);
  });
}

function asProblem(text: string, status: number): ConstructorParameters<typeof ProblemError>[0] {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'code' in body && 'title' in body) {
      return body as ConstructorParameters<typeof ProblemError>[0];
    }
  } catch {
    // Told below: whatever stood between us and the server answered in its own way.
  }
  return { code: 'unexplained', title: `The server answered ${status} without an explanation` };
}
