import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '#contract-kit';
import { ROLES } from '#modules/access/contract';
import { type BoundRoute, problemDocument, requestHandler } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { type Assembly, assembleModules } from '../../apps/server/assemble-modules.ts';

const SOMEWHERE = '01890000-0000-7000-8000-0000000000ff';

/** Every route is asked by a stranger and by each role (S1-33, S1-53): what the contract grants, and nothing else, is let through. */
describe('every route', () => {
  let database: TestDatabase;
  let assembly: Assembly;
  let routes: BoundRoute[];

  beforeAll(async () => {
    database = await testDatabase();
    assembly = assembleModules({
      databaseUrl: database.url,
      secret: 'a secret of thirty-two letters at least',
      localToken: 't',
    });
    routes = assembly.modules.flatMap((module) => [...module.routes]);
  });
  afterAll(async () => {
    await assembly.close();
    await database.drop();
  });

  it('sends a stranger away with 401, unless it is public', async () => {
    const open: string[] = [];
    for (const bound of routes) {
      const answer = await ask(bound, undefined);
      const isPublic = bound.route.permission === 'public';
      if (isPublic === (answer.code === 'not-signed-in')) open.push(addressOf(bound.route));
    }

    expect(open).toEqual([]);
  });

  it.each(ROLES)('lets the role %s do what its permissions say and nothing else', async (role) => {
    const wrong: string[] = [];
    for (const bound of routes) {
      const { permission } = bound.route;
      if (typeof permission === 'string') continue;
      const answer = await ask(bound, role);
      const refused = answer.code === 'forbidden' && answer.detail.includes(permission.name);
      const granted = role in permission.grants;
      if (granted === refused) wrong.push(`${addressOf(bound.route)}: ${granted ? 'refused' : 'let in'}`);
    }

    expect(wrong).toEqual([]);
  });

  it('needs a permission that a module declares', () => {
    const declared = new Set(
      assembly.modules.flatMap((module) => module.permissions.map(({ name }) => name)),
    );
    const undeclared = routes.flatMap(({ route }) =>
      typeof route.permission === 'string' || declared.has(route.permission.name) ? [] : [addressOf(route)],
    );

    expect(undeclared).toEqual([]);
  });

  async function ask(bound: BoundRoute, role: string | undefined): Promise<{ code: string; detail: string }> {
    const actor = role && actorWithRole(role);
    const handle = requestHandler(database.platform, bound, async () =>
      actor ? { actor, viaCookie: false } : undefined,
    );
    const params = Object.fromEntries(
      Object.keys(bound.route.params?.shape ?? {}).map((name) => [name, SOMEWHERE]),
    );
    try {
      await handle({
        requestId: 'matrix',
        url: bound.route.path,
        params,
        query: {},
        body: bound.route.upload ? Readable.from([]) : {},
        edge: { headers: new Headers(), setCookie: () => {} },
      });
      return { code: 'done', detail: '' };
    } catch (failure) {
      return problemDocument(failure, 'matrix');
    }
  }
});

const addressOf = (route: Route) => `${route.method} ${route.path}`;
