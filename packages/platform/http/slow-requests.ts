import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How long a request may take to arrive, in seconds; an upload may take longer as long as something arrives. */
export const SLOW_SECONDS = 60;

/**
 * Does not wait for requests that trickle in: many of them at once would hold the server. A body must have arrived whole
 * within the time; of an upload something must arrive within each stretch of it.
 */
export function refuseSlowRequests(app: FastifyInstance, slowSeconds: number): void {
  const milliseconds = slowSeconds * 1000;
  app.addHook('preParsing', async (request, reply, payload) => {
    const { isUpload } = request.routeOptions.config as { isUpload?: boolean };
    if (isUpload) {
      endWhenIdle(request, milliseconds);
      return payload;
    }
    const timer = setTimeout(() => {
      // The rest of the body is never read; the connection cannot carry another request.
      void reply.header('connection', 'close');
      const message = `the request did not arrive within ${slowSeconds} seconds; send it again`;
      payload.emit('error', Object.assign(new Error(message), { statusCode: 408 }));
    }, milliseconds);
    for (const end of ['end', 'error', 'close']) payload.once(end, () => clearTimeout(timer));
    return payload;
  });
}

function endWhenIdle(request: FastifyRequest, milliseconds: number): void {
  const { raw } = request;
  raw.setTimeout(milliseconds, () => raw.destroy());
  // Once it is here, what is done with it may take as long as it takes.
  raw.once('end', () => raw.setTimeout(0));
}
