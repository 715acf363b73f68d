import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aParty } from '#modules/parties/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import { anOrder, aRefund } from './testing/index.ts';
import { ordersTimeline } from './timeline.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function aHistory() {
  return database.act('administrator', async (ctx) => {
    const { partyId } = await aParty(ctx);
    const { order } = await anOrder(ctx, {
      partyId,
      orderedAt: '2026-01-05T02:00:00Z',
      lines: [
        { itemName: '耳模', amountMinor: 4_000 },
        { itemName: '电池', amountMinor: 2_000 },
      ],
    });
    await anOrder(ctx, { partyId, orderedAt: '2026-01-20T02:00:00Z' });
    await aRefund(ctx, order, { refundedAt: '2026-01-06T02:00:00Z', reason: '不合适' });
    return partyId;
  });
}

const entries = (
  role: string,
  partyId: string,
  before: { occurredAt: string; entryId: string } | null,
  limit = 9,
) => database.act(role, async (ctx) => [...(await ordersTimeline(ctx, { partyId, before, limit }))]);

describe('orders on the timeline (S1-31)', () => {
  it('tell what was bought and given back, newest first', async () => {
    const partyId = await aHistory();

    const told = await entries('administrator', partyId, null);

    expect(told).toMatchObject([
      { kind: 'order.recorded', occurredAt: '2026-01-20T02:00:00.000Z', values: { refundedMinor: 0 } },
      { kind: 'order.refunded', text: '不合适', values: { amountMinor: -4_000, items: ['耳模'] } },
      {
        kind: 'order.recorded',
        actorName: 'a administrator',
        values: { items: ['耳模', '电池'], lineCount: 2, amountMinor: 6_000, refundedMinor: 4_000 },
      },
    ]);
  });

  it('go on before any entry, with none told twice or left out', async () => {
    const partyId = await aHistory();
    const whole = await entries('administrator', partyId, null);

    const oneByOne = [];
    for (let before = null as (typeof whole)[number] | null; ; ) {
      const [next] = await entries('administrator', partyId, before, 1);
      if (!next) break;
      oneByOne.push(next);
      before = next;
    }

    expect(oneByOne).toEqual(whole);
  });

  it('say what but not how much to who sees no money', async () => {
    const told = await entries('practitioner', await aHistory(), null);

    expect(told.map(({ values }) => [values.amountMinor, values.refundedMinor])).toEqual([
      [null, undefined],
      [null, undefined],
      [null, undefined],
    ]);
  });
});
