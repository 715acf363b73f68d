import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import { assetsRoutes, type NewAsset } from '../contract/index.ts';
import { anAsset } from '../testing/index.ts';
import { countRecalled, exportRecalled, listRecalled } from './recall.ts';

describe('a recall (S0-17)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let chen: string;
  let lin: string;
  const register = (partyId: string, given: Partial<NewAsset>) =>
    database.act(place.zhouTing, (ctx) => anAsset(ctx, { partyId, ...given }));
  const search = (given: object) => assetsRoutes.countRecalled.query.parse(given);
  const list = (given: object, who = place.annLee) =>
    database.act(who, (ctx) => listRecalled(ctx, { ...search(given), limit: 50 }));
  const serialsOf = async (given: object, who = place.annLee) =>
    (await list(given, who)).items.map(({ serial }) => serial).sort();

  beforeAll(async () => {
    database = await testDatabase();
    database.clock.moveTo('2026-03-02T09:00:00.000Z');
    place = await aPlaceOfWork(database);
    chen = await place.aCustomer({ contactPoints: [{ kind: 'phone', typed: '13800138000' }] });
    lin = await place.aCustomer({ name: '林秀英' });
    await register(chen, { serial: 'AU0099', lot: 'R90-24Q3', model: 'R90' });
    await register(chen, { serial: 'AU0100', lot: 'r90 24q3', model: 'R90' });
    await register(lin, { serial: 'AU0123', lot: 'R90-24Q3', model: 'R90' });
    await register(lin, { serial: 'AU0125', lot: 'R90-24Q4', model: 'r90' });
    // Of another length: it lies between the ends only as a word does.
    await register(lin, { serial: 'AU01', lot: 'R50-1', model: 'R50' });
  });
  afterAll(() => database.drop());

  it.each([
    ['a lot, however it is written', { lot: 'r90-24Q3' }, ['AU0099', 'AU0100', 'AU0123']],
    [
      'a lot and a run of serials',
      { lot: 'R9024Q3', serialFrom: 'au0100', serialUntil: 'AU-0125' },
      ['AU0100', 'AU0123'],
    ],
    [
      'a run of serials, both ends too',
      { serialFrom: 'AU0100', serialUntil: 'AU0125' },
      ['AU0100', 'AU0123', 'AU0125'],
    ],
    ['a model', { model: 'R90' }, ['AU0099', 'AU0100', 'AU0123', 'AU0125']],
    ['a lot of another maker', { lot: 'R90-24Q3', make: 'Brio' }, []],
  ])('finds by %s', async (_, given, serials) => {
    expect(await serialsOf(given)).toEqual(serials);
  });

  it('counts goods and customers, and says how each can be told', async () => {
    const count = () => database.act(place.annLee, (ctx) => countRecalled(ctx, search({ lot: 'R90-24Q3' })));
    expect(await count()).toEqual({
      assets: 3,
      customers: 2,
      byReach: { reachable: 1, 'letter-only': 0, unreachable: 1, died: 0 },
    });
  });

  it('reads page by page without leaving anybody out', async () => {
    const given = { ...search({ lot: 'R90-24Q3' }), limit: 2 };
    const first = await database.act(place.annLee, (ctx) => listRecalled(ctx, given));
    const second = await database.act(place.annLee, (ctx) =>
      listRecalled(ctx, { ...given, cursor: first.nextCursor ?? '' }),
    );

    expect([...first.items, ...second.items].map(({ serial }) => serial).sort()).toEqual([
      'AU0099',
      'AU0100',
      'AU0123',
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('shows goods of other branches to nobody', async () => {
    expect(await serialsOf({ lot: 'R90-24Q3' }, place.elsewhere)).toEqual([]);
  });

  it.each([
    [{ make: 'Alto' }, 'name a lot'],
    [{ serialFrom: 'A1' }, 'give both'],
    [{ serialFrom: 'A1', serialUntil: 'A100' }, 'differ in length'],
    [{ serialFrom: 'A2', serialUntil: 'A1' }, 'comes after'],
  ])('refuses %j, which does not say which goods', async (given, why) => {
    await expect(list(given)).rejects.toMatchObject({
      problem: { code: 'recall-unclear' },
      message: expect.stringContaining(why),
    });
  });

  it('is taken out as a file that says who took it, and the audit log knows', async () => {
    const file = await database.act(place.annLee, async (ctx) => {
      const { stream } = await exportRecalled(ctx, search({ lot: 'R90-24Q3' }));
      return text(stream);
    });

    const lines = file.trim().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain('AU0099');
    expect(lines.at(-1)).toContain('Ann Lee');
    const { rows } = await sql<{ subject: string }>`
      select subject_id as subject from platform.audit where action = 'assets.recall-exported'`.execute(
      database.db,
    );
    expect(rows).toEqual([{ subject: 'R90-24Q3' }]);
  });
});
