import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrder } from '#modules/orders/testing';
import { everyRowOf, type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../../apps/server/modules.ts';
import type { NewParty, Party } from '../contract/index.ts';
import { aParty } from '../testing/index.ts';
import { removeContactPoint, updateContactPoint } from './contact-points.ts';
import { mergeParties } from './merge-parties.ts';
import { viewParty } from './party-view.ts';
import { listMerges, undoMerge } from './undo-merge.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const act: TestDatabase['act'] = (who, work) => database.act(who, work);
const add = (form: NewParty) => act('administrator', (ctx) => aParty(ctx, form));
const view = ({ partyId }: Party) => act('administrator', (ctx) => viewParty(ctx, partyId));
const merge = async (survivor: Party, merged: Party, leave: string[] = []) =>
  (
    await act('administrator', (ctx) =>
      mergeParties(ctx, survivor.partyId, { mergedPartyIds: [merged.partyId], leave }),
    )
  ).mergeId;
const undo = (survivor: Party, mergeId: string) =>
  act('administrator', (ctx) => undoMerge(ctx, survivor.partyId, mergeId));
const rowsOf = (...parties: Party[]) =>
  everyRowOf(
    database.db,
    businessModules,
    parties.map(({ partyId }) => partyId),
  );

const PHONE = { kind: 'phone', typed: '138 0013 5521' } as const;

/** A bare file, and two that say the same of gender, telephone and tag; known since January, then June, then March. */
async function threeFiles(): Promise<[Party, Party, Party]> {
  const bare = await add({ name: '陈桂芳', firstContactAt: '2020-01-05T02:00:00.000Z' });
  const same = (firstContactAt: string) =>
    add({ name: '陈桂芳', gender: 'female', contactPoints: [PHONE], tags: ['双耳'], firstContactAt });
  const first = await same('2018-06-01T02:00:00.000Z');
  const second = await same('2019-03-01T02:00:00.000Z');
  for (const { partyId } of [bare, first, second]) {
    await act('administrator', (ctx) => anOrder(ctx, { partyId, orderedAt: '2026-01-05T02:00:00Z' }));
  }
  await database.settle();
  return [bare, first, second];
}

const phonesOf = async (party: Party) =>
  (await view(party)).contactPoints.filter(({ kind }) => kind === 'phone').map(({ typed }) => typed);

describe('two merges that bring the same', () => {
  it('leave it with the survivor while one of them stands, whichever is undone first', async () => {
    for (const undoneFirst of [0, 1]) {
      const [bare, first, second] = await threeFiles();
      const merges = [await merge(bare, first), await merge(bare, second)];

      const { conflicts, party } = await undo(bare, merges[undoneFirst] ?? '');

      expect(conflicts).toEqual([]);
      expect(party).toMatchObject({
        gender: 'female',
        tags: ['双耳'],
        firstContactAt: undoneFirst === 0 ? '2019-03-01T02:00:00.000Z' : '2018-06-01T02:00:00.000Z',
      });
      expect(await phonesOf(bare)).toEqual([PHONE.typed]);
      expect(await phonesOf(undoneFirst === 0 ? first : second)).toEqual([PHONE.typed]);
    }
  });

  it('leave all three files as they were once both are undone, to the last byte', async () => {
    for (const undoneFirst of [0, 1]) {
      const files = await threeFiles();
      const [bare, first, second] = files;
      const before = await rowsOf(...files);
      const merges = [await merge(bare, first), await merge(bare, second)];
      await database.settle();

      await undo(bare, merges[undoneFirst] ?? '');
      const { conflicts } = await undo(bare, merges[1 - undoneFirst] ?? '');
      await database.settle();

      expect(conflicts).toEqual([]);
      expect(await rowsOf(...files)).toEqual(before);
    }
  });

  it('tell how many rows each of them moved', async () => {
    const [bare, first, second] = await threeFiles();
    const [one, other] = [await merge(bare, first), await merge(bare, second)];
    const moved = async () =>
      new Map(
        (await act('administrator', (ctx) => listMerges(ctx, bare.partyId))).items.map((item) => [
          item.mergeId,
          item.rowsMoved,
        ]),
      );
    const before = (await moved()).get(other) ?? 0;

    await undo(bare, one);

    // Telephone, the key it is recognised by, and tag.
    expect((await moved()).get(other)).toBe(before + 3);
  });

  it('leave out what somebody said to leave out', async () => {
    const [bare, first, second] = await threeFiles();
    const one = await merge(bare, first);
    await merge(bare, second, ['parties.contact_point']);

    await undo(bare, one);

    expect(await phonesOf(bare)).toEqual([]);
  });

  it('leave out what somebody has removed since', async () => {
    const [bare, first, second] = await threeFiles();
    const [one, other] = [await merge(bare, first), await merge(bare, second)];
    const [phone] = (await view(bare)).contactPoints;
    await act('administrator', (ctx) => removeContactPoint(ctx, bare.partyId, phone?.contactPointId ?? ''));

    await undo(bare, one);
    expect(await phonesOf(bare)).toEqual([]);
    await undo(bare, other);
    expect(await phonesOf(second)).toEqual([PHONE.typed]);
  });

  it('keep what both held against a number', async () => {
    const [, first, second] = await threeFiles();
    const owner = await add({ name: '陈桂芳', contactPoints: [PHONE] });
    for (const { partyId, contactPoints } of [await view(first), await view(second)]) {
      const [phone] = contactPoints;
      await act('administrator', (ctx) =>
        updateContactPoint(ctx, partyId, phone?.contactPointId ?? '', { barred: 'wrong-person' }),
      );
    }
    const [one, other] = [await merge(owner, first), await merge(owner, second)];
    const barred = async () => (await view(owner)).contactPoints.map(({ barredAt }) => barredAt !== null);

    await undo(owner, one);
    expect(await barred()).toEqual([true]);
    await undo(owner, other);
    expect(await barred()).toEqual([false]);
  });

  it('give a field that the second replaced back to the survivor, not to whoever came first', async () => {
    const bare = await add({ name: '陈桂芳' });
    const first = await add({ name: '陈桂芳', language: 'yue' });
    const second = await add({ name: '陈桂芳', language: 'en' });
    const one = await merge(bare, first);
    const { mergeId: other } = await act('administrator', (ctx) =>
      mergeParties(ctx, bare.partyId, { mergedPartyIds: [second.partyId], fields: { language: 'merged' } }),
    );

    const undone = await undo(bare, one);
    expect([undone.party.language, undone.conflicts]).toEqual(['en', []]);
    const { party } = await undo(bare, other);
    expect(party.language).toBeNull();
    const { rows } = await sql`select 1 from parties.merge_row where party_id = ${bare.partyId}`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
  });
});
