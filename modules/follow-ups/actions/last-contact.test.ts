import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeParties, undoMerge } from '#modules/parties';
import { logCall, logContact, retractInteraction } from '#modules/timeline';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import { aRule } from '../testing/index.ts';
import { createCareTask } from './create-care-task.ts';
import { listCareTasks } from './list-care-tasks.ts';
import { refreshLastContacts } from './refresh-last-contact.ts';
import { keepRules } from './rules.ts';

const everybody = { fromPartyId: null, beforePartyId: null };

describe('the last contact with a customer (S0-2)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  beforeAll(async () => {
    database = await testDatabase({ now: '2026-06-15T06:00:00.000Z' });
    place = await aPlaceOfWork(database);
  });
  afterAll(() => database.drop());

  const call = (partyId: string, occurredAt: string, outcome: 'reached' | 'declined' | 'no-answer') =>
    database.act(place.zhouTing, (ctx) =>
      logCall(ctx, { partyId, direction: 'outbound', outcome, minutes: null, text: '', occurredAt }),
    );
  const write = (
    partyId: string,
    occurredAt: string,
    direction: 'inbound' | 'outbound',
    channel: 'visit' | 'letter',
  ) =>
    database.act(place.zhouTing, (ctx) =>
      logContact(ctx, { partyId, direction, channel, text: 'news', occurredAt }),
    );
  const lastOf = async (partyId: string) => {
    await database.settle();
    const { rows } = await sql<{ on: string | null }>`
      select last_contact_on as on from parties.figure where party_id = ${partyId}`.execute(database.db);
    return rows[0]?.on;
  };

  it('is the last day they answered, wrote or were visited; what we only tried or sent is none', async () => {
    const partyId = await place.aCustomer();

    await call(partyId, '2026-06-10T02:00:00.000Z', 'no-answer');
    await write(partyId, '2026-06-11T02:00:00.000Z', 'outbound', 'letter');
    expect(await lastOf(partyId)).toBeNull();

    await call(partyId, '2026-03-01T02:00:00.000Z', 'declined');
    expect(await lastOf(partyId)).toBe('2026-03-01');

    await write(partyId, '2026-04-01T17:00:00.000Z', 'inbound', 'letter');
    // Five in the afternoon in Greenwich is the next morning in Shanghai.
    expect(await lastOf(partyId)).toBe('2026-04-02');

    await write(partyId, '2026-05-01T02:00:00.000Z', 'outbound', 'visit');
    expect(await lastOf(partyId)).toBe('2026-05-01');
  });

  it('goes back when the call is taken back', async () => {
    const partyId = await place.aCustomer();
    await call(partyId, '2026-02-01T02:00:00.000Z', 'reached');
    const { interactionId } = await call(partyId, '2026-05-20T02:00:00.000Z', 'reached');
    expect(await lastOf(partyId)).toBe('2026-05-20');

    await database.act(place.zhouTing, (ctx) => retractInteraction(ctx, { partyId, interactionId }));

    expect(await lastOf(partyId)).toBe('2026-02-01');
  });

  it('follows a merge and its undoing', async () => {
    const [survivor, merged] = [await place.aCustomer(), await place.aCustomer()];
    await call(survivor, '2026-02-01T02:00:00.000Z', 'reached');
    await call(merged, '2026-05-20T02:00:00.000Z', 'reached');
    await database.settle();

    const { mergeId } = await database.act('administrator', (ctx) =>
      mergeParties(ctx, survivor, { mergedPartyIds: [merged] }),
    );
    expect(await lastOf(survivor)).toBe('2026-05-20');

    await database.act('administrator', (ctx) => undoMerge(ctx, survivor, mergeId));
    expect(await lastOf(survivor)).toBe('2026-02-01');
    expect(await lastOf(merged)).toBe('2026-05-20');
  });

  it('is found by the night for whatever was recorded without a word, visits, appointments and walk-ins too', async () => {
    const [visited, came, walkedIn, nobody] = await Promise.all([1, 2, 3, 4].map(() => place.aCustomer()));
    const [branchId] = place.zhouTing.branchIds;
    await sql`insert into field_work.visit (party_id, visit_id, branch_id, plan_ids, visit_on, body, place, report, photo_ids,
        status, revision)
      values (${visited}, ${visited}, ${branchId}, '{}', '2026-05-05', '{}', '{}', '{}', '{}', 'completed', 1)`.execute(
      database.db,
    );
    await sql`insert into appointments.ticket (ticket_id, branch_id, on_date, number, status, drawn_at, revision)
      values (${walkedIn}, ${branchId}, '2026-05-07', 1, 'done', '2026-05-07T02:00:00Z', 1)`.execute(
      database.db,
    );
    await sql`insert into appointments.ticket_of_party (party_id, ticket_id, on_date, number, named_at)
      values (${walkedIn}, ${walkedIn}, '2026-05-07', 1, '2026-05-07T02:00:00Z')`.execute(database.db);
    await sql`insert into appointments.appointment (party_id, appointment_id, branch_id, type_key, type_name, note, status,
        starts_at, ends_at, person_id, resource_ids, revision)
      values (${came}, ${came}, ${branchId}, 'check', '{}', '', 'arrived', '2026-05-06T02:00:00Z', '2026-05-06T03:00:00Z',
        ${came}, '{}', 1)`.execute(database.db);
    await sql`update parties.figure set last_contact_on = '2026-06-01' where party_id = ${nobody}`.execute(
      database.db,
    );

    await database.act('administrator', (ctx) => refreshLastContacts(ctx, everybody));

    expect(await Promise.all([visited, came, walkedIn, nobody].map((one) => lastOf(one ?? '')))).toEqual([
      '2026-05-05',
      '2026-05-06',
      '2026-05-07',
      null,
    ]);
  });

  it('stands beside a task', async () => {
    const partyId = await place.aCustomer();
    await call(partyId, '2026-01-10T02:00:00.000Z', 'reached');
    await database.settle();

    await database.act(place.annLee, (ctx) =>
      createCareTask(ctx, { partyId, reason: { kind: 'asked-for', values: { why: 'new aids' } } }),
    );

    const { items } = await database.act(place.annLee, (ctx) =>
      listCareTasks(ctx, { whose: 'all', state: 'open', limit: 10, partyId }),
    );
    expect(items).toMatchObject([{ lastContactOn: '2026-01-10' }]);
  });

  it('moves the calls that rules count from it', async () => {
    const rules = [
      aRule({ key: 'small.silence', trigger: { on: 'last-contact' }, offset: { n: 10, unit: 'd' } }),
    ];
    await database.act('administrator', (ctx) => keepRules(ctx, rules, { onSince: '2026-01-01' }));
    const partyId = await place.aCustomer();
    const planned = async () => {
      await database.settle();
      const { rows } = await sql<{ on: string }>`
        select nominal_on as on from follow_ups.care_task
        where party_id = ${partyId} and rule_key = 'small.silence' and closed_at is null`.execute(
        database.db,
      );
      return rows.map(({ on }) => on);
    };

    await call(partyId, '2026-06-01T02:00:00.000Z', 'reached');
    expect(await planned()).toEqual(['2026-06-11']);

    await write(partyId, '2026-06-14T02:00:00.000Z', 'inbound', 'letter');
    expect(await planned()).toEqual(['2026-06-24']);
  });
});
