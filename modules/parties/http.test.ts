import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type BoundRoute, requestHandler } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { type Party, partiesRoutes as routes } from './contract/index.ts';
import { partiesHttp } from './http.ts';
import { aCast, cast } from './testing/index.ts';

let database: TestDatabase;
let chenGuifang: Party;
beforeAll(async () => {
  database = await testDatabase();
  ({ chenGuifang } = await database.act('administrator', (ctx) => aCast(ctx, ['chenGuifang', 'liMin'])));
});
afterAll(() => database.drop());

/** Sends a request down the whole road: permission, schema, transaction, audit, mask. */
async function send(
  route: BoundRoute['route'],
  who: Actor,
  parts: { params?: object; query?: object; body?: object; idempotencyKey?: string } = {},
) {
  const bound = partiesHttp.find((one) => one.route === route);
  if (!bound) throw new Error(`${route.path} is not bound`);
  const handle = requestHandler(database.platform, bound, async () => ({ actor: who, viaCookie: false }));
  const headers = new Headers(parts.idempotencyKey ? { 'idempotency-key': parts.idempotencyKey } : {});
  const answer = await handle({
    requestId: 'test',
    url: route.path,
    params: parts.params ?? {},
    query: parts.query ?? {},
    body: parts.body ?? {},
    edge: { headers, setCookie: () => {} },
  });
  return answer.body as Record<string, unknown>;
}

describe('what a role sees of a customer', () => {
  it('reads null for classes the role does not see, in the file and in lists alike', async () => {
    const analyst = actorWithRole('analyst');
    const params = { partyId: chenGuifang.partyId };

    const file = await send(routes.getParty, analyst, { params });
    const list = await send(routes.listParties, analyst);
    const found = await send(routes.searchParties, analyst, { query: { q: '桂芳' } });

    expect(file).toMatchObject({
      displayName: '陈桂芳',
      primaryPhone: null,
      contactPoints: [
        { kind: 'phone', typed: null, value: null },
        { kind: 'address', typed: null, value: null },
      ],
      identities: [{ masked: 'VIP-0032' }],
    });
    expect(JSON.stringify([file, list, found])).not.toContain('5521');
  });

  it('shows value to a clerk who looks after customers, not to the front desk', async () => {
    const figures = (role: string) =>
      send(routes.getParty, actorWithRole(role), { params: { partyId: chenGuifang.partyId } });

    expect((await figures('front-desk')).primaryPhone).toBe('+86138****5521');
    expect((await figures('front-desk')).figures).toMatchObject({ lifetimeValue: null, drift: null });
  });
});

describe('adding a customer over HTTP', () => {
  it('adds one although the request is sent twice with one key', async () => {
    const desk = actorWithRole('agent', { actorId: '01890000-0000-7000-8000-0000000000ab' });
    const request = { body: { name: '周小舟' }, idempotencyKey: 'once' };

    const first = await send(routes.createParty, desk, request);
    const second = await send(routes.createParty, desk, request);

    expect(second.partyId).toBe(first.partyId);
  });

  it('refuses a field nobody knows the meaning of and a tag that is empty, all at once', async () => {
    const adding = send(routes.createParty, actorWithRole('agent'), {
      body: { name: 'A', bornOn: '1950-3-1', tags: [''] },
    });

    await expect(adding).rejects.toMatchObject({
      faults: [{ path: 'body.bornOn' }, { path: 'body.tags.0' }],
    });
  });

  it('tells who it may be without telling their telephone', async () => {
    const adding = send(routes.createParty, actorWithRole('agent'), { body: cast.liMin });

    const refusal = (await adding.catch((failure: unknown) => failure)) as { context?: object };
    expect(refusal).toMatchObject({
      problem: { code: 'party-possibly-exists' },
      context: { possibleDuplicates: [{ displayName: '李敏' }] },
    });
    expect(JSON.stringify(refusal.context)).not.toMatch(/7716|8765/);
  });
});

it('counts exactly as long as counting is cheap', async () => {
  expect(await send(routes.countParties, actorWithRole('agent'), { query: { language: 'yue' } })).toEqual({
    count: 1,
    exact: true,
  });
});

describe('telephones (S1-33)', () => {
  const shown = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from platform.audit
      where action = 'party.numbers-shown' and subject_id = ${chenGuifang.partyId}`.execute(database.db);
    return rows[0]?.count ?? 0;
  };
  const file = (role: string, query = {}) =>
    send(routes.getParty, actorWithRole(role), { params: { partyId: chenGuifang.partyId }, query });

  it('show their ends only, in the file, in lists and in what was searched', async () => {
    const front = actorWithRole('front-desk');
    const answers = [
      await file('front-desk'),
      await send(routes.listParties, front),
      await send(routes.searchParties, front, { query: { q: '5521' } }),
    ];

    for (const answer of answers) {
      expect(JSON.stringify(answer)).toContain('****5521');
      expect(JSON.stringify(answer)).not.toContain('00135521');
    }
  });

  it('show whole to who asks and may, and each time stands in the audit log', async () => {
    const before = await shown();

    const whole = await file('front-desk', { reveal: 'true' });
    await send(routes.listParties, actorWithRole('manager'), { query: { reveal: 'true' } });

    expect(whole).toMatchObject({ primaryPhone: '+8613800135521' });
    expect(await shown()).toBe(before + 2);
  });

  it('stay hidden from who asks and may not, without a line in the log', async () => {
    const before = await shown();

    const asked = await file('analyst', { reveal: 'true' });

    expect(asked).toMatchObject({ primaryPhone: null });
    expect(await shown()).toBe(before);
  });

  it('are not told by an answer to a change', async () => {
    const tagged = await send(routes.addTag, actorWithRole('administrator'), {
      params: { partyId: chenGuifang.partyId, tag: 'VIP' },
    });

    expect(JSON.stringify(tagged)).toContain('****5521');
    expect(JSON.stringify(tagged)).not.toContain('00135521');
  });
});
