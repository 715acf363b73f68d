import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import { type CoverageSplit, dataClass, listQuery } from '../contract/index.ts';
import { aCast } from '../testing/index.ts';
import { listParties } from './list-parties.ts';
import { readCoverage } from './read-coverage.ts';
import { addTag } from './tags.ts';

const DAY_MILLISECONDS = 86_400_000;
let database: TestDatabase;
let cast: Awaited<ReturnType<typeof aCast>>;

beforeAll(async () => {
  database = await testDatabase();
  cast = await database.act('administrator', (ctx) => aCast(ctx));
  for (const { partyId } of [cast.chenGuifang, cast.liMin]) {
    await database.act('administrator', (ctx) => addTag(ctx, partyId, 'trial'));
  }
  await bought(cast.chenGuifang.partyId, 400);
  await bought(cast.chenGuifang.partyId, 10);
  await bought(cast.liMin.partyId, 400);
  await bought(cast.margaretLowe.partyId, 30);
  for (const [name, value] of [
    ['chenGuifang', 900],
    ['liMin', 500],
    ['margaretLowe', 500],
    ['wuJiahao', 100],
    ['heXiuying', 50],
  ] as const) {
    await sql`insert into parties.figure (party_id, lifetime_value_minor, drift)
      values (${cast[name].partyId}, ${value}, 'none')
      on conflict (party_id) do update set lifetime_value_minor = excluded.lifetime_value_minor, drift = 'none'`.execute(
      database.db,
    );
  }
});
afterAll(() => database.drop());

let line = 0;
async function bought(partyId: string, daysAgo: number): Promise<void> {
  line += 1;
  const at = new Date(database.clock.now().getTime() - daysAgo * DAY_MILLISECONDS);
  await sql`insert into orders.order_line (party_id, line_key, occurrence, kind, ordered_at, quantity, amount_minor, currency,
      order_id, line_number, ordered_zone, source, recorded_at)
    values (${partyId}, ${line}, 1, 'purchase', ${at}, 1, 100, 'CNY', gen_random_uuid(), 1, 'Asia/Shanghai', 'test', ${at})`.execute(
    database.db,
  );
}

/** Every group by itself, however small, for figures that can be worked out by hand. */
const coverage = (by: CoverageSplit) => database.act('administrator', (ctx) => readCoverage(ctx, by, 1));
const without = (filters: object) =>
  database.act('administrator', (ctx) => listParties(ctx, listQuery.parse({ limit: 100, ...filters })));

describe('the five classes of data on customers (S1-46)', () => {
  it.each(['branch', 'tag', 'tier', 'drift', 'owner'] as const)(
    'agree by %s with the list of those who lack each',
    async (by) => {
      const { all, segments } = await coverage(by);
      expect(all.classes.map((one) => one.dataClass)).toEqual(dataClass.options);
      for (const { filters, customers, classes } of [all, ...segments]) {
        if (filters === null) continue;
        for (const { dataClass: withoutData, having } of classes) {
          const lacking = await without({ ...filters, withoutData });
          expect(lacking.items, `${JSON.stringify(filters)} ${withoutData}`).toHaveLength(customers - having);
        }
      }
      if (by === 'tag') {
        expect(segments.find(({ segment }) => segment === 'trial')?.customers).toBe(2);
      } else {
        expect(segments.reduce((total, { customers }) => total + customers, 0)).toBe(all.customers);
      }
    },
  );

  it('are told with share, Wilson limits and the median age worked out by hand', async () => {
    const { all, segments } = await coverage('tag');
    const bought = all.classes.find((one) => one.dataClass === 'transactions');
    // 3 of 13 bought, last 10, 30 and 400 days ago.
    expect(all.customers).toBe(13);
    expect(bought).toMatchObject({ having: 3, fresh: 2, medianAgeDays: 30 });
    expect(bought?.share).toBeCloseTo(0.230769, 6);
    expect(bought?.low).toBeCloseTo(0.081795, 5);
    expect(bought?.high).toBeCloseTo(0.502564, 5);
    const tagged = segments.find(({ segment }) => segment === 'trial');
    // Both who carry the tag bought, 10 and 400 days ago; of two the earlier is the median.
    expect(tagged?.classes.find((one) => one.dataClass === 'transactions')).toMatchObject({
      having: 2,
      share: 1,
      high: 1,
      fresh: 1,
      medianAgeDays: 400,
    });
    expect(all.classes.find((one) => one.dataClass === 'responses')).toMatchObject({
      having: 0,
      share: 0,
      medianLatestAt: null,
      medianAgeDays: null,
    });
  });

  it('split by lifetime value into the top fifth, the next three tenths, the rest and those not valued', async () => {
    // 50, 100, 500, 500, 900: the top fifth begins at 500, as does the upper half.
    const { segments } = await coverage('tier');
    expect(segments.map(({ segment, customers }) => [segment, customers])).toEqual([
      ['top', 3],
      ['rest', 2],
      [null, 8],
    ]);
  });

  it('name nobody by a group of few: small ones stand together, and tags of few are only counted', async () => {
    const kept = (by: CoverageSplit) => database.act('administrator', (ctx) => readCoverage(ctx, by));
    const { segments, small } = await kept('tier');
    expect(segments.map(({ segment, customers }) => [segment, customers])).toEqual([[null, 8]]);
    expect(small).toMatchObject({ segments: 2, customers: 5 });
    // Three of those valued bought; the other two did not.
    expect(small?.classes.find((one) => one.dataClass === 'transactions')).toMatchObject({
      having: 3,
      share: 0.6,
      fresh: 2,
      medianLatestAt: null,
    });

    const tags = await kept('tag');
    expect(tags.segments.every(({ customers }) => customers >= 5)).toBe(true);
    expect(tags.small?.segments).toBeGreaterThan(0);
    expect(tags.small).toMatchObject({ customers: null, classes: [] });
  });

  it('are not split by what a role does not see', async () => {
    await expect(database.act('front-desk', (ctx) => readCoverage(ctx, 'tier'))).rejects.toThrow(
      'not shown to your role',
    );
    expect((await database.act('front-desk', (ctx) => readCoverage(ctx, 'tag'))).asOf).toBeDefined();
  });

  it('are told by every module in a way that can be read', async () => {
    const told = await database.act('administrator', async (ctx) => ctx.recordedFacts);
    expect(new Set(told.map((one) => one.dataClass))).toEqual(new Set(dataClass.options));
    for (const { facts } of told) {
      await sql`select party_id::uuid, at::timestamptz from (${facts}) f limit 1`.execute(database.db);
    }
  });
});
