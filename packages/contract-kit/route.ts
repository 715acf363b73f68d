import type { z } from 'zod';
import type { Permission } from './permission.ts';
import type { Problem } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a route promises: who may, what goes in, what comes out, what is audited, what can go wrong. */
export interface Route {
  method: Method;
  /** Fastify style: `/api/parties/:partyId`. */
  path: string;
  summary: string;
  /** A permission, or `public` (no sign-in), or `signed-in` (any member of staff). */
  permission: Permission | 'public' | 'signed-in';
  /** Name of the audit entry; every mutation has one. */
  audit?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  response: z.ZodType;
  status?: number;
  problems?: readonly Problem[];
  /** The answer holds a secret that is told this once: it is not kept for whoever repeats the request. */
  tellsOnce?: true;
  /** `stream`: the body is a file, handed to the handler as a readable stream. */
  upload?: 'stream';
  /** The body may also come as an HTML form, for pages that work without JavaScript. */
  form?: true;
  /** Content type of a streamed answer; `response` then describes nothing. */
  download?: string;
}

export type RouteMap = Record<string, Route>;

type Part = 'params' | 'query' | 'body';
type PartsOf<R extends Route> = {
  [K in Part]: K extends keyof R ? (R[K] extends z.ZodType ? K : never) : never;
}[Part];
/** What a caller writes: defaults may be left out. */
export type RouteInput<R extends Route> = {
  [K in PartsOf<R>]: R[K] extends z.ZodType ? z.input<R[K]> : never;
};
/** What a handler receives: parsed, defaults filled in. */
export type ParsedInput<R extends Route> = {
  [K in PartsOf<R>]: R[K] extends z.ZodType ? z.output<R[K]> : never;
};
export type RouteOutput<R extends Route> = z.output<R['response']>;

/** Declares a route. A change of state is a noun: `PUT /cases/:caseId/closure`. */
export function defineRoute<const R extends Route>(route: R): R {
  if (isMutation(route) && route.audit === undefined) {
    throw new Error(`defineRoute requires an audit name for ${route.method} ${route.path}`);
  }
  return route;
}

/** Whether the route changes something, and so is audited, transactional and idempotent. */
export function isMutation(route: Route): boolean {
  return route.method !== 'GET';
}
