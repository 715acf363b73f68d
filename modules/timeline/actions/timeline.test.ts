import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, TimelineEntry, TimelineSource } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { compareNewestFirst } from '../domain/merge-timelines.ts';
import { aPlaceOfWork, type PlaceOfWork } from '../testing/index.ts';
import { listTimeline, type NamedSource } from './list-timeline.ts';
import { ownTimeline } from './own-timeline.ts';
import { addNote, logCall, logContact } from './record-interaction.ts';
import { retractInteraction } from './retract-interaction.ts';

const own: NamedSource = { module: 'timeline', source: ownTimeline };

/** Another module's facts, told as a module tells them. */
function telling(module: string, entries: readonly TimelineEntry[]): NamedSource {
  const source: TimelineSource = async (_ctx, { before, limit }) =>
    [...entries]
      .sort(compareNewestFirst)
      .filter((entry) => before === null || compareNewestFirst(before, entry) < 0)
      .slice(0, limit);
  return { module, source };
}

function purchase(day: number, more: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    kind: 'order.recorded',
    entryId: `01890000-0000-7000-8000-0000000000${10 + day}`,
    occurredAt: `2026-02-${10 + day}T02:00:00.000Z`,
    actorName: null,
    values: {},
    text: null,
    ...more,
  };
}

describe('the timeline of a customer', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let partyId: string;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
  });
  afterAll(() => database.drop());

  const aFreshCustomer = async () => {
    partyId = await place.aCustomer();
  };
  const read = (
    who = place.zhouTing,
    request: { limit?: number; cursor?: string; show?: string } = {},
    sources = [own],
  ) => database.act(who, (ctx) => listTimeline(ctx, sources, { partyId, limit: 50, ...request }));

  it('holds what was heard before the first order, in the order it happened (S2-7)', async () => {
    await aFreshCustomer();
    await database.act(place.zhouTing, async (ctx) => {
      await addNote(ctx, { partyId, text: '喜欢粤剧' });
      await logCall(ctx, {
        partyId,
        direction: 'inbound',
        outcome: 'reached',
        minutes: 3,
        text: '看到社区讲座的海报，来电询问',
        occurredAt: '2025-11-20T08:30:00+08:00',
      });
    });

    const { items } = await read();

    expect(items).toMatchObject([
      { source: 'timeline', kind: 'note.added', text: '喜欢粤剧', actorName: '周婷' },
      {
        kind: 'call.logged',
        occurredAt: '2025-11-20T00:30:00.000Z',
        values: { direction: 'inbound', outcome: 'reached', minutes: 3 },
      },
    ]);
  });

  it.each(['sms', 'messenger', 'email', 'fax', 'letter', 'visit'] as const)(
    'holds a contact by %s, with who began it, until it is taken back (S1-14)',
    async (channel) => {
      await aFreshCustomer();
      const { interactionId } = await database.act(place.zhouTing, (ctx) =>
        logContact(ctx, { partyId, channel, direction: 'inbound', text: '寄来旧报告' }),
      );

      expect((await read()).items).toMatchObject([
        { kind: 'contact.logged', text: '寄来旧报告', values: { channel, direction: 'inbound' } },
      ]);
      await database.act(place.zhouTing, (ctx) => retractInteraction(ctx, { partyId, interactionId }));
      expect((await read()).items).toEqual([]);
    },
  );

  it('merges what all modules tell, and pages through it without losing or repeating an entry', async () => {
    await aFreshCustomer();
    await database.act(place.zhouTing, async (ctx) => {
      for (let day = 0; day < 6; day++) {
        const occurredAt = `2026-02-${10 + day}T02:00:00.000Z`;
        await addNote(ctx, { partyId, text: `第 ${day} 天`, occurredAt });
      }
    });
    const refund = purchase(6, { kind: 'order.refunded', entryId: `${purchase(6).entryId}/1772` });
    const days = [0, 1, 2, 3, 4, 5, 6];
    const orders = telling('orders', [...days.map((day) => purchase(day)), refund]);

    const whole = await read(place.zhouTing, {}, [own, orders]);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await read(place.zhouTing, { limit: 3, ...(cursor ? { cursor } : {}) }, [own, orders]);
      paged.push(...page.items.map(({ entryId }) => entryId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);

    expect(whole.items).toHaveLength(14);
    expect(whole.items[0]).toMatchObject({ source: 'orders', occurredAt: '2026-02-16T02:00:00.000Z' });
    expect(paged).toEqual(whole.items.map(({ entryId }) => entryId));
    expect(whole.sources).toEqual(['timeline', 'orders']);
  });

  it('shows only the modules and kinds asked for, however far back they lie', async () => {
    await aFreshCustomer();
    await database.act(place.zhouTing, async (ctx) => {
      const longAgo = '2020-01-01T00:00:00.000Z';
      await logCall(ctx, {
        partyId,
        direction: 'outbound',
        outcome: 'voicemail',
        minutes: null,
        text: '',
        occurredAt: longAgo,
      });
      for (let count = 0; count < 12; count++) await addNote(ctx, { partyId, text: `${count}` });
    });

    const calls = await read(place.zhouTing, { show: 'timeline/call.logged', limit: 5 });

    expect(calls.items.map(({ kind }) => kind)).toEqual(['call.logged']);
    expect(calls.nextCursor).toBeNull();
  });

  it('leaves out what speaks of a class of fields the reader may not see', async () => {
    await aFreshCustomer();
    const orders = telling('orders', [purchase(1, { fieldClass: 'money' }), purchase(2)]);
    const practitioner = { ...place.zhouTing, sees: () => false };

    const forClerk = await read(place.zhouTing, {}, [orders]);
    const forPractitioner = await read(practitioner, {}, [orders]);

    expect(forClerk.items).toHaveLength(2);
    expect(forPractitioner.items.map(({ entryId }) => entryId)).toEqual([purchase(2).entryId]);
  });

  it('does not exist for who works in another branch, to read or to write', async () => {
    await aFreshCustomer();

    const reading = read(place.elsewhere);
    await expect(reading).rejects.toMatchObject({ problem: { code: 'not-found' } });

    const writing = database.act(place.elsewhere, (ctx) => addNote(ctx, { partyId, text: '…' }));
    await expect(writing).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it('refuses what has not happened yet', async () => {
    await aFreshCustomer();
    const note = { partyId, text: '明天来', occurredAt: '2026-03-03T09:00:00Z' };

    const writing = database.act(place.zhouTing, (ctx) => addNote(ctx, note));

    await expect(writing).rejects.toMatchObject({ problem: { code: 'not-yet-happened' } });
  });

  it('hides a note that was taken back from everybody but those who oversee the timeline', async () => {
    await aFreshCustomer();
    const { interactionId } = await database.act(place.zhouTing, (ctx) =>
      addNote(ctx, { partyId, text: '写错了' }),
    );

    const take = () =>
      database.act(place.zhouTing, (ctx) => retractInteraction(ctx, { partyId, interactionId }));
    const first = await take();
    database.clock.moveTo('2026-03-02T09:05:00.000Z');
    const second = await take();

    expect(second).toEqual(first);
    expect((await read(place.zhouTing)).items).toEqual([]);
    expect((await read(place.annLee)).items).toMatchObject([
      { text: '写错了', values: { retractedByName: '周婷', retractedAt: first.retractedAt } },
    ]);
  });

  it('lets only the author and those who oversee the timeline take a note back', async () => {
    await aFreshCustomer();
    const { interactionId } = await database.act(place.zhouTing, (ctx) =>
      addNote(ctx, { partyId, text: '我的' }),
    );
    const takeAs = (who: Actor) =>
      database.act(who, (ctx) => retractInteraction(ctx, { partyId, interactionId }));

    const seen = async (who: Actor) => (await read(who)).items[0]?.values.mayRetract;
    expect([await seen(place.zhouTing), await seen(place.colleague), await seen(place.annLee)]).toEqual([
      true,
      false,
      true,
    ]);
    await expect(takeAs(place.colleague)).rejects.toMatchObject({
      problem: { code: 'written-by-somebody-else' },
    });
    await expect(takeAs(place.annLee)).resolves.toMatchObject({ retractedByName: 'Ann Lee' });
  });

  it('has no such note under another customer', async () => {
    await aFreshCustomer();
    const { interactionId } = await database.act(place.zhouTing, (ctx) =>
      addNote(ctx, { partyId, text: '…' }),
    );
    await aFreshCustomer();

    const taking = database.act(place.zhouTing, (ctx) => retractInteraction(ctx, { partyId, interactionId }));

    await expect(taking).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});
