import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import { listQuery, type Party } from '../contract/index.ts';
import { aCast } from '../testing/index.ts';
import { listParties } from './list-parties.ts';

let database: TestDatabase;
let cast: Record<string, Party>;
beforeAll(async () => {
  database = await testDatabase();
  cast = await database.act('administrator', (ctx) => aCast(ctx));
});
afterAll(() => database.drop());

async function found(query: object, role = 'administrator'): Promise<string[]> {
  const page = await database.act(role, (ctx) => listParties(ctx, listQuery.parse({ limit: 100, ...query })));
  return page.items.map(({ displayName }) => displayName).sort();
}

describe('a list of customers', () => {
  it.each([
    [{ missing: 'language' }, []],
    [{ missing: 'birthday' }, ['Ada Okafor']],
    [{ missing: 'email', language: 'en' }, []],
    [{ bornInMonth: 3 }, ['陈桂芳']],
    [{ preferredChannel: 'messenger' }, ['李敏']],
    [{ source: '邻居介绍' }, ['陈桂芳']],
    [{ withoutTag: '机构', kind: 'organisation' }, []],
    [{ neverBought: false }, []],
  ])('is narrowed by %j', async (filter, expected) => {
    expect(await found(filter)).toEqual([...expected].sort());
  });

  it('is narrowed by completeness as each file tells it', async () => {
    const all = Object.values(cast);
    for (const share of [0.4, 0.6, 0.8]) {
      const below = all.filter(({ completeness }) => completeness.share < share);
      expect(await found({ completenessBelow: share })).toEqual(
        below.map(({ displayName }) => displayName).sort(),
      );
    }
  });

  it('sorts by name in both directions and by the latest change', async () => {
    const names = async (sort: string) => {
      const page = await database.act('administrator', (ctx) =>
        listParties(ctx, listQuery.parse({ limit: 100, sort })),
      );
      return page.items.map(({ partyId }) => partyId);
    };

    expect(await names('-name')).toEqual((await names('name')).reverse());
    expect(await names('-updatedAt')).toHaveLength(Object.keys(cast).length);
  });

  it('narrows by no value or amount that the role does not see', async () => {
    await expect(found({ maxLifetimeValueMinor: 100 }, 'agent')).rejects.toMatchObject({
      problem: { code: 'field-not-visible' },
    });
    await expect(found({ minSpendMinor: 100 }, 'practitioner')).rejects.toMatchObject({
      problem: { code: 'field-not-visible' },
    });
  });
});
