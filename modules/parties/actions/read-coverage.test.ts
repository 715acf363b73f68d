import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import { dataClass, listQuery } from '../contract/index.ts';
import { aCast } from '../testing/index.ts';
import { listParties } from './list-parties.ts';
import { readCoverage } from './read-coverage.ts';
import { addTag } from './tags.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const cast = await database.act('administrator', (ctx) => aCast(ctx));
  for (const { partyId } of Object.values(cast).slice(0, 2)) {
    await database.act('administrator', (ctx) => addTag(ctx, partyId, 'trial'));
  }
});
afterAll(() => database.drop());

describe('the five classes of data on customers (S1-46)', () => {
  it.each(['branch', 'tag'] as const)('agree by %s with the list of those without each', async (by) => {
    const { all, segments } = await database.act('administrator', (ctx) => readCoverage(ctx, by));
    expect(all.classes.map((one) => one.dataClass)).toEqual(dataClass.options);
    for (const withoutData of dataClass.options) {
      const lacking = await database.act('administrator', (ctx) =>
        listParties(ctx, listQuery.parse({ limit: 100, withoutData })),
      );
      const having = all.classes.find((one) => one.dataClass === withoutData)?.having;
      expect(lacking.items).toHaveLength(all.customers - (having ?? 0));
    }
    const sum = segments.reduce((total, { customers }) => total + customers, 0);
    if (by === 'branch') expect(sum).toBe(all.customers);
    else expect(segments.find(({ segment }) => segment === 'trial')?.customers).toBe(2);
  });

  it('tell how fresh the ways of reaching customers are', async () => {
    const { all } = await database.act('administrator', (ctx) => readCoverage(ctx, 'branch'));
    const basics = all.classes.find((one) => one.dataClass === 'basics');
    expect(basics?.having).toBeGreaterThan(0);
    expect(basics?.fresh).toBe(basics?.having);
    expect(basics?.medianLatestAt).not.toBeNull();
    expect(all.classes.find((one) => one.dataClass === 'responses')).toMatchObject({ having: 0, medianLatestAt: null });
  });
});
