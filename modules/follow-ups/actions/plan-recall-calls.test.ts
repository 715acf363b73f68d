import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewAsset } from '#modules/assets/contract';
import { anAsset } from '#modules/assets/testing';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { followUpsRoutes } from '../contract/index.ts';
import { listCareTasks } from './list-care-tasks.ts';
import { planRecallCalls } from './plan-recall-calls.ts';

describe('calls for a recall (S0-17)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  const holder = async (given: Partial<NewAsset>) => {
    const partyId = await place.aCustomer();
    await database.act(place.zhouTing, (ctx) => anAsset(ctx, { partyId, ...given }));
    return partyId;
  };
  const plan = (
    customersSeen: number,
    who = place.annLee,
    { lot = 'LOT-7', why = '电池可能过热，请停用并送回检查' } = {},
  ) =>
    database.act(who, (ctx) =>
      planRecallCalls(
        ctx,
        followUpsRoutes.planRecallCalls.body.parse({ search: { lot }, customersSeen, why }),
      ),
    );
  const open = async () =>
    (
      await database.act(place.annLee, (ctx) =>
        listCareTasks(ctx, { whose: 'all', state: 'open', limit: 50 }),
      )
    ).items;

  beforeAll(async () => {
    database = await testDatabase();
    database.clock.moveTo('2026-03-02T09:00:00.000Z');
    place = await aPlaceOfWork(database);
  });
  afterAll(() => database.drop());

  it('are one for every customer who has such goods, however many of them, and asking again adds only who came since', async () => {
    const first = await holder({ lot: 'LOT-7', serial: 'S1' });
    await database.act(place.zhouTing, (ctx) => anAsset(ctx, { partyId: first, lot: 'lot 7', serial: 'S2' }));
    const second = await holder({ lot: 'LOT-7', serial: 'S3' });
    await holder({ lot: 'LOT-8', serial: 'S4' });

    expect(await plan(2)).toEqual({ planned: 2, plannedAlready: 0 });
    const tasks = await open();
    expect(tasks.map(({ partyId }) => partyId).sort()).toEqual([first, second].sort());
    expect(tasks[0]).toMatchObject({
      dueOn: '2026-03-02',
      reason: { kind: 'recall', values: { why: '电池可能过热，请停用并送回检查' } },
    });

    await holder({ lot: 'LOT-7', serial: 'S5' });
    expect(await plan(3)).toEqual({ planned: 1, plannedAlready: 2 });
    expect(await open()).toHaveLength(3);
  });

  it('are calls of their own for another recall, and tell what is added to the same one', async () => {
    const partyId = await holder({ lot: 'LOT-20', serial: 'S20' });
    await database.act(place.zhouTing, (ctx) => anAsset(ctx, { partyId, lot: 'LOT-21', serial: 'S21' }));
    const told = async () => {
      const items = (await open()).filter((task) => task.partyId === partyId);
      return items.flatMap(({ reason }) => (reason.kind === 'recall' ? [reason.values.why] : [])).sort();
    };

    await plan(1, place.annLee, { lot: 'LOT-20', why: 'battery' });
    expect(await plan(1, place.annLee, { lot: 'LOT-21', why: 'charger' })).toEqual({
      planned: 1,
      plannedAlready: 0,
    });
    expect(await told()).toEqual(['battery', 'charger']);

    expect(await plan(1, place.annLee, { lot: 'lot 20', why: 'bring the box' })).toEqual({
      planned: 0,
      plannedAlready: 1,
    });
    await plan(1, place.annLee, { lot: 'LOT-20', why: 'battery' });
    expect(await told()).toEqual(['battery · bring the box', 'charger']);
  });

  it('are not planned when the list is no longer the one that was looked at', async () => {
    await expect(plan(99)).rejects.toMatchObject({ problem: { code: 'recall-moved-on' } });
  });

  it('reach no customer of another branch', async () => {
    const { branchIds } = place.elsewhere;
    const elsewhere = actorWithRole('manager', { branchIds });
    await expect(plan(3, elsewhere)).rejects.toMatchObject({ problem: { code: 'recall-moved-on' } });
  });
});
