import type { Answer, ProblemDocument } from '#contract-kit';

/** The part of a problem document that a person is told; the rest is for programs. */
export type ShownProblem = Pick<ProblemDocument, 'code' | 'title'> &
  Partial<Pick<ProblemDocument, 'detail' | 'status' | 'requestId' | 'faults' | 'context'>>;

/** A refusal of the server as something that can be thrown, for queries and mutations. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly problem: ShownProblem;

  constructor(problem: ShownProblem) {
    super(`${problem.code}: ${problem.detail ?? problem.title}`);
    this.problem = problem;
  }
}

function isProblem(value: unknown): value is ShownProblem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'title' in value &&
    typeof value.title === 'string'
  );
}

/** The problem document in whatever was thrown: the document itself, or an error that carries one. */
export function toProblem(error: unknown): ShownProblem | undefined {
  if (isProblem(error)) return error;
  if (typeof error === 'object' && error !== null && 'problem' in error && isProblem(error.problem))
    return error.problem;
  return undefined;
}

/** The value of a client's answer, or a thrown `ProblemError`: `queryFn: ({ signal }) => answered(api.parties.list({ signal }))`. */
export async function answered<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer;
  if (settled.ok) return settled.value;
  throw new ProblemError(settled.problem);
}
