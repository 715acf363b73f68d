/** A fault in one field of a request. */
export type ProblemFault = { readonly path: string; readonly code: string; readonly detail?: string };

/** A problem document as the server sends it (RFC 9457 with our code, reference and faults). */
export type ProblemDocument = {
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly status?: number;
  readonly requestId?: string;
  readonly faults?: readonly ProblemFault[];
};

function isProblem(value: unknown): value is ProblemDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'title' in value &&
    typeof value.title === 'string'
  );
}

/** The problem document in whatever was thrown: the document itself, or an error that carries one as `problem`. */
export function toProblem(error: unknown): ProblemDocument | undefined {
  if (isProblem(error)) return error;
  if (typeof error === 'object' && error !== null && 'problem' in error && isProblem(error.problem))
    return error.problem;
  return undefined;
}
