import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import { partyChanged } from '#modules/parties/contract';
import { aParty } from '#modules/parties/testing';
import type { ActionContext, Actor } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { viewState } from '../contract/index.ts';
import { dropDraft, listDrafts, saveDraft } from './drafts.ts';
import { addView, changeView, listViews, removeView, setFirstView, type ViewForm } from './views.ts';
import {
  countUnseenHappenings,
  getWatch,
  listHappenings,
  listStarred,
  seeHappenings,
  setWatch,
} from './watches.ts';

let database: TestDatabase;
let here: string;
let there: string;
beforeAll(async () => {
  database = await testDatabase();
  [here, there] = await database.act('administrator', async (ctx) => [
    (await addBranch(ctx, '越秀店')).branchId,
    (await addBranch(ctx, '天河店')).branchId,
  ]);
});
afterAll(() => database.drop());

const person = (number: number, role: string, branchIds: readonly string[]) =>
  actorWithRole(role, { actorId: `01890000-0000-7000-8000-0000000001${number}`, branchIds });
const desk = () => person(11, 'front-desk', [here]);
const colleague = () => person(12, 'front-desk', [here]);
const far = () => person(13, 'front-desk', [there]);
const manager = () => person(14, 'manager', [here]);
const act = <T>(who: Actor, work: (ctx: ActionContext) => Promise<T>) => database.act(who, work);

const form = (name: string, more: Partial<ViewForm> = {}): ViewForm => ({
  listName: 'customers',
  name,
  state: viewState.parse({ filters: { tag: '高价值' }, sort: '-spend', columns: ['name', 'phone'] }),
  audience: 'me',
  branchId: null,
  defaultForRole: null,
  ...more,
});
const namesFor = async (who: Actor) =>
  (await act(who, (ctx) => listViews(ctx, 'customers'))).items.map(({ name }) => name);

describe('a saved view', () => {
  it('is found again by its maker alone, as it was saved', async () => {
    const saved = await act(desk(), (ctx) => addView(ctx, form('我的高价值')));

    expect(saved).toMatchObject({
      isMine: true,
      mayChange: true,
      state: { sort: '-spend', density: 'comfortable' },
    });
    expect(await namesFor(desk())).toContain('我的高价值');
    expect(await namesFor(colleague())).not.toContain('我的高价值');
    await expect(act(desk(), (ctx) => addView(ctx, form('我的高价值')))).rejects.toMatchObject({
      problem: { code: 'view-name-taken' },
    });
  });

  it('is given to a branch or to everybody only by who may share', async () => {
    const toBranch = form('店内回访', { audience: 'branch', branchId: here });
    await expect(act(desk(), (ctx) => addView(ctx, toBranch))).rejects.toMatchObject({
      problem: { code: 'view-not-yours' },
    });
    const given = await act(manager(), (ctx) => addView(ctx, toBranch));

    expect(await namesFor(colleague())).toContain('店内回访');
    expect(await namesFor(far())).not.toContain('店内回访');
    await expect(
      act(desk(), (ctx) => changeView(ctx, given.savedViewId, { name: '别的' })),
    ).rejects.toMatchObject({ problem: { code: 'view-not-yours' } });
    await expect(act(far(), (ctx) => removeView(ctx, given.savedViewId))).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });

  it('is what a role begins with until somebody chooses otherwise', async () => {
    const first = (name: string) => form(name, { audience: 'everyone', defaultForRole: 'front-desk' });
    await act(manager(), (ctx) => addView(ctx, first('前台起始')));
    const latest = await act(manager(), (ctx) => addView(ctx, first('前台新起始')));
    const firstFor = async (who: Actor) =>
      (await act(who, (ctx) => listViews(ctx, 'customers'))).items.filter(({ isFirst }) => isFirst);

    expect((await firstFor(colleague())).map(({ name }) => name)).toEqual(['前台新起始']);
    expect(await firstFor(manager())).toEqual([]);
    await act(colleague(), (ctx) => setFirstView(ctx, { listName: 'customers', savedViewId: null }));
    expect(await firstFor(colleague())).toEqual([]);
    await act(manager(), (ctx) => removeView(ctx, latest.savedViewId));
    expect(await firstFor(far())).toEqual([]);
  });
});

describe('a draft', () => {
  const draft = (draftKey: string, text: string, partyId: string | null = null) => ({
    draftKey,
    text,
    path: '/customers/new',
    title: 'New customer',
    partyId,
  });

  it('is found again by its writer alone, with the latest text, until it is dropped', async () => {
    await act(desk(), (ctx) => saveDraft(ctx, draft('note.1', '右耳')));
    database.clock.moveTo('2026-03-02T09:01:00.000Z');
    await act(desk(), (ctx) => saveDraft(ctx, draft('note.1', '右耳偶有啸叫')));

    const { items } = await act(desk(), listDrafts);
    expect(items).toEqual([
      expect.objectContaining({
        draftKey: 'note.1',
        text: '右耳偶有啸叫',
        updatedAt: '2026-03-02T09:01:00.000Z',
      }),
    ]);
    expect((await act(colleague(), listDrafts)).items).toEqual([]);
    await act(desk(), (ctx) => dropDraft(ctx, 'note.1'));
    await act(desk(), (ctx) => dropDraft(ctx, 'note.1'));
    expect((await act(desk(), listDrafts)).items).toEqual([]);
  });

  it('is kept of no customer out of reach', async () => {
    const { partyId } = await database.act('administrator', (ctx) => aParty(ctx, { branchId: there }));

    await expect(act(desk(), (ctx) => saveDraft(ctx, draft('note.2', '…', partyId)))).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });
});

describe('a customer one follows', () => {
  it('tells what others did, once, and not what one did oneself', async () => {
    const { partyId } = await database.act(colleague(), (ctx) => aParty(ctx, { branchId: here }));
    await act(desk(), (ctx) => setWatch(ctx, partyId, { follow: true }));
    const changes = [{ field: 'tag', from: null, to: '回访' }];
    await act(desk(), (ctx) => ctx.announce(partyChanged, { partyId, changes }));
    await act(colleague(), (ctx) => ctx.announce(partyChanged, { partyId, changes }));
    await database.settle();

    const { items } = await act(desk(), (ctx) => listHappenings(ctx, { limit: 10 }));
    expect(items).toEqual([expect.objectContaining({ partyId, kind: 'party.changed', seenAt: null })]);
    expect(await act(desk(), countUnseenHappenings)).toEqual({ unseen: 1, isMore: false });

    await act(desk(), (ctx) => seeHappenings(ctx, items[0]?.occurredAt ?? ''));
    expect(await act(desk(), countUnseenHappenings)).toEqual({ unseen: 0, isMore: false });
  });

  it('is starred and followed apart, and out of sight when out of reach', async () => {
    const { partyId } = await database.act('administrator', (ctx) => aParty(ctx, { branchId: here }));
    await act(desk(), (ctx) => setWatch(ctx, partyId, { star: true }));
    await act(desk(), (ctx) => setWatch(ctx, partyId, { follow: true }));
    await act(desk(), (ctx) => setWatch(ctx, partyId, { follow: false }));

    expect(await act(desk(), (ctx) => getWatch(ctx, partyId))).toMatchObject({ followedAt: null });
    expect((await act(desk(), listStarred)).items.map((one) => one.partyId)).toContain(partyId);
    const moved = { ...desk(), branchIds: [there], scopeOf: desk().scopeOf, sees: desk().sees };
    expect((await act(moved, listStarred)).items).toEqual([]);
    await expect(act(moved, (ctx) => getWatch(ctx, partyId))).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });
});
