import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { notFound, Refusal } from '#contract-kit';
import type { Platform } from '../platform.ts';
import type { BoundRoute, Download } from './bind-route.ts';
import { type Authenticate, requestHandler } from './handle-request.ts';
import { observeRequests } from './metrics.ts';
import { problemDocument } from './problem-document.ts';
import { refuseSlowRequests, SLOW_SECONDS } from './slow-requests.ts';

const PRIVATE_PROXIES = ['loopback', 'linklocal', 'uniquelocal'];
const MAX_JSON_BYTES = 2 * 1024 * 1024;
const MAX_FORM_BYTES = 16 * 1024;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

export interface ServeOptions {
  platform: Platform;
  authenticate: Authenticate;
  host: string;
  port: number;
  /** Whose word on whom a request comes from is taken; only of proxies on this machine when left out. */
  trustedProxies?: 'loopback' | 'private';
  /** Within how many seconds a request must have arrived; a minute when left out. */
  slowSeconds?: number;
  /** Adds what is not a contract route: the web app's files, the API document. */
  extend?: (app: FastifyInstance) => Promise<void>;
}

/** Answers HTTP for all modules. Resolves when the port is open; `close` lets running requests end. */
export async function serve(options: ServeOptions): Promise<{ port: number; close(): Promise<void> }> {
  const { platform } = options;
  const app = Fastify({
    logger: false,
    // In a network of a business everybody's address is private: who is not known as a proxy speaks for itself alone.
    trustProxy: options.trustedProxies === 'private' ? PRIVATE_PROXIES : ['loopback'],
    bodyLimit: MAX_JSON_BYTES,
    genReqId: (request) => String(request.headers['x-request-id'] ?? randomUUID()).slice(0, 100),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 400 },
  });
  await app.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    strictTransportSecurity: false,
  });
  askForHttpsFromNowOn(app);
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  acceptEmptyJson(app);
  acceptForms(app);
  refuseSlowRequests(app, options.slowSeconds ?? SLOW_SECONDS);
  app.setErrorHandler((failure, request, reply) =>
    sendProblem(platform, fastifyFault(failure), request, reply),
  );
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      platform,
      new Refusal(notFound, `there is nothing at ${request.method} ${pathOf(request)}`),
      request,
      reply,
    ),
  );
  observeRequests(app, platform);
  addHealthRoutes(app, platform);
  for (const module of platform.modules) {
    for (const bound of module.routes) addRoute(app, platform, bound, options.authenticate);
  }
  await options.extend?.(app);
  await app.listen({ host: options.host, port: options.port });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    close: () => app.close(),
  };
}

const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    // A preview of a PDF is drawn from bytes the page holds already.
    'frame-src': ["'self'", 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'object-src': ["'none'"],
  },
};

/** Whoever came by TLS comes by TLS for a year. Not said over plain HTTP: a browser must ignore it there, and a business may have no certificate. */
function askForHttpsFromNowOn(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.protocol === 'https') {
      void reply.header('strict-transport-security', `max-age=${YEAR_SECONDS}`);
    }
  });
}

function addRoute(
  app: FastifyInstance,
  platform: Platform,
  bound: BoundRoute,
  authenticate: Authenticate,
): void {
  const handle = requestHandler(platform, bound, authenticate);
  app.route({
    method: bound.route.method,
    url: bound.route.path,
    ...(bound.route.upload ? { bodyLimit: Number.MAX_SAFE_INTEGER } : {}),
    config: { acceptsForm: bound.route.form === true, isUpload: bound.route.upload !== undefined },
    handler: async (request, reply) => {
      const cookies: string[] = [];
      const answer = await handle({
        requestId: request.id,
        url: request.url,
        params: request.params,
        query: request.query,
        body: request.body,
        edge: {
          headers: toHeaders(request),
          setCookie: (value) => cookies.push(value),
          address: request.ip,
          isSecure: request.protocol === 'https',
        },
      });
      for (const cookie of cookies) void reply.header('set-cookie', cookie);
      void reply.header('x-request-id', request.id).header('cache-control', 'no-store');
      if (bound.route.download) return sendDownload(reply, bound.route.download, answer.body as Download);
      if (answer.status === 204) return reply.code(204).send();
      return reply.code(answer.status).send(answer.body);
    },
  });
}

function sendDownload(reply: FastifyReply, contentType: string, download: Download) {
  const name = encodeURIComponent(download.fileName);
  if (!download.inline) void reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
  return reply
    .code(download.status ?? 200)
    .header('content-type', contentType)
    .send(download.stream);
}

function toHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/** A DELETE with a JSON content type and no body is an empty object, not a fault. */
function acceptEmptyJson(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    if (text === '') return done(null, {});
    try {
      done(null, JSON.parse(String(text)));
    } catch {
      done(Object.assign(new Error('the body is not JSON'), { statusCode: 400 }));
    }
  });
}

/** Only routes made for pages without JavaScript take forms; elsewhere a form is how another site would send something. */
function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
    (request, text, done) => {
      const { acceptsForm } = request.routeOptions.config as { acceptsForm?: boolean };
      if (!acceptsForm) return done(Object.assign(new Error('this address takes JSON'), { statusCode: 415 }));
      done(null, Object.fromEntries(new URLSearchParams(String(text))));
    },
  );
}

function sendProblem(platform: Platform, failure: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemDocument(failure, request.id);
  if (problem.status >= 500) {
    platform.log.error(
      { err: failure, requestId: request.id, route: request.routeOptions.url },
      'request failed',
    );
  }
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}

/** Faults that Fastify itself finds (too large, not JSON, wrong type) are requests' faults, not ours. */
function fastifyFault(failure: unknown): unknown {
  const { statusCode, message } = failure as { statusCode?: number; message: string };
  if (failure instanceof Refusal || statusCode === undefined || statusCode >= 500) return failure;
  const problem = { code: 'invalid-request', status: statusCode, title: 'The request has faults' };
  return new Refusal(problem, message, [{ path: 'body', code: 'unreadable', message }]);
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? request.url;
}

function addHealthRoutes(app: FastifyInstance, platform: Platform): void {
  app.get('/healthz', async () => ({ status: 'up' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await platform.database.pool.query('select 1');
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
}
