import type { z } from 'zod';
import {
  type Fault,
  forbidden,
  invalidRequest,
  ourMistake,
  outsideFailure,
  type Problem,
  type ProblemDocument,
  Refusal,
} from '#contract-kit';
import type { Actor } from '../policy/actor.ts';

/** Something outside did not answer; says whether trying again may help. */
export class ExternalFailure extends Error {
  override name = 'ExternalFailure';
  readonly worthRetrying: boolean;
  constructor(message: string, worthRetrying: boolean) {
    super(message);
    this.worthRetrying = worthRetrying;
  }
}

/** The one writer of problem documents. An unknown failure tells its reference number and nothing else. */
export function problemDocument(failure: unknown, requestId: string): ProblemDocument {
  if (failure instanceof Refusal) {
    return document(failure.problem, failure.message, requestId, failure.faults, failure.context);
  }
  if (failure instanceof ExternalFailure) return document(outsideFailure, failure.message, requestId);
  if (isLostDatabase(failure)) {
    return document(outsideFailure, 'the database does not answer at this moment; try again', requestId);
  }
  if (isBeyondRange(failure)) {
    const detail = 'a number or a day of the request is larger or smaller than can be kept; check them';
    return document(invalidRequest, detail, requestId);
  }
  return document(ourMistake, `give the administrator this reference: ${requestId}`, requestId);
}

function document(
  problem: Problem,
  detail: string,
  requestId: string,
  faults: Fault[] = [],
  context?: unknown,
): ProblemDocument {
  const base = { type: `urn:perennial:problem:${problem.code}`, ...problem, detail, requestId, faults };
  return context === undefined ? base : { ...base, context };
}

/** PostgreSQL's own codes for numbers, days and zones outside of what its types hold. */
const BEYOND_RANGE = new Set(['22003', '22008', '22009']);

const isBeyondRange = (failure: unknown) =>
  failure instanceof Error && 'code' in failure && BEYOND_RANGE.has(String(failure.code));

/** PostgreSQL's own codes for a text that is no day, instant or id, and for one with letters it does not keep. */
const UNREADABLE_TEXT = new Set(['22007', '22P02', '22021']);

/** Whether the database could not take a value for what it should be. */
export const isUnfitValue = (failure: unknown): boolean =>
  isBeyondRange(failure) ||
  (failure instanceof Error && 'code' in failure && UNREADABLE_TEXT.has(String(failure.code)));

/** PostgreSQL's own codes for a connection that ended or a server that starts or stops, and those of the socket below it. */
const LOST_DATABASE = /^(08|57P0[123]$|ECONN|EPIPE$)/;

function isLostDatabase(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false;
  const code = 'code' in failure ? String(failure.code) : '';
  return LOST_DATABASE.test(code) || failure.message.startsWith('Connection terminated');
}

/** All faults a schema found, each by its path below `place`. */
export function schemaFaults(place: string, error: z.ZodError): Fault[] {
  return error.issues.map((issue) => ({
    path: [place, ...issue.path.map(String)].join('.'),
    code: issue.code,
    message: issue.message.endsWith('received undefined') ? 'is missing' : issue.message,
  }));
}

/** Refuses a request with every fault it has. */
export function invalid(faults: Fault[]): Refusal {
  const listed = faults.map((fault) => `${fault.path}: ${fault.message}`).join('; ');
  return new Refusal(invalidRequest, listed, faults);
}

/** Refuses because the role, or the API key, does not hold the permission. */
export function denied(permission: string, actor: Actor): Refusal {
  const missing =
    actor.apiKey && !actor.apiKey.scopes.includes(permission)
      ? `this API key does not have the scope ${permission}; ask an administrator for a key that has it`
      : `your role does not include ${permission}; ask an administrator`;
  return new Refusal(forbidden, missing);
}
