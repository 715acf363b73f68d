import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import { listQuery, type Party } from '../contract/index.ts';
import { aCast, aParty } from '../testing/index.ts';
import { addContactPoint, updateContactPoint } from './contact-points.ts';
import { listParties } from './list-parties.ts';
import { viewParty } from './party-view.ts';

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

  it('keeps how much is known as each file tells it, whatever changed it', async () => {
    const { partyId } = await database.act('administrator', (ctx) =>
      aParty(ctx, {
        name: '何秀兰',
        bornOn: '1948-02-03',
        contactPoints: [{ kind: 'phone', typed: '13911112222' }],
      }),
    );
    const told = () =>
      database.act('administrator', async (ctx) => {
        const { knownShare, completeness } = await viewParty(ctx, partyId);
        expect(knownShare).toBe(completeness.share);
        return completeness.known;
      });
    expect(await told()).toBe(2);
    await database.act('administrator', (ctx) =>
      addContactPoint(ctx, partyId, { kind: 'email', typed: 'he@example.com' }),
    );
    expect(await told()).toBe(3);
    const { contactPoints } = await database.act('administrator', (ctx) => viewParty(ctx, partyId));
    await database.act('administrator', (ctx) =>
      updateContactPoint(ctx, partyId, contactPoints[0]?.contactPointId ?? '', { barred: 'wrong-person' }),
    );
    expect(await told()).toBe(2);
  });

  it('begins with the files of which least is known, page after page', async () => {
    const pages: { partyId: string; knownShare: number }[] = [];
    let cursor: string | undefined;
    do {
      const page = await database.act('administrator', (ctx) =>
        listParties(ctx, listQuery.parse({ sort: 'knownShare', limit: 2, cursor })),
      );
      pages.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);

    const shares = pages.map(({ knownShare }) => knownShare);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(new Set(pages.map((one) => one.partyId)).size).toBe(Object.keys(cast).length + 1);
  });

  it('sorts by name in both directions and by the latest change', async () => {
    const names = async (sort: string) => {
      const page = await database.act('administrator', (ctx) =>
        listParties(ctx, listQuery.parse({ limit: 100, sort })),
      );
      return page.items.map(({ partyId }) => partyId);
    };

    expect(await names('-name')).toEqual((await names('name')).reverse());
    expect(await names('-updatedAt')).toHaveLength(Object.keys(cast).length + 1);
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
