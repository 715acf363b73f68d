/** One thing wrong with a request, by the path of the field that holds it. */
export interface Fault {
  path: string;
  code: string;
  message: string;
}

/** A refusal or failure a route can answer with, declared in its contract. */
export interface Problem {
  code: string;
  status: number;
  title: string;
}

/** The wire form of a problem: RFC 9457 `application/problem+json` with our code, reference number and all faults. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  faults: Fault[];
  /** What the caller needs to go on, for example the current version after a conflict. */
  context?: unknown;
}

/** Declares a problem. Codes are kebab-case sentences: `case-already-closed`. */
export function defineProblem<const P extends Problem>(problem: P): P {
  return problem;
}

/** Thrown by actions and rules when the request is understood but must not be done; rolls the transaction back. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly problem: Problem;
  readonly faults: Fault[];
  readonly context: unknown;

  constructor(problem: Problem, detail: string, faults: Fault[] = [], context?: unknown) {
    super(detail);
    this.problem = problem;
    this.faults = faults;
    this.context = context;
  }
}

/** Refuses with a declared problem; `detail` names the thing, the value and the way out. */
export function refuse(
  problem: Problem,
  detail: string,
  more: { faults?: Fault[]; context?: unknown } = {},
): never {
  throw new Refusal(problem, detail, more.faults, more.context);
}

export const invalidRequest = defineProblem({
  code: 'invalid-request',
  status: 400,
  title: 'The request has faults',
});
export const notSignedIn = defineProblem({ code: 'not-signed-in', status: 401, title: 'Sign in first' });
export const forbidden = defineProblem({
  code: 'forbidden',
  status: 403,
  title: 'Your role does not allow this',
});
export const foreignOrigin = defineProblem({
  code: 'foreign-origin',
  status: 403,
  title: 'The request came from another site',
});
export const notFound = defineProblem({
  code: 'not-found',
  status: 404,
  title: 'There is no such thing here',
});
/** The party went up in another one, which the context names as `survivorId`: ask again with that id. */
export const partyMerged = defineProblem({
  code: 'party-merged',
  status: 410,
  title: 'This customer was merged into another',
});
export const conflictingIdempotencyKey = defineProblem({
  code: 'idempotency-key-reused',
  status: 422,
  title: 'This idempotency key was used for a different request',
});
export const toldOnce = defineProblem({
  code: 'told-once',
  status: 409,
  title: 'This was done, and what it told is told only once',
});
export const outsideFailure = defineProblem({
  code: 'outside-failure',
  status: 503,
  title: 'Something we depend on does not answer',
});
export const ourMistake = defineProblem({
  code: 'our-mistake',
  status: 500,
  title: 'Something went wrong on our side',
});

/** Problems any route may answer with; routes declare only the others. */
export const COMMON_PROBLEMS: readonly Problem[] = [
  invalidRequest,
  notSignedIn,
  forbidden,
  foreignOrigin,
  notFound,
  partyMerged,
  conflictingIdempotencyKey,
  toldOnce,
  outsideFailure,
  ourMistake,
];
