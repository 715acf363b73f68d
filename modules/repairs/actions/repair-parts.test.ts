import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anAsset } from '#modules/assets/testing';
import { aPart } from '#modules/stock/testing';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import type { Repair } from '../contract/index.ts';
import { workshopRules as rules } from '../testing/index.ts';
import { consumeRepairPart, listRepairParts, releaseRepairPart, reserveRepairPart } from './repair-parts.ts';
import { reportRepair } from './report-repair.ts';
import { takeRepairStep } from './take-repair-step.ts';

describe('parts of a repair', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let branchId: string;
  let partId: string;
  let repair: Repair;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
    [branchId = ''] = place.zhouTing.branchIds;
  });
  beforeEach(async () => {
    const partyId = await place.aCustomer();
    const part = await database.act('administrator', (ctx) => aPart(ctx, { branchId, onHand: 3 }));
    partId = part.partId;
    repair = await database.act(place.zhouTing, async (ctx) => {
      const { assetId } = await anAsset(ctx, { partyId });
      return reportRepair(ctx, rules, { assetId, event: 'fault', fault: '没有声音' });
    });
  });
  afterAll(() => database.drop());

  const reserve = (quantity: number, who = place.zhouTing) =>
    database.act(who, (ctx) =>
      reserveRepairPart(ctx, { repairId: repair.repairId, partId, branchId, quantity }),
    );
  const shown = async () =>
    (await database.act(place.zhouTing, (ctx) => listRepairParts(ctx, repair.repairId))).items;
  const withdraw = () =>
    database.act(place.zhouTing, (ctx) =>
      takeRepairStep(ctx, rules, {
        repairId: repair.repairId,
        revision: repair.revision,
        step: 'cancelled',
        note: '',
      }),
    );

  it('are reserved, used, and given free by those of the branch', async () => {
    const { items } = await reserve(1);
    const [{ reservationId = '' } = {}] = items;
    const params = { repairId: repair.repairId, reservationId };
    await database.act(place.zhouTing, (ctx) => consumeRepairPart(ctx, params));
    await reserve(2);
    const [, second] = await shown();
    await database.act(place.zhouTing, (ctx) =>
      releaseRepairPart(ctx, { ...params, reservationId: second?.reservationId ?? '' }),
    );

    expect((await shown()).map(({ quantity, outcome, reference }) => [quantity, outcome, reference])).toEqual(
      [
        [1, 'used', repair.number],
        [2, 'released', repair.number],
      ],
    );
    await expect(reserve(1, place.elsewhere)).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it('are free again once the repair is over, and none is kept for it any more', async () => {
    await reserve(2);

    await withdraw();

    expect(await shown()).toMatchObject([{ quantity: 2, outcome: 'released' }]);
    await expect(reserve(1)).rejects.toMatchObject({ problem: { code: 'repair-step-impossible' } });
  });

  it('are not left reserved when somebody reserves while the repair is ended', async () => {
    await Promise.allSettled([reserve(1), withdraw()]);

    expect((await shown()).filter(({ outcome }) => outcome === null)).toEqual([]);
  });

  it('belong to their repair: another one cannot use them', async () => {
    const [{ reservationId = '' } = {}] = (await reserve(1)).items;
    const other = await database.act(place.zhouTing, async (ctx) => {
      const { assetId } = await anAsset(ctx, { partyId: repair.partyId });
      return reportRepair(ctx, rules, { assetId, event: 'fault', fault: '有杂音' });
    });

    await expect(
      database.act(place.zhouTing, (ctx) =>
        consumeRepairPart(ctx, { repairId: other.repairId, reservationId }),
      ),
    ).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});
