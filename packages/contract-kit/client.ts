import type { ProblemDocument } from './problem.ts';
import { isMutation, type Route, type RouteInput, type RouteMap, type RouteOutput } from './route.ts';

/** Between server and client a refusal is a value: look at `ok` first. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: ProblemDocument };

type Call<R extends Route> = keyof RouteInput<R> extends never
  ? (input?: CallOptions) => Promise<Answer<RouteOutput<R>>>
  : (input: RouteInput<R> & CallOptions) => Promise<Answer<RouteOutput<R>>>;

export type Client<M extends Record<string, RouteMap>> = {
  [Module in keyof M]: { [Name in keyof M[Module]]: Call<M[Module][Name]> };
};

interface CallOptions {
  /** Reuse it to retry a mutation safely; made anew for each call when left out. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export interface ClientOptions {
  /** Empty in the browser, `http://127.0.0.1:4400` for programs. */
  baseUrl: string;
  token?: string;
  fetch?: typeof globalThis.fetch;
  /** Told of every problem answered, whoever called: for what concerns the whole app, such as a session that ended. */
  onProblem?: (problem: ProblemDocument) => void;
}

type LooseInput = CallOptions & {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
};

/** A typed client of all routes, by module and name. Network failures of a mutation are retried once with the same key. */
export function createClient<M extends Record<string, RouteMap>>(
  modules: M,
  options: ClientOptions,
): Client<M> {
  const client: Record<string, Record<string, (input?: LooseInput) => Promise<Answer<unknown>>>> = {};
  for (const [moduleName, routes] of Object.entries(modules)) {
    const calls: Record<string, (input?: LooseInput) => Promise<Answer<unknown>>> = {};
    for (const [name, route] of Object.entries(routes))
      calls[name] = (input) => call(route, input ?? {}, options);
    client[moduleName] = calls;
  }
  return client as Client<M>;
}

async function call(route: Route, input: LooseInput, options: ClientOptions): Promise<Answer<unknown>> {
  const request = buildRequest(route, input, options);
  const send = () => (options.fetch ?? globalThis.fetch)(request.url, request.init);
  let response: Response;
  try {
    response = await send().catch((failure: unknown) => {
      if (input.signal?.aborted || !isMutation(route) || route.upload) throw failure;
      return send();
    });
  } catch (failure) {
    if (input.signal?.aborted) throw failure;
    return { ok: false, problem: unreachable(failure) };
  }
  if (!response.ok) {
    const problem = await readProblem(response);
    options.onProblem?.(problem);
    return { ok: false, problem };
  }
  if (route.download) return { ok: true, value: await response.blob() };
  return { ok: true, value: response.status === 204 ? undefined : await response.json() };
}

function buildRequest(route: Route, input: LooseInput, options: ClientOptions) {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name])),
  );
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.token) headers.authorization = `Bearer ${options.token}`;
  if (isMutation(route)) headers['idempotency-key'] = input.idempotencyKey ?? globalThis.crypto.randomUUID();
  if (input.body !== undefined) {
    headers['content-type'] = route.upload ? 'application/octet-stream' : 'application/json';
  }
  const init: RequestInit & { duplex?: 'half' } = {
    method: route.method,
    headers,
    credentials: 'same-origin',
  };
  if (input.signal) init.signal = input.signal;
  if (input.body !== undefined)
    init.body = route.upload ? (input.body as BodyInit) : JSON.stringify(input.body);
  if (route.upload) init.duplex = 'half';
  return { url: `${options.baseUrl}${path}${queryString(input.query)}`, init };
}

function queryString(query: Record<string, unknown> | undefined): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

async function readProblem(response: Response): Promise<ProblemDocument> {
  const body = await response.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && 'code' in body) return body as ProblemDocument;
  const title = `The server answered ${response.status} without an explanation`;
  return {
    type: 'about:blank',
    title,
    detail: title,
    status: response.status,
    code: 'unexplained',
    requestId: '',
    faults: [],
  };
}

function unreachable(failure: unknown): ProblemDocument {
  const detail = failure instanceof Error ? failure.message : String(failure);
  return {
    type: 'about:blank',
    title: 'The server cannot be reached',
    detail,
    status: 0,
    code: 'unreachable',
    requestId: '',
    faults: [],
  };
}
