import { z } from 'zod';
import { COMMON_PROBLEMS } from './problem.ts';
import { isMutation, type Route, type RouteMap } from './route.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of all routes, from their contracts alone. */
export function toOpenApi(
  modules: Record<string, RouteMap>,
  product: { title: string; version: string },
): Json {
  const paths: Record<string, Json> = {};
  for (const [moduleName, routes] of Object.entries(modules)) {
    for (const [name, route] of Object.entries(routes)) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(moduleName, name, route) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: product.title, version: product.version, license: { name: 'Apache-2.0' } },
    tags: Object.keys(modules).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'perennial.session_token' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId', 'faults'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    context: {},
  },
};

function operation(moduleName: string, name: string, route: Route): Json {
  return {
    operationId: `${moduleName}.${name}`,
    tags: [moduleName],
    summary: route.summary,
    security: route.permission === 'public' ? [] : [{ session: [] }, { token: [] }],
    'x-permission': typeof route.permission === 'string' ? route.permission : route.permission.name,
    parameters: [
      ...fields(route.params, 'path'),
      ...fields(route.query, 'query'),
      ...idempotencyHeader(route),
    ],
    ...requestBody(route),
    responses: responses(route),
  };
}

function fields(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const described = jsonSchema(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(described.properties ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || (described.required ?? []).includes(name),
    schema: field,
  }));
}

function idempotencyHeader(route: Route): Json[] {
  if (!isMutation(route)) return [];
  const description = 'Send the same key again to repeat a request safely; the first answer is given back';
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description,
      schema: { type: 'string', maxLength: 200 },
    },
  ];
}

function requestBody(route: Route): Json {
  if (route.upload) {
    return {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    };
  }
  if (!route.body) return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: jsonSchema(route.body, 'input') } },
    },
  };
}

function responses(route: Route): Json {
  const good = route.download
    ? { content: { [route.download]: { schema: { type: 'string', format: 'binary' } } } }
    : { content: { 'application/json': { schema: jsonSchema(route.response, 'output') } } };
  const byStatus = new Map<number, string[]>();
  for (const problem of [...(route.problems ?? []), ...COMMON_PROBLEMS]) {
    byStatus.set(problem.status, [
      ...(byStatus.get(problem.status) ?? []),
      `${problem.code}: ${problem.title}`,
    ]);
  }
  const bad = [...byStatus].map(([status, lines]) => [
    String(status),
    {
      description: lines.join('; '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return { [String(route.status ?? 200)]: { description: 'Done', ...good }, ...Object.fromEntries(bad) };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
