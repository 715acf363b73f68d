import { Readable } from 'node:stream';
import type { z } from 'zod';
import {
  type Fault,
  foreignOrigin,
  isMutation,
  notFound,
  notSignedIn,
  partyMerged,
  Refusal,
  type Route,
  refuse,
  toldOnce,
} from '#contract-kit';
import type { ActionContext, AuditSubject } from '../actions/action-context.ts';
import { writeAudit } from '../actions/audit.ts';
import { claimIdempotencyKey, requestHash, saveAnswer } from '../actions/idempotency.ts';
import { type Caller, makeContext } from '../actions/make-context.ts';
import { refuseCursor } from '../database/cursor.ts';
import type { Platform } from '../platform.ts';
import { type Actor, systemActor } from '../policy/actor.ts';
import { compileMask, compileReveal } from '../policy/mask-response.ts';
import type { BoundRoute, HttpEdge } from './bind-route.ts';
import { denied, invalid, isUnfitValue, schemaFaults } from './problem-document.ts';
import { unreadableText } from './readable-text.ts';

export interface RawRequest {
  requestId: string;
  url: string;
  params: unknown;
  query: unknown;
  body: unknown;
  edge: HttpEdge;
}

export interface HandledAnswer {
  status: number;
  body: unknown;
}

/** Finds out who asks, from cookies or a token. `viaCookie` tells whether another site could have sent it. */
export type Authenticate = (headers: Headers) => Promise<{ actor: Actor; viaCookie: boolean } | undefined>;

const SERIALISATION_FAILURES = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 3;
const MOST_KEY_LETTERS = 200;

/** The road every request takes: who, may they, what do they say, do it in one transaction, show what they may see. */
export function requestHandler(platform: Platform, bound: BoundRoute, authenticate: Authenticate) {
  const { route } = bound;
  const present = presenter(route);
  const revealsSensitive = compileReveal(route.download ? undefined : route.response, 'sensitive');
  return async (request: RawRequest): Promise<HandledAnswer> => {
    const actor = await authorise(route, request.edge.headers, authenticate);
    const input = parseInput(route, request);
    const caller = { actor, requestId: request.requestId, settings: await platform.settings() };
    try {
      if (isMutation(route)) {
        const change = bound.receive ? takeIn : mutate;
        return await change(platform, bound, caller, input, request, present);
      }
      const ctx = makeContext(platform, platform.database.db, caller);
      const body = present(await bound.handle(ctx, input, request.edge), actor);
      await auditRead(ctx, route, input.params, revealsSensitive(body));
      return { status: route.status ?? 200, body };
    } catch (failure) {
      if (hasCursor(input) && isUnfitValue(failure)) refuseCursor();
      await pointToSurvivor(platform, caller, input, failure);
      throw failure;
    }
  };
}

/** A cursor is the one value whose inside no contract describes: what the database cannot take came from another list. */
const hasCursor = ({ query }: Record<string, unknown>) =>
  (query as { cursor?: string } | undefined)?.cursor !== undefined;

/** Whoever asks for a party that went up in another one is told which, on every route. */
async function pointToSurvivor(
  platform: Platform,
  caller: Caller,
  input: Record<string, unknown>,
  failure: unknown,
): Promise<void> {
  if (!(failure instanceof Refusal) || failure.problem !== notFound) return;
  const { partyId } = (input.params ?? {}) as { partyId?: string };
  const find = platform.modules.find((module) => module.findSurvivor)?.findSurvivor;
  if (partyId === undefined || !find) return;
  const survivorId = await find(makeContext(platform, platform.database.db, caller), partyId);
  if (survivorId === undefined) return;
  throw new Refusal(partyMerged, `this customer was merged into ${survivorId}; ask for that one`, [], {
    partyId,
    survivorId,
  });
}

async function authorise(route: Route, headers: Headers, authenticate: Authenticate): Promise<Actor> {
  const known = await authenticate(headers);
  if (known?.viaCookie && isMutation(route)) refuseForeignOrigin(headers);
  if (route.permission === 'public') return known?.actor ?? anonymous;
  if (!known) throw new Refusal(notSignedIn, 'sign in, then try again');
  if (route.permission === 'signed-in') return known.actor;
  if (known.actor.scopeOf(route.permission) === undefined) throw denied(route.permission.name, known.actor);
  return known.actor;
}

const anonymous: Actor = {
  ...systemActor,
  actorId: '00000000-0000-7000-8000-000000000001',
  displayName: 'anonymous',
  kind: 'staff',
  scopeOf: () => undefined,
  sees: () => false,
};

/** A browser tells where a request comes from; a page of another site must not act with our cookie. */
function refuseForeignOrigin(headers: Headers): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const foreign =
    site === 'cross-site' ||
    site === 'same-site' ||
    (origin !== null && hostOf(origin) !== headers.get('host'));
  if (foreign)
    throw new Refusal(
      foreignOrigin,
      `a request from ${origin ?? 'another site'} may not change anything here`,
    );
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function parseInput(route: Route, request: RawRequest): Record<string, unknown> {
  const faults: Fault[] = [];
  const input: Record<string, unknown> = {};
  const take = (place: 'params' | 'query' | 'body', schema: z.ZodType | undefined) => {
    if (!schema) return;
    const given = request[place] ?? {};
    const unreadable = unreadableText(place, given);
    if (unreadable.length > 0) return void faults.push(...unreadable);
    const parsed = schema.safeParse(given);
    if (parsed.success) input[place] = parsed.data;
    else faults.push(...schemaFaults(place, parsed.error));
  };
  take('params', route.params);
  take('query', route.query);
  take('body', route.body);
  if (faults.length > 0) throw invalid(faults);
  if (route.upload) input.stream = request.body ?? Readable.from([]);
  return input;
}

/** Answers pass their schema, which drops what it does not name, and then the actor's mask. */
function presenter(route: Route): (value: unknown, actor: Actor) => unknown {
  if (route.download) return (value) => value;
  const mask = compileMask(route.response);
  return (value, actor) => {
    const shown = route.response.parse(value);
    return mask ? mask(shown, actor) : shown;
  };
}

/** An upload: first the bytes, as long as they take, then the transaction. What came in for nothing is taken away again. */
async function takeIn(
  platform: Platform,
  bound: BoundRoute,
  caller: Caller,
  input: Record<string, unknown>,
  request: RawRequest,
  present: (value: unknown, actor: Actor) => unknown,
): Promise<HandledAnswer> {
  const ctx = makeContext(platform, platform.database.db, caller);
  const received = await bound.receive?.(ctx, input, request.edge);
  let isRecorded = false;
  const recording: BoundRoute = {
    route: bound.route,
    async handle(...given) {
      const answer = await bound.handle(...given);
      isRecorded = true;
      return answer;
    },
  };
  try {
    return await mutate(platform, recording, caller, { ...input, received }, request, present);
  } catch (failure) {
    isRecorded = false;
    throw failure;
  } finally {
    if (!isRecorded) await bound.discard?.(ctx, received);
  }
}

async function mutate(
  platform: Platform,
  bound: BoundRoute,
  caller: Caller,
  input: Record<string, unknown>,
  request: RawRequest,
  present: (value: unknown, actor: Actor) => unknown,
): Promise<HandledAnswer> {
  const { route } = bound;
  // Strangers share one actor id, so their keys would collide; what they may do is safe to repeat.
  const key = caller.actor === anonymous ? null : idempotencyKeyOf(request.edge.headers);
  const hash =
    key && requestHash({ method: route.method, url: request.url, body: route.upload ? null : request.body });
  for (let attempt = 1; ; attempt++) {
    try {
      return await platform.database.inTransaction(async (tx) => {
        let subject: AuditSubject | undefined;
        const ctx = makeContext(platform, tx, caller, (named) => {
          subject = named;
        });
        if (key && hash) {
          const saved = await claimIdempotencyKey(ctx, key, hash);
          if (saved && route.tellsOnce) {
            refuse(toldOnce, 'the answer held a secret that is not kept; if it was lost, make a new one');
          }
          if (saved) return { status: saved.status, body: saved.response };
        }
        const body = present(await bound.handle(ctx, input, request.edge), caller.actor);
        const answer = { status: route.status ?? 200, body };
        await writeAudit(ctx, route.audit ?? route.path, subject ?? subjectFromParams(input.params));
        if (key && !route.tellsOnce) await saveAnswer(ctx, key, { status: answer.status, response: body });
        return answer;
      });
    } catch (failure) {
      if (attempt >= MAX_ATTEMPTS || route.upload || !isSerialisationFailure(failure)) throw failure;
    }
  }
}

function idempotencyKeyOf(headers: Headers): string | null {
  const key = headers.get('idempotency-key');
  if (key !== null && key.length > MOST_KEY_LETTERS) {
    const message = `has ${key.length} letters; send at most ${MOST_KEY_LETTERS}, such as a UUID`;
    throw invalid([{ path: 'headers.idempotency-key', code: 'too-long', message }]);
  }
  return key;
}

/** What is sensitive is not shown unless it is recorded that it was; nor is anything to who looks through another's eyes. */
async function auditRead(
  ctx: ActionContext,
  route: Route,
  params: unknown,
  isSensitive: boolean,
): Promise<void> {
  const { impersonator, emergencyAccessId } = ctx.actor;
  if (route.permission === 'public' || (!isSensitive && !impersonator)) return;
  await writeAudit(ctx, isSensitive ? 'sensitive.read' : 'impersonated.read', {
    ...(subjectFromParams(params) ?? { subjectKind: 'list', subjectId: route.path }),
    route: `${route.method} ${route.path}`,
    ...(emergencyAccessId === undefined ? {} : { emergencyAccessId }),
  });
}

function subjectFromParams(params: unknown): AuditSubject | undefined {
  const first = Object.entries((params as Record<string, unknown> | undefined) ?? {})[0];
  return first && { subjectKind: first[0].replace(/Id$/, ''), subjectId: String(first[1]) };
}

function isSerialisationFailure(failure: unknown): boolean {
  return (
    typeof failure === 'object' &&
    failure !== null &&
    'code' in failure &&
    SERIALISATION_FAILURES.has(String(failure.code))
  );
}
