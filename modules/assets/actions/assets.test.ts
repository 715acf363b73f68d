import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#contract';
import { aPlaceOfWork, type PlaceOfWork, readTimeline } from '#modules/timeline/testing';
import { eraseParties } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../../apps/server/modules.ts';
import type { NewAsset, RecordableKind } from '../contract/index.ts';
import { anAsset, applianceGuarantees } from '../testing/index.ts';
import { assetsTimeline } from './assets-timeline.ts';
import { exchangeAssets } from './exchange-assets.ts';
import { recordAssetFact } from './record-asset-fact.ts';
import { listAssets, showAsset } from './show-assets.ts';

const NOW = '2025-11-20T08:00:00.000Z';

describe('assets (S3-36)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let partyId: string;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
  });
  beforeEach(async () => {
    database.clock.moveTo(NOW);
    partyId = await place.aCustomer();
  });
  afterAll(() => database.drop());

  const register = (given: Partial<NewAsset> = {}, who = place.zhouTing) =>
    database.act(who, (ctx) => anAsset(ctx, { partyId, ...given }));
  const record = (assetId: string, revision: number, kind: RecordableKind, happenedOn = '2025-11-20') =>
    database.act(place.zhouTing, (ctx) =>
      recordAssetFact(ctx, applianceGuarantees, {
        assetId,
        revision,
        kind,
        happenedOn,
        mainPart: null,
        note: '',
      }),
    );
  const list = (given: { serial?: string; standing?: 'present' | 'all'; limit?: number; cursor?: string }) =>
    database.act(place.zhouTing, (ctx) => listAssets(ctx, { partyId, standing: 'all', limit: 50, ...given }));

  it('are registered with the cover of the rules in force on the day of sale', async () => {
    const kettle = await register({ serial: 'k-100' });

    // The main part is covered longest: three years from the invoice.
    expect(kettle).toMatchObject({
      status: 'held',
      serial: 'k-100',
      warrantyEndsOn: '2028-02-29',
      revision: 1,
      jurisdiction: 'CN',
    });
    await database.settle();
  });

  it('leave as FHIR for those in reach alone, however many there are, which is kept in the audit log', async () => {
    for (const serial of ['fhir-1', 'fhir-2', 'fhir-3']) await register({ serial });
    const take = (who = place.zhouTing) => database.act(who, (ctx) => exchangeAssets(ctx, partyId, 2));
    const { bundle } = await take();

    expect(bundle.entry).toHaveLength(6);
    await expect(take(place.elsewhere)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    const { rows } = await sql<{ detail: unknown }>`
      select detail from platform.audit where action = 'assets.exchanged' and subject_id = ${partyId}`.execute(
      database.db,
    );
    expect(rows).toMatchObject([{ detail: { assets: 3 } }]);
  });

  it('begin their cover when they are installed, where the rules say so', async () => {
    const lens = await register({ category: 'lens' });
    expect(lens.warrantyEndsOn).toBeNull();

    const fitted = await record(lens.assetId, 1, 'installed', '2025-04-10');

    expect(fitted).toMatchObject({
      status: 'in-use',
      installedOn: '2025-04-10',
      warrantyEndsOn: '2027-04-09',
    });
  });

  it('have a serial number that is active once in the whole system, however it is written', async () => {
    await register({ serial: 'ab 12-34' });
    const otherParty = await place.aCustomer({ name: '另一位' });

    await expect(register({ serial: 'AB1234', partyId: otherParty })).rejects.toMatchObject({
      problem: { code: 'serial-in-use' },
    });
    // Another maker may number alike.
    await expect(register({ serial: 'AB1234', make: 'Brio', partyId: otherParty })).resolves.toBeDefined();
  });

  it('can be registered anew once they were given back, and are found with those who had them before', async () => {
    const first = await register({ serial: 'Z-9' });
    await record(first.assetId, 1, 'returned');

    const again = await register({ serial: 'Z9' });

    const { items } = await list({ serial: 'z 9' });
    expect(items.map(({ assetId }) => assetId).sort()).toEqual([first.assetId, again.assetId].sort());
    expect((await list({ serial: 'z9', standing: 'present' })).items.map(({ assetId }) => assetId)).toEqual([
      again.assetId,
    ]);
  });

  it('keep their serial number while lost, and are in use again once found', async () => {
    const lens = await register({ category: 'lens', serial: 'L-7', installedOn: '2025-05-01' });
    const lost = await record(lens.assetId, 2, 'lost');
    expect(lost).toMatchObject({ status: 'lost', endedOn: null });
    await expect(register({ serial: 'L7' })).rejects.toMatchObject({ problem: { code: 'serial-in-use' } });

    expect(await record(lens.assetId, 3, 'found')).toMatchObject({ status: 'in-use' });
  });

  it.each([
    ['found', '2025-11-20', 'cannot happen to an asset that is held'],
    ['installed', '2025-11-21', 'yet to come'],
    ['installed', '2025-02-28', 'lies before 2025-03-01'],
  ] as const)('refuse "%s" on %s: %s', async (kind, day, why) => {
    const kettle = await register();

    await expect(record(kettle.assetId, 1, kind, day)).rejects.toMatchObject({
      problem: { code: 'asset-fact-impossible' },
      message: expect.stringContaining(why),
    });
  });

  it('refuse a change by whoever has not seen the last one', async () => {
    const kettle = await register();
    await record(kettle.assetId, 1, 'installed');

    await expect(record(kettle.assetId, 1, 'lost')).rejects.toMatchObject({
      problem: { code: 'asset-changed' },
    });
  });

  it('take one of two changes made at once', async () => {
    const kettle = await register();

    const outcomes = await Promise.allSettled([
      record(kettle.assetId, 1, 'installed'),
      record(kettle.assetId, 1, 'lost'),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const after = await database.act(place.zhouTing, (ctx) => showAsset(ctx, kettle.assetId));
    expect(after.facts).toHaveLength(2);
  });

  it('are read by page and by who may see the customer', async () => {
    await register({ serial: 'P-1' });
    await register({ serial: 'P-2' });

    const first = await list({ limit: 1 });
    const second = await list({ limit: 1, ...(first.nextCursor ? { cursor: first.nextCursor } : {}) });

    expect([first, second].flatMap(({ items }) => items.map(({ serial }) => serial)).sort()).toEqual([
      'P-1',
      'P-2',
    ]);
    expect(second.nextCursor).toBeNull();
    const elsewhere = await database.act(place.elsewhere, (ctx) =>
      listAssets(ctx, { serial: 'P1', standing: 'all', limit: 5 }),
    );
    expect(elsewhere.items).toEqual([]);
    const [{ assetId = '' } = {}] = first.items;
    await expect(database.act(place.elsewhere, (ctx) => showAsset(ctx, assetId))).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });

  it('tell on the timeline what happened with them', async () => {
    const kettle = await register();
    await record(kettle.assetId, 1, 'retired');

    const told = await database.act(place.zhouTing, (ctx) =>
      readTimeline(ctx, partyId, [{ module: 'assets', source: assetsTimeline }]),
    );

    expect(told.map(({ kind }) => kind)).toEqual(['asset.retired', 'asset.registered']);
  });

  it('are erased with the customer, and their serial number is free again', async () => {
    await register({ serial: 'E-1' });

    await database.act('administrator', (ctx) => eraseParties(ctx.db, businessModules, [partyId]));

    const { rows } = await sql`select 1 from assets.held_serial where party_id = ${partyId}`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
  });

  it('go with the customer when two files become one', async () => {
    const kettle = await register({ serial: 'M-1' });
    const survivor = await place.aCustomer({ name: '陈志明' });
    const merge = businessModules
      .flatMap(({ routes }) => [...routes])
      .find(({ route }) => route === contract.parties.mergeParties);
    await database.act('administrator', async (ctx) =>
      merge?.handle(
        ctx,
        {
          params: { partyId: survivor },
          query: {},
          body: { mergedPartyIds: [partyId], fields: {}, leave: [] },
        },
        { headers: new Headers(), setCookie: () => {} },
      ),
    );

    const after = await database.act('administrator', (ctx) => showAsset(ctx, kettle.assetId));

    expect(after).toMatchObject({ partyId: survivor });
    expect(after.facts).toHaveLength(1);
    const again = await database.act('administrator', (ctx) =>
      recordAssetFact(ctx, applianceGuarantees, {
        assetId: kettle.assetId,
        revision: 1,
        kind: 'returned',
        happenedOn: '2025-11-20',
        mainPart: null,
        note: '',
      }),
    );
    expect(again.status).toBe('returned');
  });
});
