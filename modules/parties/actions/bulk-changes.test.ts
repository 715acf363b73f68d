import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { type BulkChangeOrder, type Party, partyFilters } from '../contract/index.ts';
import { forgetInBulkChanges } from '../data/bulk-queries.ts';
import { aParty } from '../testing/index.ts';
import { archiveParty } from './archive-party.ts';
import {
  cancelBulkChange,
  getBulkChange,
  prepareBulkChange,
  startBulkChange,
  undoBulkChange,
} from './bulk-changes.ts';
import { changeTag, listManagedTags, retireTag } from './manage-tags.ts';
import { viewParty } from './party-view.ts';
import { addTag } from './tags.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const administrator = actorWithRole('administrator');
const act = <T>(work: Parameters<typeof database.act<T>>[1]) => database.act<T>(administrator, work);
const people = (count: number, form: Parameters<typeof aParty>[1] = {}) =>
  act(async (ctx) => {
    const added: Party[] = [];
    for (let index = 0; index < count; index++) added.push(await aParty(ctx, form));
    return added;
  });
const view = ({ partyId }: Party) => act((ctx) => viewParty(ctx, partyId));
const named = (parties: readonly Party[]) => ({
  kind: 'named' as const,
  partyIds: parties.map(({ partyId }) => partyId),
});
const prepare = (parties: readonly Party[], order: BulkChangeOrder) =>
  act((ctx) => prepareBulkChange(ctx, { selection: named(parties), order }));
const start = (bulkChangeId: string) => act((ctx) => startBulkChange(ctx, bulkChangeId));
const undo = (bulkChangeId: string) => act((ctx) => undoBulkChange(ctx, bulkChangeId));

describe('changing many customers', () => {
  it('tells first what would change and changes nothing yet', async () => {
    const [already, ...others] = await people(3);
    if (!already) throw new Error('nobody was added');
    await act((ctx) => addTag(ctx, already.partyId, '回访'));

    const prepared = await prepare([already, ...others], { kind: 'add-tag', tag: '回访' });

    expect(prepared).toMatchObject({
      state: 'prepared',
      found: { chosen: 3, changing: 2, alreadySo: 1, notYours: 0, exact: true },
    });
    expect(prepared.sample.map(({ partyId }) => partyId).sort()).toEqual(
      others.map(({ partyId }) => partyId).sort(),
    );
    expect((await Promise.all(others.map(view))).every(({ tags }) => tags.length === 0)).toBe(true);
  });

  it('changes them with facts and events, and takes it back except where somebody changed the same since', async () => {
    const branch = await act((ctx) => addBranch(ctx, '荔湾店'));
    const [first, second] = await people(2);
    if (!first || !second) throw new Error('nobody was added');
    const prepared = await prepare([first, second], { kind: 'set-branch', branchId: branch.branchId });

    const done = await start(prepared.bulkChangeId);
    expect(done).toMatchObject({ state: 'done', progress: { changed: 2 } });
    expect(await view(first)).toMatchObject({ branchId: branch.branchId, version: first.version + 1 });

    const elsewhere = await act((ctx) => addBranch(ctx, '海珠店'));
    const again = await prepare([second], { kind: 'set-branch', branchId: elsewhere.branchId });
    await start(again.bulkChangeId);
    const undone = await undo(prepared.bulkChangeId);

    expect(undone).toMatchObject({ state: 'undone', progress: { changed: 2, undone: 1, keptLater: 1 } });
    expect((await view(first)).branchId).toBeNull();
    expect((await view(second)).branchId).toBe(elsewhere.branchId);
  });

  it('works on more than a hundred in the background, goes on where it stopped, and can be taken back', async () => {
    await people(230, { tags: ['大批'] });
    const selection = { kind: 'filtered' as const, filters: partyFilters.parse({ tag: '大批' }) };
    const prepared = await act((ctx) => prepareBulkChange(ctx, { selection, order: { kind: 'archive' } }));

    expect(await start(prepared.bulkChangeId)).toMatchObject({ state: 'running', progress: { changed: 0 } });
    await database.settle();
    const done = await act((ctx) => getBulkChange(ctx, prepared.bulkChangeId));
    expect(done).toMatchObject({ state: 'done', found: { changing: 230 }, progress: { changed: 230 } });

    await undo(prepared.bulkChangeId);
    await database.settle();
    expect(await act((ctx) => getBulkChange(ctx, prepared.bulkChangeId))).toMatchObject({
      state: 'undone',
      progress: { undone: 230, keptLater: 0 },
    });
  }, 60_000);

  it('leaves customers of other branches alone, and other people’s changes to them', async () => {
    const [here, there] = [
      await act((ctx) => addBranch(ctx, '东山店')),
      await act((ctx) => addBranch(ctx, '白云店')),
    ];
    const [mine] = await people(1, { branchId: here.branchId });
    const [theirs] = await people(1, { branchId: there.branchId });
    if (!mine || !theirs) throw new Error('nobody was added');
    const manager = actorWithRole('manager', {
      actorId: '01890000-0000-7000-8000-0000000000b1',
      branchIds: [here.branchId],
    });

    const prepared = await database.act(manager, (ctx) =>
      prepareBulkChange(ctx, { selection: named([mine, theirs]), order: { kind: 'add-tag', tag: '店内' } }),
    );
    expect(prepared.found).toMatchObject({ chosen: 1, changing: 1 });
    await expect(start(prepared.bulkChangeId)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    await database.act(manager, (ctx) => startBulkChange(ctx, prepared.bulkChangeId));

    expect((await view(mine)).tags).toEqual(['店内']);
    expect((await view(theirs)).tags).toEqual([]);
  });

  it('names nobody in its preview who was erased since', async () => {
    const [stays, goes] = await people(2);
    if (!stays || !goes) throw new Error('nobody was added');
    const { bulkChangeId } = await prepare([stays, goes], { kind: 'add-tag', tag: '抹去' });
    await act((ctx) => forgetInBulkChanges(ctx.db, [goes.partyId]));

    const { sample } = await act((ctx) => getBulkChange(ctx, bulkChangeId));
    expect(sample.map(({ partyId }) => partyId)).toEqual([stays.partyId]);
  });

  it('is started once, cancelled before its end, and undone once', async () => {
    const parties = await people(1);
    const { bulkChangeId } = await prepare(parties, { kind: 'add-tag', tag: '一次' });
    await start(bulkChangeId);

    const notReady = { problem: { code: 'bulk-change-not-ready' } };
    await expect(start(bulkChangeId)).rejects.toMatchObject(notReady);
    await expect(act((ctx) => cancelBulkChange(ctx, bulkChangeId))).rejects.toMatchObject(notReady);
    await undo(bulkChangeId);
    await expect(undo(bulkChangeId)).rejects.toMatchObject(notReady);
  });

  it('brings back the archived ones of a list', async () => {
    const parties = await people(2);
    for (const { partyId } of parties) await act((ctx) => archiveParty(ctx, partyId));
    const { bulkChangeId } = await prepare(parties, { kind: 'restore' });
    await start(bulkChangeId);

    expect((await Promise.all(parties.map(view))).map(({ archivedAt }) => archivedAt)).toEqual([null, null]);
  });
});

describe('a tag', () => {
  it('takes a new name on every customer, and one that is taken merges the two', async () => {
    const [both, one] = await people(2, { tags: ['旧名'] });
    if (!both || !one) throw new Error('nobody was added');
    await act((ctx) => addTag(ctx, both.partyId, '新名'));

    const changed = await act((ctx) => changeTag(ctx, '旧名', { name: '新名', tone: 'amber' }));

    expect(changed).toEqual({ tag: '新名', tone: 'amber', merged: true, changing: 2 });
    expect((await view(both)).tags).toEqual(['新名']);
    expect((await view(one)).tags).toEqual(['新名']);
    const { items } = await act((ctx) => listManagedTags(ctx));
    expect(items).toContainEqual(expect.objectContaining({ tag: '新名', tone: 'amber', count: 2 }));
    expect(items.map(({ tag }) => tag)).not.toContain('旧名');
  });

  it('is retired only when nobody carries it', async () => {
    const [party] = await people(1, { tags: ['在用'] });
    await expect(act((ctx) => retireTag(ctx, '在用'))).rejects.toMatchObject({
      problem: { code: 'tag-in-use' },
    });
    if (party) await start((await prepare([party], { kind: 'remove-tag', tag: '在用' })).bulkChangeId);
    await act((ctx) => retireTag(ctx, '在用'));

    expect((await act((ctx) => listManagedTags(ctx))).items.map(({ tag }) => tag)).not.toContain('在用');
  });
});
