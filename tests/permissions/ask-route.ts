import { Readable } from 'node:stream';
import { type Actor, type BoundRoute, type Platform, problemDocument, requestHandler } from '#platform';

export interface Asked {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}

/** Asks a route as somebody, the whole way a request goes but for the network. */
export async function askRoute(
  platform: Platform,
  bound: BoundRoute,
  actor: Actor,
  { params = {}, query = {}, body = {} }: Asked,
): Promise<{ status: number; body: unknown }> {
  const handle = requestHandler(platform, bound, async () => ({ actor, viaCookie: false }));
  try {
    return await handle({
      requestId: 'asked',
      url: bound.route.path,
      params,
      query,
      body: bound.route.upload ? Readable.from([Buffer.from('a text')]) : body,
      edge: { headers: new Headers(), setCookie: () => {} },
    });
  } catch (failure) {
    const problem = problemDocument(failure, 'asked');
    return { status: problem.status, body: problem };
  }
}
