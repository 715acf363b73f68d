import { type ImportDetail, type ImportKind, importsRoutes } from '#modules/imports/contract';
import { ProblemError } from '#ui';

/** Sends a file and tells how far it is; `fetch` cannot tell the progress of an upload. */
export function uploadFile(
  file: File,
  kind: ImportKind,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<ImportDetail> {
  const query = new URLSearchParams({ kind, name: file.name });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${importsRoutes.uploadImport.path}?${query}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('idempotency-key', crypto.randomUUID());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === 201) resolve(importsRoutes.uploadImport.response.parse(body));
      else reject(new ProblemError(asProblem(body, request.status)));
    };
    request.onerror = () =>
      reject(new ProblemError({ code: 'unreachable', title: 'The server cannot be reached' }));
    request.onabort = () => reject(new DOMException('the upload was stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asProblem(body: unknown, status: number): ConstructorParameters<typeof ProblemError>[0] {
  if (typeof body === 'object' && body !== null && 'code' in body && 'title' in body) {
    return body as ConstructorParameters<typeof ProblemError>[0];
  }
  return { code: 'unexplained', title: `The server answered ${status} without an explanation` };
}
