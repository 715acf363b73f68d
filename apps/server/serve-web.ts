import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { contract } from '#contract';
import { toOpenApi } from '#contract-kit';
import { apiPage } from './api-page.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Serves the API document and its readable form. */
export function serveApiDocument(app: FastifyInstance, version: string): void {
  const document = toOpenApi(contract, { title: 'Perennial', version });
  app.get('/api/openapi.json', async () => document);
  app.get('/api/docs', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(apiPage(document)),
  );
}

/** Serves the staff app's files beside the API document. Unknown places are the app's own affair. */
export async function serveWeb(app: FastifyInstance, folder: string, version: string): Promise<void> {
  serveApiDocument(app, version);
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    index: false,
    wildcard: false,
    setHeaders(reply, file) {
      const hashed = file.includes(`${path.sep}assets${path.sep}`);
      void reply.header('cache-control', hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  app.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
