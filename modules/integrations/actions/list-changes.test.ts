import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import { partyArchived } from '#modules/parties/contract';
import { aParty } from '#modules/parties/testing';
import { type Actor, forgetEvents, type JobContext, jobContext, makeContext } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { listChanges } from './list-changes.ts';
import { placeAndFanOut } from './place-and-fan-out.ts';

const KNOWN = ['party.created', 'party.archived'];

describe('the feed of changes', () => {
  let database: TestDatabase;
  let job: JobContext;
  beforeAll(async () => {
    database = await testDatabase();
    job = await jobContext(database.platform, 'test', new AbortController().signal);
  });
  afterAll(() => database.drop());

  const changes = (query: { after?: number; events?: string; limit?: number } = {}, who?: Actor) =>
    database.act(who ?? actorWithRole('administrator'), (ctx) =>
      listChanges(ctx, { limit: 100, ...query }, KNOWN),
    );

  it('never skips a transaction that commits late, whatever was read meanwhile', async () => {
    const settings = await database.platform.settings();
    const caller = { actor: actorWithRole('administrator'), requestId: 'late', settings };
    let commit = () => {};
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let wrote = () => {};
    const hasWritten = new Promise<void>((resolve) => {
      wrote = resolve;
    });
    const late = database.platform.database.inTransaction(async (tx) => {
      const ctx = makeContext(database.platform, tx, caller);
      await ctx.announce(partyArchived, { partyId: '01890000-0000-7000-8000-00000000001a' });
      wrote();
      await mayCommit;
    });
    await hasWritten;
    const { partyId } = await database.act('administrator', (ctx) => aParty(ctx));
    await placeAndFanOut(job);
    const before = await changes();

    commit();
    await late;
    await placeAndFanOut(job);
    const after = await changes({ after: before.next });

    expect(before.items.map((one) => one.partyId)).toEqual([partyId]);
    expect(after.items.map(({ event }) => event)).toEqual(['party.archived']);
    expect(after.next).toBeGreaterThan(before.next);
  });

  it('gives each event once, page after page, in one order', async () => {
    const start = (await changes()).next;
    for (let made = 0; made < 5; made++) await database.act('administrator', (ctx) => aParty(ctx));
    await Promise.all([placeAndFanOut(job), placeAndFanOut(job)]);
    await placeAndFanOut(job);

    const seen: number[] = [];
    let after = start;
    for (;;) {
      const page = await changes({ after, limit: 2, events: 'party.created' });
      seen.push(...page.items.map(({ position }) => position));
      after = page.next;
      if (!page.hasMore) break;
    }

    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    expect((await changes({ after })).items).toEqual([]);
  });

  it('is within reach: of one’s own branches, and values only for who may see all of them', async () => {
    const [here, there] = await database.act('administrator', async (ctx) => [
      await addBranch(ctx, 'feed here'),
      await addBranch(ctx, 'feed there'),
    ]);
    const start = (await changes()).next;
    const mine = await database.act('administrator', (ctx) => aParty(ctx, { branchId: here.branchId }));
    await database.act('administrator', (ctx) => aParty(ctx, { branchId: there.branchId }));
    await placeAndFanOut(job);

    const manager = await changes({ after: start }, actorWithRole('manager', { branchIds: [here.branchId] }));
    const analyst = await changes({ after: start }, actorWithRole('analyst'));

    expect(manager.items.map(({ partyId }) => partyId)).toEqual([mine.partyId]);
    expect(manager.items[0]?.payload).toMatchObject({ kind: 'person' });
    expect(analyst.items).toHaveLength(2);
    expect(analyst.items.map(({ payload }) => payload)).toEqual([null, null]);
  });

  it('says so when a reader was away for too long, or stands ahead of a restored system', async () => {
    const { next } = await changes();
    await database.act('administrator', (ctx) => forgetEvents(ctx.db, new Date('2027-01-01T00:00:00Z')));

    await expect(changes({ after: next - 1 })).rejects.toMatchObject({
      problem: { code: 'changes-forgotten' },
    });
    await expect(changes({ after: next + 1 })).rejects.toMatchObject({
      problem: { code: 'changes-forgotten' },
    });
    expect(await changes()).toEqual({ items: [], next, hasMore: false });
    await expect(changes({ events: 'party.creatd' })).rejects.toMatchObject({
      problem: { code: 'unknown-event' },
    });
  });
});
