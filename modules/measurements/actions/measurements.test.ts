import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPlaceOfWork, type PlaceOfWork, readTimeline } from '#modules/timeline/testing';
import type { Actor } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import type { MeasurementKind } from '../contract/index.ts';
import { exchangeMeasurement } from './exchange-measurement.ts';
import { importMeasurements } from './import-measurements.ts';
import { readKinds } from './kinds.ts';
import { measurementsTimeline } from './measurements-timeline.ts';
import { recordMeasurement } from './record-measurement.ts';
import { listMeasurements, showMeasurement } from './show-measurements.ts';

const NOW = '2026-11-20T08:00:00.000Z';

/** Pressure must be a number; a high one asks for a second look. */
const pressure: MeasurementKind = {
  key: 'garage.pressure',
  name: { 'zh-CN': '胎压', 'zh-TW': '胎壓', en: 'Tyre pressure' },
  check(body) {
    const { bar, tyre } = body as { bar?: unknown; tyre?: unknown };
    const refused = [
      ...(typeof bar === 'number' ? [] : ['bar: give a number']),
      ...(typeof tyre === 'string' ? [] : ['tyre: name it']),
    ];
    return { refused, warned: typeof bar === 'number' && bar > 4 ? [`bar: ${bar} is high`] : [] };
  },
};

describe('measurements (S0-19)', () => {
  const kinds = readKinds([pressure]);
  let database: TestDatabase;
  let place: PlaceOfWork;
  let fitter: Actor;
  let partyId: string;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
    fitter = {
      ...actorWithRole('practitioner', { branchIds: place.zhouTing.branchIds }),
      displayName: '李验配',
    };
  });
  beforeEach(async () => {
    database.clock.moveTo(NOW);
    partyId = await place.aCustomer();
  });
  afterAll(() => database.drop());

  const record = (given: Partial<Parameters<typeof recordMeasurement>[2]> = {}, who: Actor = fitter) =>
    database.act(who, (ctx) =>
      recordMeasurement(ctx, kinds, {
        partyId,
        kind: 'garage.pressure',
        takenAt: NOW,
        body: { tyre: 'front', bar: 2.4 },
        ...given,
      }),
    );
  const list = (given: { corrected?: 'shown'; limit?: number; cursor?: string } = {}, who: Actor = fitter) =>
    database.act(who, (ctx) =>
      listMeasurements(ctx, kinds, { partyId, corrected: 'left-out', limit: 20, ...given }),
    );

  it('are kept as they were taken, by whom and when, and stand on the timeline', async () => {
    const recorded = await record({ takenAt: '2026-11-19T16:00:00+08:00' });

    const shown = await database.act(fitter, (ctx) => showMeasurement(ctx, kinds, recorded.measurementId));
    const source = { module: 'measurements', source: measurementsTimeline(kinds) };
    const told = await database.act(fitter, (ctx) => readTimeline(ctx, partyId, [source]));

    expect(shown).toEqual(recorded);
    expect(shown).toMatchObject({
      takenAt: '2026-11-19T08:00:00.000Z',
      recordedAt: NOW,
      byName: '李验配',
      body: { tyre: 'front', bar: 2.4 },
      kindName: pressure.name,
      warnings: [],
    });
    expect(told).toMatchObject([
      { kind: 'measurement.recorded', entryId: recorded.measurementId, values: { kindName: pressure.name } },
    ]);
  });

  it('stand on the timeline of nobody who does not see what is sensitive', async () => {
    await record();
    const source = { module: 'measurements', source: measurementsTimeline(kinds) };

    expect(await database.act(place.zhouTing, (ctx) => readTimeline(ctx, partyId, [source]))).toEqual([]);
  });

  it('are refused with all faults at once, and recorded with warnings', async () => {
    await expect(record({ body: { bar: 'much' } })).rejects.toMatchObject({
      problem: { code: 'measurement-not-accepted' },
      message: 'bar: give a number; tyre: name it',
    });
    expect((await record({ body: { tyre: 'rear', bar: 4.5 } })).warnings).toEqual(['bar: 4.5 is high']);
  });

  it('are of a kind that is known and were taken before now', async () => {
    await expect(record({ kind: 'garage.oil' })).rejects.toMatchObject({
      problem: { code: 'unknown-measurement-kind' },
    });
    await expect(record({ takenAt: '2026-11-20T08:06:00Z' })).rejects.toMatchObject({
      problem: { code: 'measured-in-the-future' },
    });
  });

  it('are corrected once by a later one, and stay on record', async () => {
    const first = await record();
    const second = await record({ body: { tyre: 'front', bar: 2.5 }, supersedesId: first.measurementId });

    expect((await list()).items.map(({ measurementId }) => measurementId)).toEqual([second.measurementId]);
    expect((await list({ corrected: 'shown' })).items.find((one) => one.supersedesId === null)).toMatchObject(
      {
        measurementId: first.measurementId,
        supersededById: second.measurementId,
        body: { tyre: 'front', bar: 2.4 },
      },
    );
    await expect(record({ supersedesId: first.measurementId })).rejects.toMatchObject({
      problem: { code: 'measurement-corrected-already' },
    });
  });

  it('correct no measurement of somebody else', async () => {
    const first = await record();
    const other = await place.aCustomer();

    await expect(record({ partyId: other, supersedesId: first.measurementId })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });

  it('come a page at a time, latest first, without one lost or told twice', async () => {
    for (const day of ['11', '12', '12', '13', '14']) await record({ takenAt: `2026-11-${day}T08:00:00Z` });
    const seen: string[] = [];
    const days: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list({ limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ measurementId }) => measurementId));
      days.push(...page.items.map(({ takenAt }) => takenAt.slice(8, 10)));
      cursor = page.nextCursor;
    }

    expect(new Set(seen).size).toBe(5);
    expect(days).toEqual(['14', '13', '12', '12', '11']);
  });

  it('of a customer of another branch do not exist', async () => {
    const { measurementId } = await record();
    const stranger = actorWithRole('practitioner', { branchIds: place.elsewhere.branchIds });
    const notThere = { problem: { code: 'not-found' } };

    await expect(list({}, stranger)).rejects.toMatchObject(notThere);
    await expect(record({}, stranger)).rejects.toMatchObject(notThere);
    await expect(
      database.act(stranger, (ctx) => showMeasurement(ctx, kinds, measurementId)),
    ).rejects.toMatchObject(notThere);
  });

  it('of a file are recorded once, however often and from however many desks it is read', async () => {
    const file = [2.2, 2.3].map((bar) => ({
      kind: 'garage.pressure',
      takenAt: '2026-11-10T08:00:00Z',
      body: { tyre: bar === 2.2 ? 'front' : 'rear', bar },
    }));
    const read = () => database.act(fitter, (ctx) => importMeasurements(ctx, kinds, partyId, file));
    const [first, second] = await Promise.all([read(), read()]);
    const told = [first, second].map(({ outcomes }) => outcomes.map(({ outcome }) => outcome));

    expect(told.flat().sort()).toEqual(['already-there', 'already-there', 'recorded', 'recorded']);
    expect(first.outcomes.map((one) => one.measurementId)).toEqual(
      second.outcomes.map((one) => one.measurementId),
    );
    expect((await list()).items).toHaveLength(2);
  });

  it('of a file that were corrected since are not recorded anew', async () => {
    const first = await record();
    await record({ body: { tyre: 'front', bar: 2.5 }, supersedesId: first.measurementId });
    const again = { kind: 'garage.pressure', takenAt: NOW, body: { bar: 2.4, tyre: 'front' } };
    const { outcomes } = await database.act(fitter, (ctx) =>
      importMeasurements(ctx, kinds, partyId, [again]),
    );

    expect(outcomes).toEqual([{ measurementId: first.measurementId, outcome: 'already-there' }]);
  });

  it('of a file with a fault are not recorded at all', async () => {
    const good = { kind: 'garage.pressure', takenAt: NOW, body: { tyre: 'front', bar: 2 } };
    const file = [good, { ...good, body: { tyre: 'rear' } }];

    await expect(
      database.act(fitter, (ctx) => importMeasurements(ctx, kinds, partyId, file)),
    ).rejects.toMatchObject({ problem: { code: 'measurement-not-accepted' } });
    expect((await list()).items).toEqual([]);
  });

  it('leave as a bundle of exchange where their kind has one, which is kept in the audit log', async () => {
    const given = {
      ...pressure,
      toFhir: ({ partyId: who }: { partyId: string }) => ({ resourceType: 'Bundle', who }),
    };
    const { measurementId } = await record();
    const take = (from: typeof kinds) =>
      database.act(fitter, (ctx) => exchangeMeasurement(ctx, from, measurementId));

    expect(await take(readKinds([given]))).toEqual({ bundle: { resourceType: 'Bundle', who: partyId } });
    await expect(take(kinds)).rejects.toMatchObject({ problem: { code: 'measurement-not-exchanged' } });
  });

  it('have kinds with keys of their own', () => {
    expect(() => readKinds([pressure, pressure, { ...pressure, key: 'Pressure' }])).toThrow(
      /"garage\.pressure" is given twice.*"Pressure" is no key/,
    );
  });
});
