import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invalidRequest, notFound, partyMerged } from '#contract-kit';
import { addBranch } from '#modules/access';
import { aCareTask } from '#modules/follow-ups/testing';
import { anOrder } from '#modules/orders/testing';
import { aNote } from '#modules/timeline/testing';
import { eraseParties, problemDocument, requestHandler, runJob } from '#platform';
import { actorWithRole, everyRowOf, type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../../apps/server/modules.ts';
import { type NewParty, type Party, partiesProblems, partiesRoutes } from '../contract/index.ts';
import { gatherStragglersJob } from '../jobs/gather-stragglers.ts';
import { aParty } from '../testing/index.ts';
import { addContactPoint, removeContactPoint, updateContactPoint } from './contact-points.ts';
import { mergeParties, previewMerge } from './merge-parties.ts';
import { searchParties } from './search-parties.ts';
import { listMerges, undoMerge } from './undo-merge.ts';
import { updateParty } from './update-party.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const act: TestDatabase['act'] = (who, work) => database.act(who, work);
const add = (form: NewParty) => act('administrator', (ctx) => aParty(ctx, form));
const rowsOf = (...parties: Party[]) =>
  everyRowOf(
    database.db,
    businessModules,
    parties.map(({ partyId }) => partyId),
  );

/** 陈桂芳 twice, each with something in every module that keeps anything of a customer. */
async function twoFiles(): Promise<{ old: Party; young: Party }> {
  const phone = { kind: 'phone', typed: `138${String(Math.random()).slice(2, 10)}` } as const;
  const old = await add({
    name: '陈桂芳',
    bornOn: '1950-03-12',
    firstContactAt: '2020-01-05T02:00:00.000Z',
    contactPoints: [phone, { kind: 'address', typed: '越秀区东风中路 318 号' }],
    identities: [{ kind: 'member-number', value: `VIP-${String(Math.random()).slice(2, 9)}` }],
    tags: ['双耳'],
  });
  const young = await add({
    name: '陳桂芳',
    gender: 'female',
    firstContactAt: '2019-06-01T02:00:00.000Z',
    contactPoints: [phone, { kind: 'email', typed: `g${String(Math.random()).slice(2, 9)}@example.org` }],
    identities: [{ kind: 'external:till', value: `K${String(Math.random()).slice(2, 9)}` }],
    tags: ['双耳', '微信'],
  });
  for (const { partyId } of [old, young]) {
    await act('administrator', (ctx) => anOrder(ctx, { partyId, orderedAt: '2026-01-05T02:00:00Z' }));
    await act('administrator', (ctx) => aNote(ctx, { partyId, text: 'asked for a visit' }));
    await act('administrator', (ctx) => aCareTask(ctx, { partyId }));
  }
  await act('administrator', (ctx) =>
    anOrder(ctx, { partyId: young.partyId, orderedAt: '2026-02-05T02:00:00Z' }),
  );
  await act('administrator', (ctx) =>
    addContactPoint(ctx, young.partyId, { kind: 'phone', typed: '020-8765 4321' }),
  );
  await database.settle();
  return { old, young };
}

const merge = (survivor: Party, merged: Party, form: Partial<Parameters<typeof mergeParties>[2]> = {}) =>
  act('administrator', (ctx) =>
    mergeParties(ctx, survivor.partyId, { mergedPartyIds: [merged.partyId], ...form }),
  );
const undo = (survivor: Party, mergeId: string) =>
  act('administrator', (ctx) => undoMerge(ctx, survivor.partyId, mergeId));

describe('merging two files of one customer', () => {
  it('moves all that any module holds to the survivor, and nothing stays under the old id', async () => {
    const { old, young } = await twoFiles();

    const { party } = await merge(old, young);
    await database.settle();

    const left = await rowsOf(young);
    expect(Object.entries(left).filter(([, rows]) => rows.length > 0)).toEqual([]);
    expect(party).toMatchObject({
      partyId: old.partyId,
      displayName: '陈桂芳',
      gender: 'female',
      bornOn: '1950-03-12',
      firstContactAt: '2019-06-01T02:00:00.000Z',
      tags: ['双耳', '微信'],
    });
    expect(party.contactPoints.map(({ kind }) => kind).sort()).toEqual([
      'address',
      'email',
      'phone',
      'phone',
    ]);
    expect(party.identities.map(({ kind }) => kind).sort()).toEqual(['external:till', 'member-number']);
  });

  it('counts the purchases of both with the survivor', async () => {
    const { old, young } = await twoFiles();

    await merge(old, young);
    await database.settle();

    const { rows } = await sql`
      select purchase_count as count, first_purchase_on as "firstOn", last_purchase_on as "lastOn"
      from parties.figure where party_id = ${old.partyId}`.execute(database.db);
    expect(rows).toEqual([{ count: 2, firstOn: '2026-01-05', lastOn: '2026-02-05' }]);
  });

  it('does what the preview said it would', async () => {
    const { old, young } = await twoFiles();
    const preview = await act('administrator', (ctx) => previewMerge(ctx, old.partyId, young.partyId));
    expect(preview.fields.map(({ field, suggested }) => [field, suggested])).toEqual([
      ['familyName', 'survivor'],
      ['gender', 'merged'],
      ['bornOn', 'survivor'],
    ]);
    expect(preview.relations.find(({ table }) => table === 'orders.order_line')).toMatchObject({
      moves: 2,
      setAside: 0,
      survivorHas: 1,
    });

    await merge(old, young);

    const { items } = await act('administrator', (ctx) => listMerges(ctx, old.partyId));
    const sum = (pick: (one: (typeof preview.relations)[number]) => number) =>
      preview.relations.reduce((total, one) => total + pick(one), 0);
    // The file of the merged customer itself is set aside and is no relation.
    expect(items[0]).toMatchObject({
      rowsMoved: sum(({ moves }) => moves),
      rowsSetAside: sum(({ setAside }) => setAside) + 1,
    });
  });

  it('takes the word chosen for each field, and leaves relations aside that were not wanted', async () => {
    const { old, young } = await twoFiles();

    const { party } = await merge(old, young, {
      fields: { familyName: 'merged', gender: 'survivor' },
      leave: ['parties.contact_point', 'orders.order_line'],
    });

    expect(party).toMatchObject({ familyName: '陳', gender: null });
    expect(party.contactPoints.length).toBe(2);
    const held = await rowsOf(old);
    // Purchases are facts: they are never left behind, whatever is asked for.
    expect(held['orders.order_line']?.length).toBe(3);
  });

  it('finds the survivor by what the merged file was known by', async () => {
    const { old, young } = await twoFiles();

    await merge(old, young);

    for (const q of [young.number, young.identities[0]?.masked ?? '']) {
      const { items } = await act('administrator', (ctx) => searchParties(ctx, { q, limit: 5 }));
      expect(items.map(({ partyId }) => partyId)).toEqual([old.partyId]);
    }
  });

  it('gathers what arrived under the old id while the files were merged, and brings that back too', async () => {
    const { old, young } = await twoFiles();
    const { mergeId } = await merge(old, young);
    const late = '01890000-0000-7000-8000-00000000bb01';
    await sql`
      insert into timeline.interaction (party_id, interaction_id, kind, occurred_at, recorded_at, by_id, by_name, body)
      values (${young.partyId}, ${late}, 'note', now(), now(), ${late}, 'Ann', 'straggler')`.execute(
      database.db,
    );

    const data = { partyId: old.partyId, mergedPartyId: young.partyId, mergeId };
    await runJob(database.platform, gatherStragglersJob, data, new AbortController().signal);

    const isThere = async (party: Party) =>
      JSON.stringify((await rowsOf(party))['timeline.interaction']).includes('straggler');
    expect([await isThere(old), await isThere(young)]).toEqual([true, false]);
    await undo(old, mergeId);
    expect([await isThere(old), await isThere(young)]).toEqual([false, true]);
  });

  it('suggests to keep the file with more numbers, or else the one known longer', async () => {
    const { old, young } = await twoFiles();

    const preview = await act('administrator', (ctx) => previewMerge(ctx, young.partyId, old.partyId));

    expect(preview).toMatchObject({ suggestedSurvivorId: old.partyId, suggestedBecause: 'more-numbers' });
  });
});

describe('undoing a merge', () => {
  it('brings both files back to the last byte when nothing was edited between', async () => {
    const { old, young } = await twoFiles();
    const before = await rowsOf(old, young);

    const { mergeId } = await merge(old, young, { fields: { familyName: 'merged' } });
    await database.settle();
    const { conflicts, restoredPartyId } = await undo(old, mergeId);
    await database.settle();

    expect(restoredPartyId).toBe(young.partyId);
    expect(conflicts).toEqual([]);
    expect(await rowsOf(old, young)).toEqual(before);
  });

  it('leaves later edits in place and lists where they are in the way', async () => {
    const { old, young } = await twoFiles();
    const { mergeId, party } = await merge(old, young);
    const email = party.contactPoints.find(({ kind }) => kind === 'email');
    const phone = party.contactPoints.find(({ typed }) => typed === '020-8765 4321');
    await act('administrator', async (ctx) => {
      await updateParty(ctx, old.partyId, {
        version: party.version,
        changes: { gender: 'male', language: 'en' },
      });
      await updateContactPoint(ctx, old.partyId, email?.contactPointId ?? '', { typed: 'later@example.org' });
      await removeContactPoint(ctx, old.partyId, phone?.contactPointId ?? '');
    });

    const undone = await undo(old, mergeId);

    expect(undone.conflicts).toEqual([
      { subject: 'gender', reason: 'field-changed-since', count: 1 },
      { subject: 'parties.contact_point', reason: 'changed-since', count: 1 },
      { subject: 'parties.contact_point', reason: 'removed-since', count: 1 },
    ]);
    expect(undone.party).toMatchObject({ gender: 'male', language: 'en' });
    const { items } = await act('administrator', (ctx) =>
      searchParties(ctx, { q: 'later@example.org', limit: 5 }),
    );
    expect(items.map(({ partyId }) => partyId)).toEqual([young.partyId]);
  });

  it('leaves with the survivor what came after the merge', async () => {
    const { old, young } = await twoFiles();
    const { mergeId } = await merge(old, young);
    await act('administrator', (ctx) =>
      aNote(ctx, { partyId: old.partyId, text: 'written after the merge' }),
    );

    await undo(old, mergeId);

    const notes = async (party: Party) => (await rowsOf(party))['timeline.interaction'] ?? [];
    expect((await notes(old)).filter((row) => row.includes('after the merge')).length).toBe(1);
    expect((await notes(young)).filter((row) => row.includes('after the merge'))).toEqual([]);
  });

  it('no longer tells the name of somebody who was erased after they were parted again', async () => {
    const [kept, erased] = [await add({ name: '李敏' }), await add({ name: '陈桂芳', gender: 'female' })];
    const { mergeId } = await merge(kept, erased);
    await undo(kept, mergeId);

    await act('administrator', (ctx) => eraseParties(ctx.db, businessModules, [erased.partyId]));

    const { items } = await act('administrator', (ctx) => listMerges(ctx, kept.partyId));
    expect(items).toMatchObject([{ mergeId, mergedName: '—', mergedNumber: '' }]);
    expect(JSON.stringify(await rowsOf(kept))).not.toMatch(/陈桂芳/);
  });

  it('unrolls a chain from its end, refuses the middle, and refuses to undo twice', async () => {
    const [a, b, c] = [await add({ name: '甲' }), await add({ name: '乙' }), await add({ name: '丙' })];
    const before = await rowsOf(a, b, c);
    const first = await merge(b, a);
    const second = await merge(c, b);

    await expect(undo(c, first.mergeId)).rejects.toMatchObject({
      problem: partiesProblems.undoLaterMergeFirst,
    });
    await undo(c, second.mergeId);
    await undo(b, first.mergeId);

    await expect(undo(b, first.mergeId)).rejects.toMatchObject({
      problem: partiesProblems.mergeUndoneAlready,
    });
    expect(await rowsOf(a, b, c)).toEqual(before);
  });
});

describe('what is not merged', () => {
  it('refuses to merge a customer into itself, also by way of an earlier merge', async () => {
    const [a, b] = [await add({ name: '甲' }), await add({ name: '乙' })];

    await expect(merge(a, a)).rejects.toMatchObject({ problem: partiesProblems.mergeIntoItself });
    await merge(a, b);
    await expect(merge(a, b)).rejects.toMatchObject({ problem: partiesProblems.mergeIntoItself });
    await expect(merge(b, a)).rejects.toMatchObject({ problem: notFound });
  });

  it('refuses three at once', async () => {
    const [a, b, c] = [await add({ name: '甲' }), await add({ name: '乙' }), await add({ name: '丙' })];

    await expect(merge(a, b, { mergedPartyIds: [b.partyId, c.partyId] })).rejects.toMatchObject({
      problem: partiesProblems.mergeOneAtATime,
    });
  });

  it('is not there for those who do not reach both', async () => {
    const branch = await act('administrator', (ctx) => addBranch(ctx, '番禺店'));
    const here = actorWithRole('manager', { branchIds: ['01890000-0000-7000-8000-0000000000aa'] });
    const [a, b] = [await add({ name: '甲' }), await add({ name: '乙', branchId: branch.branchId })];

    await expect(
      act(here, (ctx) => mergeParties(ctx, a.partyId, { mergedPartyIds: [b.partyId] })),
    ).rejects.toMatchObject({ problem: notFound });
  });
});

describe('the id of a merged customer', () => {
  it('leads to the survivor on every route that names a customer, for those who may see them', async () => {
    const { old, young } = await twoFiles();
    const top = await add({ name: '陈桂芳' });
    await merge(old, young);
    await merge(top, old);
    const routes = businessModules
      .flatMap((module) => [...module.routes])
      .filter(({ route }) => route.method === 'GET' && 'partyId' in (route.params?.shape ?? {}));

    const answers = await Promise.all(
      routes.map(async (bound) => {
        const actor = actorWithRole('administrator');
        const handle = requestHandler(database.platform, bound, async () => ({ actor, viaCookie: false }));
        const params = Object.fromEntries(
          Object.keys(bound.route.params?.shape ?? {}).map((name) => [
            name,
            name === 'partyId' ? young.partyId : '01890000-0000-7000-8000-0000000000ff',
          ]),
        );
        const query = { mergedPartyId: top.partyId };
        const edge = { headers: new Headers(), setCookie: () => {} };
        try {
          await handle({ requestId: 't', url: bound.route.path, params, query, body: {}, edge });
          return { path: bound.route.path, code: 'answered', context: {} };
        } catch (failure) {
          return { path: bound.route.path, ...problemDocument(failure, 't') };
        }
      }),
    );

    // A request with faults is refused before anybody is looked up.
    const asked = answers.filter(({ code }) => code !== invalidRequest.code);
    expect(asked.filter(({ code }) => code !== partyMerged.code).map(({ path }) => path)).toEqual([]);
    expect(answers.map(({ context }) => context)).toContainEqual({
      partyId: young.partyId,
      survivorId: top.partyId,
    });
    expect(routes.map(({ route }) => route)).toContain(partiesRoutes.getParty);
  });
});
