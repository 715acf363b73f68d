import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flagKeyAccount } from '#modules/parties';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import type { CustomerTier } from '#pack-kit';
import { type TestDatabase, testDatabase } from '#test-kit';
import { aRule, smallProcesses } from '../testing/index.ts';
import { planFollowUps } from './plan-follow-ups.ts';
import { previewRule } from './preview-rule.ts';
import { keepRules } from './rules.ts';

const everybody = { among: { fromPartyId: null, beforePartyId: null } };
const everyBirthday = (key: string, tiers: CustomerTier[]) =>
  aRule({
    key,
    trigger: { on: 'birthday' },
    offset: { n: 7, unit: 'd' },
    only: { tiers },
    channels: ['phone'],
  });
const rules = [
  everyBirthday('tier.key', ['key-account']),
  everyBirthday('tier.top', ['top']),
  everyBirthday('tier.others', ['middle', 'rest', 'unvalued']),
];

describe('rules for tiers of customers (S0-2)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  const customers: Record<string, string> = {};
  beforeAll(async () => {
    database = await testDatabase({ now: '2026-01-15T06:00:00.000Z' });
    place = await aPlaceOfWork(database);
    for (const name of ['key', 'top', 'middle', 'rest', 'unvalued', 'keyTop']) {
      customers[name] = await place.aCustomer();
    }
    await sql`update parties.party set born_on = '2026-01-15' where party_id = any(${Object.values(customers)}::uuid[])`.execute(
      database.db,
    );
    for (const name of ['key', 'keyTop']) await flag(name);
  });
  afterAll(() => database.drop());

  const flag = (name: string) =>
    database.act('administrator', (ctx) =>
      flagKeyAccount(ctx, customers[name] ?? '', {
        reason: 'refers others',
        ownerId: null,
        reviewOn: '2026-03-01',
      }),
    );
  const value = (name: string, rankShare: number) =>
    sql`insert into value.score (party_id, run_id, first_purchase_on, last_purchase_on, purchases, spent_minor,
        mean_repeat_value_minor, probability_alive, expected_purchases, purchases_low, purchases_high,
        expected_purchase_minor, lifetime_value_minor, recency_score, frequency_score, monetary_score,
        value_rank_share, spend_rank_share)
      values (${customers[name]}, ${customers[name]}, '2024-01-01', '2025-12-01', 5, 100, 20, 0.9, 2, 0, 4, 20, 100,
        3, 3, 3, ${rankShare}, 0.5)`.execute(database.db);
  const plan = () => database.act('administrator', (ctx) => planFollowUps(ctx, rules, everybody));
  const preview = (tiers: CustomerTier[]) => {
    const { version: _, ...body } = everyBirthday('own.tier', tiers);
    return database.act('administrator', (ctx) => previewRule(ctx, body, smallProcesses));
  };
  const planned = async () => {
    const { rows } = await sql<{ partyId: string; ruleKey: string }>`
      select party_id as "partyId", rule_key as "ruleKey" from follow_ups.care_task`.execute(database.db);
    const nameOf = (id: string) => Object.keys(customers).find((name) => customers[name] === id) ?? id;
    return rows.map(({ partyId, ruleKey }) => `${ruleKey} ${nameOf(partyId)}`).sort();
  };

  it('find nobody in a tier by value before a value run, and say so', async () => {
    expect(await preview(['top', 'middle', 'rest'])).toMatchObject({ total: 0, lacksValues: true });
    expect(await preview(['unvalued'])).toMatchObject({ customers: 4, lacksValues: false });
    expect(await preview(['key-account', 'top'])).toMatchObject({ customers: 2, lacksValues: true });
    expect(await preview([])).toMatchObject({ customers: 6, lacksValues: false });
  });

  it('plan everybody by the rule of their one tier, a key account before its value, and once', async () => {
    for (const [name, share] of [
      ['top', 0.2],
      ['keyTop', 0.05],
      ['middle', 0.5],
      ['rest', 0.51],
    ] as const) {
      await value(name, share);
    }
    await database.act('administrator', (ctx) => keepRules(ctx, rules, { onSince: '2026-01-01' }));

    const first = await plan();
    const again = await plan();

    expect(first.planned).toBe(6);
    expect(again).toEqual({ planned: 0, dropped: 0 });
    expect(await planned()).toEqual([
      'tier.key key',
      'tier.key keyTop',
      'tier.others middle',
      'tier.others rest',
      'tier.others unvalued',
      'tier.top top',
    ]);
    expect(await preview(['top'])).toMatchObject({ total: 1, customers: 1, lacksValues: false });
  });

  it('refuse a tier named twice', async () => {
    await expect(preview(['top', 'top'])).rejects.toThrow('only.tiers names one twice');
  });
});
