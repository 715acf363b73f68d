import type { Readable } from 'node:stream';
import type { ParsedInput, Route, RouteOutput } from '#contract-kit';
import type { ActionContext } from '../actions/action-context.ts';

export interface Download {
  stream: Readable;
  fileName: string;
  /** Shown by the browser as a page instead of being saved as a file. */
  inline?: boolean;
  /** 200 when left out. */
  status?: number;
}

type HandlerInput<R extends Route> = ParsedInput<R> &
  (R extends { upload: 'stream' } ? { stream: Readable } : unknown);
type HandlerOutput<R extends Route> = R extends { download: string } ? Download : RouteOutput<R>;

export interface BoundRoute {
  route: Route;
  handle(ctx: ActionContext, input: Record<string, unknown>, http: HttpEdge): Promise<unknown>;
  /** Of an upload: takes the bytes in before the transaction begins; what it gives becomes `input.received`. */
  receive?(ctx: ReceivingContext, input: Record<string, unknown>, http: HttpEdge): Promise<unknown>;
  /** Of an upload: undoes `receive` when the transaction came to nothing or was not needed. */
  discard?(ctx: ReceivingContext, received: unknown): Promise<void>;
}

/** What is at hand while an upload comes in, which may take minutes: everything but the database. */
export type ReceivingContext = Pick<ActionContext, 'actor' | 'clock' | 'newId' | 'requestId' | 'settings'>;

/** The few things only sign-in and sign-out need of HTTP itself. */
export interface HttpEdge {
  headers: Headers;
  setCookie(value: string): void;
  /** Network address of the browser or program, as far as trusted proxies tell. */
  address?: string;
  /** Whether the browser reached us by HTTPS, proxies included. */
  isSecure?: boolean;
}

/** Binds a route of a contract to the action that does its work. */
export function bindRoute<R extends Route>(
  route: R,
  handle: (ctx: ActionContext, input: HandlerInput<R>, http: HttpEdge) => Promise<HandlerOutput<R>>,
): BoundRoute {
  return { route, handle: handle as unknown as BoundRoute['handle'] };
}

/**
 * Binds an upload in two steps, so that no transaction is held open while the bytes come in: `receive` puts them on the
 * disk, `handle` records in the transaction what was received, `discard` removes it when that does not come about.
 */
export function bindUpload<R extends Route, Received>(
  route: R,
  steps: {
    receive(ctx: ReceivingContext, input: HandlerInput<R>, http: HttpEdge): Promise<Received>;
    handle(
      ctx: ActionContext,
      input: HandlerInput<R> & { received: Received },
      http: HttpEdge,
    ): Promise<HandlerOutput<R>>;
    discard(ctx: ReceivingContext, received: Received): Promise<void>;
  },
): BoundRoute {
  return { route, ...(steps as unknown as Omit<BoundRoute, 'route'>) };
}
