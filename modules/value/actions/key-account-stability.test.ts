import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flagKeyAccount } from '#modules/parties';
import { type TestDatabase, testDatabase } from '#test-kit';
import { recordPurchases } from '../testing/record-purchases.ts';
import { readKeyAccountStability } from './key-account-stability.ts';

describe('the stability of key accounts (S0-3)', () => {
  let database: TestDatabase;
  const ids = new Map<string, string>();
  const read = () => database.act('manager', (ctx) => readKeyAccountStability(ctx));
  const flag = (number: string, reviewOn: string) =>
    database.act('administrator', (ctx) =>
      flagKeyAccount(ctx, ids.get(number) ?? '', { reason: 'refers others', ownerId: null, reviewOn }),
    );

  beforeAll(async () => {
    database = await testDatabase({ now: '2026-06-15T06:00:00.000Z' });
    const buy = (customerNumber: string, purchasedOn: string, amountMinor: number) => ({
      customerNumber,
      purchasedOn,
      amountMinor,
    });
    await recordPurchases(database, [
      // Everybody bought in the year before; all but one again in the year, and so did the one nobody flags.
      ...['A', 'B', 'C', 'D', 'E', 'X'].map((number) => buy(number, '2024-09-01', 10_000)),
      ...['A', 'B', 'C', 'X'].map((number) => buy(number, '2025-09-01', 20_000)),
      buy('D', '2026-06-01', 40_000),
      // Today is not over.
      buy('A', '2026-06-15', 99_000),
    ]);
    const { rows } = await sql<{ value: string; partyId: string }>`
      select value, party_id as "partyId" from parties.shared_identity`.execute(database.db);
    for (const { value, partyId } of rows) ids.set(value, partyId);
    // A quarter of what B bought was given back.
    await sql`
      insert into orders.order_line (party_id, line_key, occurrence, kind, ordered_at, quantity, amount_minor, currency,
        order_id, line_number, ordered_zone, source, recorded_at)
      select party_id, 1, 1, 'refund', '2025-10-01T04:00:00Z', -1, -5000, currency, order_id, 1, ordered_zone, source, recorded_at
      from orders.order_line where party_id = ${ids.get('B')} limit 1`.execute(database.db);
  });
  afterAll(() => database.drop());

  it('says that nobody is flagged, and that four are too few to tell how many stay', async () => {
    expect(await read()).toMatchObject({
      accounts: 0,
      retention: { n: 0, share: null },
      atRisk: { share: null, valuedOn: null },
    });

    for (const number of ['A', 'B', 'C']) await flag(number, '2026-12-01');
    await flag('D', '2026-06-14');

    expect(await read()).toMatchObject({
      beforeFromOn: '2024-06-15',
      fromOn: '2025-06-15',
      untilOn: '2026-06-15',
      accounts: 4,
      reviewsOverdue: 1,
      retention: { n: 4, retained: 4, share: null, low: null, high: null, enough: 5 },
    });
  });

  it("gives the share that bought again with Wilson's limits, and what they brought less what they gave back", async () => {
    await flag('E', '2026-06-15');

    const { retention, revenue, reviewsOverdue } = await read();

    expect(reviewsOverdue).toBe(1);
    expect(retention).toMatchObject({ n: 5, retained: 4, share: 0.8 });
    // Wilson's 95 % limits of 4 in 5.
    expect(retention.low).toBeCloseTo(0.3755, 3);
    expect(retention.high).toBeCloseTo(0.9638, 3);
    expect(revenue).toEqual({ amountMinor: 95_000, currency: 'CNY' });
  });

  it('takes the revenue of those who drift or are most probably gone for that at risk, once a run has said so', async () => {
    const runId = '01890000-0000-7000-8000-0000000000aa';
    await sql`insert into value.run (run_id, number, state, progress_at, requested_at, finished_at, "window", models)
      values (${runId}, 1, 'done', now(), now(), now(), ${JSON.stringify({ observationEndOn: '2026-06-14' })}::jsonb, '[]')`.execute(
      database.db,
    );
    const score = (number: string, alive: number, lastOn: string) =>
      sql`insert into value.score (party_id, run_id, first_purchase_on, last_purchase_on, purchases, spent_minor,
          mean_repeat_value_minor, probability_alive, expected_purchases, purchases_low, purchases_high,
          expected_purchase_minor, recency_score, frequency_score, monetary_score, value_rank_share, spend_rank_share)
        values (${ids.get(number)}, ${runId}, '2024-09-01', ${lastOn}, 2, 1, 1, ${alive}, 1, 0, 2, 1, 3, 3, 3, 0.5, 0.5)`.execute(
        database.db,
      );
    await score('A', 0.05, '2025-09-01');
    await score('C', 0.6, '2025-09-01');
    await score('D', 0.9, '2026-06-01');
    await sql`insert into value.drift (party_id, run_id, state, reasons, as_of_on, last_purchase_on, usual_gap_days,
        purchased_on, lifetime_value_minor, lifetime_value_low_minor, lifetime_value_high_minor, value_at_risk_minor,
        currency, probability_alive, value_rank_share)
      values (${ids.get('C')}, ${runId}, 'drifting', '[]', '2026-06-14', '2025-09-01', 30, '{}', 1, 1, 1, 1, 'CNY', 0.6, 0.5)`.execute(
      database.db,
    );

    const { atRisk } = await read();

    expect(atRisk).toMatchObject({
      accounts: 2,
      judged: 3,
      valuedOn: '2026-06-14',
      revenue: { amountMinor: 40_000, currency: 'CNY' },
    });
    expect(atRisk.share).toBeCloseTo(40_000 / 95_000, 6);
  });
});
