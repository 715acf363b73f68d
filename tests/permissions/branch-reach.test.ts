import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import { ROLES } from '#modules/access/contract';
import { aParty } from '#modules/parties/testing';
import { type Actor, type BoundRoute, problemDocument, requestHandler } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../apps/server/modules.ts';

const NAME = '欧阳翠屏';
const PHONE = '13800138999';
/** Ways to ask a list for somebody. */
const QUERIES: readonly Record<string, string>[] = [
  {},
  { q: NAME },
  { q: PHONE },
  { name: NAME, phone: PHONE },
];

/** Ids guessed and names known do not help (S1-33): a customer of another branch does not exist for those who work in theirs. */
describe('a customer of another branch', () => {
  let database: TestDatabase;
  let partyId: string;
  let elsewhere: string;
  beforeAll(async () => {
    database = await testDatabase();
    const [here, there] = await database.act('administrator', async (ctx) => [
      await addBranch(ctx, '越秀店'),
      await addBranch(ctx, '天河店'),
    ]);
    elsewhere = there.branchId;
    const party = await database.act('administrator', (ctx) =>
      aParty(ctx, {
        name: NAME,
        branchId: here.branchId,
        contactPoints: [{ kind: 'phone', typed: PHONE }],
      }),
    );
    partyId = party.partyId;
  });
  afterAll(() => database.drop());

  const routes = businessModules.flatMap((module) => [...module.routes]);
  const aboutOneParty = routes.filter(({ route }) => 'partyId' in (route.params?.shape ?? {}));

  it.each(ROLES)('is not there for the role %s by any address that names a customer', async (role) => {
    const actor = actorWithRole(role, { branchIds: [elsewhere] });
    const open: string[] = [];
    for (const bound of aboutOneParty) {
      const { permission } = bound.route;
      if (typeof permission === 'string' || actor.scopeOf(permission) !== 'branch') continue;
      const answer = await ask(bound, actor, { partyId });
      if (answer.status < 400) open.push(`${bound.route.method} ${bound.route.path}`);
      expect(JSON.stringify(answer.body)).not.toContain(NAME);
    }

    expect(open).toEqual([]);
  });

  it.each(ROLES)('is in no list, count, search or export of the role %s', async (role) => {
    const actor = actorWithRole(role, { branchIds: [elsewhere] });
    const told: string[] = [];
    for (const bound of routes) {
      const { method, path, permission, params } = bound.route;
      if (
        method !== 'GET' ||
        params ||
        typeof permission === 'string' ||
        actor.scopeOf(permission) !== 'branch'
      )
        continue;
      for (const query of QUERIES) {
        const { body } = await ask(bound, actor, {}, query);
        const text = await textOf(body);
        if (text.includes(NAME) || text.includes(partyId)) told.push(`${path} ${JSON.stringify(query)}`);
      }
    }

    expect(told).toEqual([]);
  });

  it('is there for those who work in its branch', async () => {
    const search = routes.find(({ route }) => route.path === '/api/parties/search');
    const seen = search && (await ask(search, actorWithRole('administrator'), {}, { q: NAME }));

    expect(JSON.stringify(seen?.body)).toContain(partyId);
    expect(aboutOneParty.length).toBeGreaterThan(10);
  });

  async function ask(
    bound: BoundRoute,
    actor: Actor,
    known: Record<string, string>,
    query: Record<string, string> = {},
  ) {
    const handle = requestHandler(database.platform, bound, async () => ({ actor, viaCookie: false }));
    const names = Object.keys(bound.route.params?.shape ?? {});
    const params = Object.fromEntries(
      names.map((name) => [name, known[name] ?? '01890000-0000-7000-8000-0000000000ff']),
    );
    try {
      return await handle({
        requestId: 'reach',
        url: bound.route.path,
        params,
        query,
        body: bound.route.upload ? Readable.from([]) : {},
        edge: { headers: new Headers(), setCookie: () => {} },
      });
    } catch (failure) {
      const problem = problemDocument(failure, 'reach');
      return { status: problem.status, body: problem };
    }
  }
});

async function textOf(body: unknown): Promise<string> {
  if (typeof body !== 'object' || body === null || !('stream' in body)) return JSON.stringify(body);
  const chunks: Buffer[] = [];
  for await (const chunk of body.stream as Readable) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
