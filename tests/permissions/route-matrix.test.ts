import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIELD_CLASSES, type Route } from '#contract-kit';
import { FIELD_CLASSES_OF_ROLE, ROLES } from '#modules/access/contract';
import {
  type Actor,
  type BoundRoute,
  compileMask,
  compileReveal,
  problemDocument,
  requestHandler,
  staffActor,
} from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { type Assembly, assembleModules } from '../../apps/server/assemble-modules.ts';
import { exampleOf } from './example-of.ts';

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

  it('refuses a program whose key lacks the scope, naming it, whatever its roles', async () => {
    const scopes = assembly.modules.flatMap((module) => module.permissions.map(({ name }) => name));
    const wrong: string[] = [];
    for (const bound of routes) {
      const { permission } = bound.route;
      if (typeof permission === 'string') continue;
      const key = keyWithScopes(scopes.filter((name) => name !== permission.name));
      const answer = await askAs(bound, key);
      const named = `this API key does not have the scope ${permission.name};`;
      if (answer.code !== 'forbidden' || !answer.detail.startsWith(named)) wrong.push(addressOf(bound.route));
    }

    expect(wrong).toEqual([]);
  });

  it.each(ROLES)(
    'gives a program with the role %s no more than the role has, whatever its scopes',
    async (role) => {
      const wrong: string[] = [];
      for (const bound of routes) {
        const { permission } = bound.route;
        if (typeof permission === 'string' || role in permission.grants) continue;
        const answer = await askAs(bound, keyWithScopes([permission.name], role));
        if (answer.code !== 'forbidden') wrong.push(addressOf(bound.route));
      }

      expect(wrong).toEqual([]);
    },
  );

  it.each(ROLES)(
    'shows the role %s no field of a class it does not see, in the answer of any route',
    (role) => {
      const actor = actorWithRole(role);
      const shown: string[] = [];
      let hidden = 0;
      for (const { route } of routes) {
        const example = exampleOf(route.response);
        const answer = compileMask(route.response)?.(example, actor) ?? example;
        for (const fieldClass of FIELD_CLASSES.filter((one) => !actor.sees(one))) {
          const reveals = compileReveal(route.response, fieldClass);
          if (reveals(example)) hidden += 1;
          if (reveals(answer)) shown.push(`${addressOf(route)}: ${fieldClass}`);
        }
      }

      expect(shown).toEqual([]);
      const seesAll = FIELD_CLASSES.every((one) => actor.sees(one));
      expect(hidden > 0).toBe(!seesAll);
    },
  );

  it('needs a permission that a module declares', () => {
    const declared = new Set(
      assembly.modules.flatMap((module) => module.permissions.map(({ name }) => name)),
    );
    const undeclared = routes.flatMap(({ route }) =>
      typeof route.permission === 'string' || declared.has(route.permission.name) ? [] : [addressOf(route)],
    );

    expect(undeclared).toEqual([]);
  });

  const ask = (bound: BoundRoute, role: string | undefined) =>
    askAs(bound, role === undefined ? undefined : actorWithRole(role));

  function keyWithScopes(scopes: readonly string[], role?: string): Actor {
    const roles = role === undefined ? ROLES : [role];
    const identity = { actorId: SOMEWHERE, displayName: 'API · test', branchIds: [] };
    return staffActor({ ...identity, roles, apiKey: { scopes } }, FIELD_CLASSES_OF_ROLE);
  }

  async function askAs(
    bound: BoundRoute,
    actor: Actor | undefined,
  ): Promise<{ code: string; detail: string }> {
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
