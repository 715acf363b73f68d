import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch, addStaff } from '#modules/access';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { type CustomerDay, listQuery, type Party, partyFilters } from '../contract/index.ts';
import { aParty } from '../testing/index.ts';
import { listParties } from './list-parties.ts';
import { listPartyDays } from './list-party-days.ts';
import { publishFigures } from './publish-figures.ts';
import { setOwner } from './set-owner.ts';

let database: TestDatabase;
let yuexiu: string;
let leapling: Party;
let regular: Party;

beforeAll(async () => {
  database = await testDatabase();
  await database.act('administrator', async (ctx) => {
    yuexiu = (await addBranch(ctx, '越秀店')).branchId;
    leapling = await aParty(ctx, {
      familyName: '陈',
      givenName: '闰',
      bornOn: '1952-02-29',
      branchId: yuexiu,
    });
    regular = await aParty(ctx, { familyName: '李', givenName: '常', bornOn: '1960-02-28' });
    await aParty(ctx, { familyName: '赵', givenName: '故', bornOn: '1940-02-28', diedOn: '2020-05-01' });
    await publishFigures(
      ctx.db,
      ['lastPurchaseOn', 'typicalGapDays'],
      [
        { partyId: regular.partyId, lastPurchaseOn: '2026-01-30', typicalGapDays: 30 },
        { partyId: leapling.partyId, lastPurchaseOn: '2026-02-03', typicalGapDays: null },
      ],
    );
  });
});
afterAll(() => database.drop());

async function daysOf(
  by: CustomerDay,
  more: object = {},
  who: Parameters<TestDatabase['act']>[0] = 'administrator',
) {
  const query = { ...partyFilters.parse(more), by, fromOn: '2026-02-01', days: 42 };
  const { items } = await database.act(who, (ctx) => listPartyDays(ctx, query));
  return items.map(({ on, first }) => [on, ...first.map(({ displayName }) => displayName)]);
}

describe('the calendar of customers', () => {
  it('has birthdays, those of 29 February on the 28th of a common year, and none of who died', async () => {
    expect(await daysOf('birthdayOn')).toEqual([['2026-02-28', '陈闰', '李常']]);
    const leap = { ...partyFilters.parse({}), by: 'birthdayOn' as const, fromOn: '2028-02-28', days: 2 };
    const { items } = await database.act('administrator', (ctx) => listPartyDays(ctx, leap));
    expect(items.map(({ on, count }) => [on, count])).toEqual([
      ['2028-02-28', 1],
      ['2028-02-29', 1],
    ]);
  });

  it('has the last purchase, and the next one by the rhythm of who has one', async () => {
    expect(await daysOf('lastBoughtOn')).toEqual([['2026-02-03', '陈闰']]);
    expect(await daysOf('purchaseDueOn')).toEqual([['2026-03-01', '李常']]);
  });

  it('tells only of customers within the filter and the reach of who asks', async () => {
    expect(await daysOf('birthdayOn', { branchId: yuexiu })).toEqual([['2026-02-28', '陈闰']]);
    const agent = actorWithRole('front-desk', { branchIds: [yuexiu] });
    const seen = await daysOf('birthdayOn', {}, agent);
    expect(seen.flat()).not.toContain('赵故');
    expect(seen.flat().includes('李常')).toBe(
      (await database.act(agent, (ctx) => listParties(ctx, listQuery.parse({})))).items.some(
        ({ partyId }) => partyId === regular.partyId,
      ),
    );
  });

  it.each([
    [{ birthdayOn: '2026-02-28' }, ['陈闰', '李常']],
    [{ purchaseDueOn: '2026-03-01' }, ['李常']],
    [{ lastBoughtOn: '2026-02-03' }, ['陈闰']],
    [{ withoutBranch: true, purchaseDueOn: '2026-03-01' }, ['李常']],
    [{ withoutBranch: false, birthdayOn: '2026-02-28' }, ['陈闰']],
  ])('agrees with the list of one day, %j', async (filter, names) => {
    const list = await database.act('administrator', (ctx) => listParties(ctx, listQuery.parse(filter)));
    expect(list.items.map(({ displayName }) => displayName)).toEqual(names);
  });

  it('gives a customer to somebody only while the one last seen still looks after them', async () => {
    const [amy, ben] = await database.act('administrator', async (ctx) => {
      const add = async (name: string) =>
        (
          await addStaff(
            ctx,
            { displayName: name, email: `${name}@example.org`, roles: ['front-desk'], branchIds: [yuexiu] },
            null,
          )
        ).staffId;
      return [await add('amy'), await add('ben')];
    });
    const give = (ownerId: string | null, seenOwnerId: string | null) =>
      database.act('administrator', (ctx) => setOwner(ctx, regular.partyId, { ownerId, seenOwnerId }));

    await give(amy ?? null, null);
    await expect(give(ben ?? null, null)).rejects.toMatchObject({
      problem: { code: 'party-changed-meanwhile' },
    });
    expect((await give(amy ?? null, null)).ownerId).toBe(amy);
    expect((await give(null, amy ?? null)).ownerId).toBe(null);
  });
});
