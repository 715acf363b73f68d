import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notFound } from '#contract-kit';
import { addBranch } from '#modules/access';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { type NewParty, partiesProblems } from '../contract/index.ts';
import { aParty } from '../testing/index.ts';
import {
  cancelSweep,
  countDuplicates,
  decideDuplicate,
  latestSweep,
  listDuplicates,
  startSweep,
} from './duplicates.ts';
import { findPossibleDuplicates } from './find-possible-duplicates.ts';
import { mergeParties } from './merge-parties.ts';
import { recordCustomers } from './record-customers.ts';
import { undoMerge } from './undo-merge.ts';
import { updateParty } from './update-party.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const act: TestDatabase['act'] = (who, work) => database.act(who, work);
const add = (form: NewParty) => act('administrator', (ctx) => aParty(ctx, form));
const open = (limit = 50) => act('administrator', (ctx) => listDuplicates(ctx, { waiting: 'open', limit }));
const namesOf = (pairs: Awaited<ReturnType<typeof open>>) =>
  pairs.items.map(({ party, other }) => [party.displayName, other.displayName].sort().join(' + '));
const sweep = async () => {
  await act('administrator', (ctx) => startSweep(ctx));
  await database.settle();
};

describe('customers who may be here already', () => {
  it('are met though name and telephone have a slip each, with how likely it is', async () => {
    await add({
      name: '欧阳翠屏',
      bornOn: '1951-02-03',
      contactPoints: [{ kind: 'phone', typed: '13711806653' }],
    });

    const { possibleDuplicates } = await act('administrator', (ctx) =>
      findPossibleDuplicates(ctx, {
        kind: 'person',
        name: 'Ouyang Cuiping',
        bornOn: '1951-02-03',
        phone: '13711806635',
      }),
    );

    expect(possibleDuplicates).toMatchObject([{ displayName: '欧阳翠屏', reason: 'alike' }]);
    expect(possibleDuplicates[0]?.score).toBeGreaterThan(0.9);
  });

  it('are met by what their file says now', async () => {
    const party = await add({ name: '司徒静', bornOn: '1960-05-05' });
    await act('administrator', (ctx) =>
      updateParty(ctx, party.partyId, { version: party.version, changes: { bornOn: '1966-05-05' } }),
    );
    const ask = (bornOn: string) =>
      act('administrator', (ctx) =>
        findPossibleDuplicates(ctx, { kind: 'person', name: 'Situ Jing', bornOn }),
      );

    expect((await ask('1966-05-05')).possibleDuplicates).toMatchObject([{ displayName: '司徒静' }]);
    expect((await ask('1970-01-01')).possibleDuplicates).toEqual([]);
  });

  it('are met when an import brought them', async () => {
    await act('administrator', (ctx) =>
      recordCustomers(ctx, [{ line: 2, name: '上官婉仪', bornOn: '1955-11-11', phones: ['13622004418'] }], {
        importId: ctx.newId(),
        mode: 'create',
        updateKeys: [],
      }),
    );
    await database.settle();

    const { possibleDuplicates } = await act('administrator', (ctx) =>
      findPossibleDuplicates(ctx, { kind: 'person', name: 'Shangguan Wanyi', bornOn: '1955-11-11' }),
    );

    expect(possibleDuplicates).toMatchObject([{ displayName: '上官婉仪' }]);
  });
});

describe('the search through all files', () => {
  it('puts likely pairs before somebody, likeliest first, page by page', async () => {
    await add({
      name: '谭丽珍',
      bornOn: '1944-04-04',
      contactPoints: [{ kind: 'phone', typed: '13500010001' }],
    });
    await add({
      name: '譚麗珍',
      bornOn: '1944-04-04',
      contactPoints: [{ kind: 'phone', typed: '13500010001' }],
    });
    await add({ name: '邹国强', contactPoints: [{ kind: 'phone', typed: '13500010002' }] });
    await add({
      name: '邹国墙',
      bornOn: '1944-04-05',
      contactPoints: [{ kind: 'phone', typed: '13500010002' }],
    });

    await sweep();

    const pairs = await open();
    expect(namesOf(pairs)).toEqual(['譚麗珍 + 谭丽珍', '邹国墙 + 邹国强']);
    const first = await open(1);
    const rest = await act('administrator', (ctx) =>
      listDuplicates(ctx, { waiting: 'open', limit: 1, cursor: first.nextCursor ?? undefined }),
    );
    expect([...namesOf(first), ...namesOf(rest)]).toEqual(namesOf(pairs));
    expect(rest.nextCursor).toBeNull();
    const { sweep: last } = await act('administrator', (ctx) => latestSweep(ctx));
    expect(last).toMatchObject({ progress: 1, found: 2, cancelledAt: null });
    expect(last?.finishedAt).not.toBeNull();
  });

  it('remembers what somebody called different, and asks again later what was put off', async () => {
    const [pair, other] = (await open()).items;
    if (!pair || !other) throw new Error('the sweep before found two pairs');
    await act('administrator', (ctx) => decideDuplicate(ctx, [pair.otherId, pair.partyId], 'different'));
    await act('administrator', (ctx) => decideDuplicate(ctx, [other.partyId, other.otherId], 'later'));

    await sweep();

    expect(namesOf(await open())).toEqual([]);
    const later = await act('administrator', (ctx) => listDuplicates(ctx, { waiting: 'later', limit: 5 }));
    expect(later.items.map(({ partyId }) => partyId)).toEqual([other.partyId]);
    await act('administrator', (ctx) => decideDuplicate(ctx, [pair.partyId, pair.otherId], null));
    expect(await act('administrator', (ctx) => countDuplicates(ctx, 'open'))).toEqual({
      count: 1,
      exact: true,
    });
  });

  it('shows a pair no more once it is merged, and again when the merge is undone', async () => {
    const [pair] = (await open()).items;
    if (!pair) throw new Error('one pair is open');
    const { mergeId } = await act('administrator', (ctx) =>
      mergeParties(ctx, pair.partyId, { mergedPartyIds: [pair.otherId] }),
    );

    expect(namesOf(await open())).toEqual([]);
    await act('administrator', (ctx) => undoMerge(ctx, pair.partyId, mergeId));
    expect((await open()).items.map(({ otherId }) => otherId)).toEqual([pair.otherId]);
  });

  it('runs once at a time and stops when it is cancelled', async () => {
    const started = await act('administrator', (ctx) => startSweep(ctx));

    await expect(act('administrator', (ctx) => startSweep(ctx))).rejects.toMatchObject({
      problem: partiesProblems.sweepUnderWay,
    });
    await act('administrator', (ctx) => cancelSweep(ctx, started.sweepId));
    await database.settle();

    const { sweep: last } = await act('administrator', (ctx) => latestSweep(ctx));
    expect(last).toMatchObject({ sweepId: started.sweepId, progress: 0, finishedAt: null });
    expect(last?.cancelledAt).not.toBeNull();
  });

  it('shows pairs only to those who may merge both', async () => {
    const branch = await act('administrator', (ctx) => addBranch(ctx, '海珠店'));
    const stranger = actorWithRole('manager', { branchIds: ['01890000-0000-7000-8000-0000000000aa'] });
    const twin = { name: '令狐慧', bornOn: '1939-09-09', branchId: branch.branchId };
    const [a, b] = [await add(twin), await add(twin)];
    await sweep();

    const seen = await act(stranger, (ctx) => listDuplicates(ctx, { waiting: 'open', limit: 50 }));

    expect(JSON.stringify(seen)).not.toContain('令狐慧');
    expect(namesOf(await open())).toContain('令狐慧 + 令狐慧');
    await expect(
      act(stranger, (ctx) => decideDuplicate(ctx, [a.partyId, b.partyId], 'different')),
    ).rejects.toMatchObject({ problem: notFound });
  });
});
