import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch, addStaff } from '#modules/access';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { listQuery, type Party, type PartySort } from '../contract/index.ts';
import { aCast, aParty, type CastName } from '../testing/index.ts';
import { archiveParty } from './archive-party.ts';
import { exportParties } from './export-parties.ts';
import { countParties, listParties } from './list-parties.ts';
import { viewParty } from './party-view.ts';
import { publishFigures } from './publish-figures.ts';
import { searchParties } from './search-parties.ts';

const IN_TIANHE: readonly CastName[] = ['margaretLowe', 'adaOkafor', 'changqingCentre'];
let database: TestDatabase;
let people: Record<CastName, Party>;
let yuexiu: string;
let tianhe: string;

beforeAll(async () => {
  database = await testDatabase();
  await database.act('administrator', async (ctx) => {
    yuexiu = (await addBranch(ctx, '越秀店')).branchId;
    tianhe = (await addBranch(ctx, '天河店')).branchId;
    people = await aCast(ctx, undefined, (name) => ({
      branchId: IN_TIANHE.includes(name) ? tianhe : yuexiu,
    }));
    await archiveParty(ctx, people.zhaoDehou.partyId);
    await publishFigures(
      ctx.db,
      ['lastPurchaseOn', 'lastContactOn', 'spendMinor', 'currency'],
      [
        {
          partyId: people.chenGuifang.partyId,
          lastPurchaseOn: '2026-02-01',
          lastContactOn: '2026-02-20',
          spendMinor: 2106000,
          currency: 'CNY',
        },
        {
          partyId: people.chenZhiming.partyId,
          lastPurchaseOn: '2025-06-01',
          lastContactOn: '2026-01-05',
          spendMinor: 5000000,
          currency: 'CNY',
        },
        {
          partyId: people.margaretLowe.partyId,
          lastPurchaseOn: '2025-12-24',
          lastContactOn: null,
          spendMinor: 300000,
          currency: 'CNY',
        },
      ],
    );
    await publishFigures(
      ctx.db,
      ['lifetimeValueMinor', 'lifetimeValueLowMinor', 'lifetimeValueHighMinor', 'probabilityAlive', 'drift'],
      [
        {
          partyId: people.chenZhiming.partyId,
          lifetimeValueMinor: 1840000,
          lifetimeValueLowMinor: 1290000,
          lifetimeValueHighMinor: 2630000,
          probabilityAlive: 0.41,
          drift: 'drifting',
        },
        {
          partyId: people.chenGuifang.partyId,
          lifetimeValueMinor: 900000,
          lifetimeValueLowMinor: 500000,
          lifetimeValueHighMinor: 1500000,
          probabilityAlive: 0.92,
          drift: 'none',
        },
      ],
    );
  });
});
afterAll(() => database.drop());

const list = (
  query: Record<string, unknown> = {},
  who: Parameters<TestDatabase['act']>[0] = 'administrator',
) =>
  database.act(who, async (ctx) => {
    const page = await listParties(ctx, listQuery.parse(query));
    return page.items.map(({ displayName }) => displayName);
  });

describe('the list of customers', () => {
  it('sorts by name across scripts and leaves the archived out', async () => {
    expect(await list()).toEqual([
      '陈桂芳',
      '陈志明',
      '广州长青老年服务中心',
      '何秀英',
      '黎国华',
      '李国强',
      '李敏',
      '林小梅',
      'Margaret Lowe',
      'Ada Okafor',
      '吳家豪',
      '吴淑贞',
    ]);
    expect(await list({ archived: 'only' })).toEqual(['赵德厚']);
  });

  it.each([
    ['-lastPurchaseOn', ['陈桂芳', 'Margaret Lowe', '陈志明']],
    ['-lastContactOn', ['陈桂芳', '陈志明']],
    ['-lifetimeValue', ['陈志明', '陈桂芳']],
    ['-spend', ['陈志明', '陈桂芳', 'Margaret Lowe']],
  ])('sorts by %s, those without a figure last', async (sort, first) => {
    const names = await list({ sort });

    expect(names.slice(0, first.length)).toEqual(first);
    expect(names).toHaveLength(12);
  });

  it.each([
    [{ drift: 'drifting' }, ['陈志明']],
    [{ minLifetimeValueMinor: 1000000 }, ['陈志明']],
    [{ kind: 'organisation' }, ['广州长青老年服务中心']],
    [{ language: 'en' }, ['Margaret Lowe', 'Ada Okafor']],
    [{ tag: '照护人' }, ['李敏']],
    [{ hasPhone: 'false' }, []],
    [{ lastPurchaseBefore: '2025-12-01' }, ['陈志明']],
    [{ lastPurchaseFrom: '2025-12-01' }, ['陈桂芳', 'Margaret Lowe']],
    [{ lastContactBefore: '2026-01-06', tag: '照护人' }, ['李敏']],
    [{ createdFrom: '2026-03-02T09:00:00.001Z' }, []],
  ])('narrows to %j', async (filter, names) => {
    expect(await list(filter)).toEqual(names);
  });

  it.each([
    'name',
    '-createdAt',
    '-lastPurchaseOn',
    'lastContactOn',
    '-lastContactOn',
    '-lifetimeValue',
    '-spend',
  ] as PartySort[])('pages by %s without gaps or repeats', async (sort) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await database.act('administrator', (ctx) =>
        listParties(ctx, listQuery.parse({ sort, limit: 5, ...(cursor ? { cursor } : {}) })),
      );
      seen.push(...page.items.map(({ partyId }) => partyId));
      cursor = page.nextCursor;
    } while (cursor !== null);

    expect(seen).toHaveLength(12);
    expect(new Set(seen).size).toBe(12);
  });

  it('puts who was never reached before those reached longest ago, and finds both by a day (S0-2)', async () => {
    const byContact = await list({ sort: 'lastContactOn' });
    const before = await list({ lastContactBefore: '2026-02-20' });

    expect(byContact.slice(-2)).toEqual(['陈志明', '陈桂芳']);
    expect(before).toHaveLength(11);
    expect(before).not.toContain('陈桂芳');
  });

  it('refuses a cursor of another order', async () => {
    const page = await database.act('administrator', (ctx) =>
      listParties(ctx, listQuery.parse({ limit: 1 })),
    );

    await expect(list({ sort: '-spend', cursor: page.nextCursor })).rejects.toMatchObject({
      faults: [{ code: 'unknown-cursor' }],
    });
  });
});

describe('one policy for list, count, search and export', () => {
  it('shows a branch its own customers everywhere', async () => {
    const clerk = actorWithRole('manager', { branchIds: [tianhe] });

    const count = await database.act(clerk, (ctx) => countParties(ctx, { archived: 'without' }));
    const found = await database.act(clerk, (ctx) => searchParties(ctx, { q: '陈', limit: 20 }));
    const file = await database.act(clerk, async (ctx) =>
      text((await exportParties(ctx, { archived: 'without', sort: 'name', format: 'csv' })).stream),
    );

    expect(await list({}, clerk)).toEqual(['广州长青老年服务中心', 'Margaret Lowe', 'Ada Okafor']);
    expect(count).toEqual({ count: 3, exact: true });
    expect(found.items).toEqual([]);
    expect(file.trim().split('\r\n')).toHaveLength(5);
    expect(file).not.toContain('陈桂芳');
  });

  it('shows nobody to those without the right', async () => {
    const nobody = actorWithRole('visitor');

    expect(await list({}, nobody)).toEqual([]);
  });

  it('does not let order or filters tell what a field hides', async () => {
    for (const query of [{ sort: '-lifetimeValue' }, { drift: 'drifting' }, { minLifetimeValueMinor: '1' }]) {
      await expect(list(query, 'front-desk')).rejects.toMatchObject({
        problem: { code: 'field-not-visible' },
      });
    }
    await expect(list({ sort: '-spend' }, 'practitioner')).rejects.toMatchObject({
      problem: { code: 'field-not-visible' },
    });
  });

  it('leaves columns out of the export that the actor does not see', async () => {
    const file = await database.act(actorWithRole('analyst'), async (ctx) =>
      text((await exportParties(ctx, { archived: 'without', sort: 'name', format: 'csv' })).stream),
    );

    expect(file.split('\r\n')[0]).not.toContain('phone');
    expect(file).not.toContain('5521');
  });
});

describe('search', () => {
  it.each([
    ['陳桂芳', ['陈桂芳']],
    ['cgf', ['陈桂芳']],
    ['guifang', ['陈桂芳']],
    ['138-0013-5521', ['陈桂芳']],
    ['5521', ['陈桂芳']],
    ['8765 4321', ['李国强', '李敏']],
    ['吴', ['吳家豪', '吴淑贞']],
    ['+886 2 2771 2171', ['吳家豪']],
    ['lowe', ['Margaret Lowe']],
    ['ada.okafor@example.org', ['Ada Okafor']],
    ['VIP-0032', ['陈桂芳']],
    ['长青', ['广州长青老年服务中心']],
  ])('finds by %s', async (q, names) => {
    const { items } = await database.act('administrator', (ctx) => searchParties(ctx, { q, limit: 20 }));

    expect(items.map(({ displayName }) => displayName)).toEqual(names);
  });

  it('puts an exact match first, then one’s own customers, then the latest buyers', async () => {
    const mine = actorWithRole('administrator', { actorId: '01890000-0000-7000-8000-0000000000aa' });
    const [a, b, exact] = await database.act('administrator', async (ctx) => [
      await aParty(ctx, { name: '孙小红' }),
      await aParty(ctx, { name: '孙小芳' }),
      await aParty(ctx, { name: '孙小' }),
    ]);
    await database.act('administrator', async ({ db }) => {
      await publishFigures(
        db,
        ['lastPurchaseOn'],
        [{ partyId: b?.partyId ?? '', lastPurchaseOn: '2026-01-01' }],
      );
    });

    const found = await database.act(mine, (ctx) => searchParties(ctx, { q: '孙小', limit: 10 }));

    expect(found.items.map(({ partyId }) => partyId)).toEqual([exact?.partyId, b?.partyId, a?.partyId]);
  });

  it('finds nobody by telephone for those who do not see telephones', async () => {
    const { items } = await database.act('analyst', (ctx) =>
      searchParties(ctx, { q: '13800135521', limit: 5 }),
    );

    expect(items).toEqual([]);
  });
});

describe('figures', () => {
  it('stand beside their interval and leave those published by others alone', async () => {
    const page = await database.act('administrator', (ctx) =>
      listParties(ctx, listQuery.parse({ sort: '-lifetimeValue', limit: 1 })),
    );

    expect(page.items[0]?.figures).toMatchObject({
      lastPurchaseOn: '2025-06-01',
      spend: { amountMinor: 5000000, currency: 'CNY' },
      lifetimeValue: { amountMinor: 1840000, lowMinor: 1290000, highMinor: 2630000, currency: 'CNY' },
      probabilityAlive: 0.41,
      drift: 'drifting',
    });
  });

  it('are not written again when nothing differs', async () => {
    const row = { partyId: people.chenGuifang.partyId, spendMinor: 2106000 };

    const changed = await database.act('administrator', (ctx) =>
      publishFigures(ctx.db, ['spendMinor'], [row]),
    );

    expect(changed).toBe(0);
  });
});

describe('a role that reaches its own customers only', () => {
  /** As a role granted `own` would be: no role of the product is, so it is made here. */
  const ownActor = (actorId: string) => ({
    ...actorWithRole('relationship-manager', { actorId }),
    scopeOf: () => 'own' as const,
  });

  it('lists, counts, searches and opens no customer of somebody else', async () => {
    const { staffId: owner } = await database.act('administrator', (ctx) =>
      addStaff(
        ctx,
        { displayName: '何佩仪', email: 'he@example.org', roles: ['relationship-manager'], branchIds: [] },
        null,
      ),
    );
    const mine = await database.act('administrator', (ctx) =>
      aParty(ctx, { name: '梁小燕', ownerId: owner }),
    );
    await database.act('administrator', (ctx) => aParty(ctx, { name: '梁小燕', allowDuplicate: true }));

    const seen = await database.act(ownActor(owner), async (ctx) => ({
      list: (await listParties(ctx, listQuery.parse({}))).items.map(({ partyId }) => partyId),
      count: (await countParties(ctx, { archived: 'with' })).count,
      found: (await searchParties(ctx, { q: '梁小燕', limit: 20 })).items.map(({ partyId }) => partyId),
    }));

    expect(seen).toEqual({ list: [mine.partyId], count: 1, found: [mine.partyId] });
    await expect(
      database.act(ownActor(owner), (ctx) => viewParty(ctx, people.chenGuifang.partyId)),
    ).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});
