import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPlaceOfWork, type PlaceOfWork, readTimeline } from '#modules/timeline/testing';
import type { Actor } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { appointmentsTimeline } from './appointments-timeline.ts';
import { cancelAppointment, recordAttendance } from './attend-appointment.ts';
import { bookAppointment, rescheduleAppointment } from './book-appointment.ts';
import { findFreeTimes } from './find-free-times.ts';
import { addResource, changeBranchHours, changeResource, listResources } from './resources.ts';
import { listAppointments } from './show-appointments.ts';
import { changeType, listTypes, readTypes } from './types.ts';
import { addWaiting, listWaiting } from './waiting.ts';

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });
const types = readTypes([
  { key: 'check', name: words('Check'), minutes: 60, bufferAfterMinutes: 15, needs: [{ kind: 'person' }] },
]);
const MONDAY = '2026-11-23';
const NINE = `${MONDAY}T01:00:00.000Z`; // 09:00 in Shanghai
const TEN_PAST_BUFFER = `${MONDAY}T02:15:00.000Z`;
const code = (problem: string) => ({ problem: { code: problem } });

describe('appointments', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let branchId: string;
  let otherBranchId: string;
  let partyId: string;
  let liId: string;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
    branchId = place.zhouTing.branchIds[0] ?? '';
    otherBranchId = place.elsewhere.branchIds[0] ?? '';
  });
  beforeEach(async () => {
    database.clock.moveTo('2026-11-22T08:00:00.000Z');
    for (const table of ['claim', 'appointment', 'waiting', 'resource', 'branch_hours', 'appointment_type'])
      await sql`delete from ${sql.table(`appointments.${table}`)}`.execute(database.db);
    partyId = await place.aCustomer();
    liId = (await addPerson('李验配')).resourceId;
  });
  afterAll(() => database.drop());

  const addPerson = (name: string, given: { branchId?: string; staffId?: string } = {}) =>
    database.act('administrator', (ctx) =>
      addResource(ctx, {
        name,
        kind: 'person',
        branchId: given.branchId ?? branchId,
        staffId: given.staffId ?? null,
        skills: [],
        week: null,
        exceptions: {},
      }),
    );
  const book = (startsAt: string, given: { who?: Actor; personId?: string; partyId?: string } = {}) =>
    database.act(given.who ?? place.zhouTing, (ctx) =>
      bookAppointment(ctx, types, {
        partyId: given.partyId ?? partyId,
        typeKey: 'check',
        branchId,
        startsAt,
        personId: given.personId,
        note: '',
      }),
    );
  const cancel = (appointmentId: string, revision: number) =>
    database.act(place.zhouTing, (ctx) => cancelAppointment(ctx, { appointmentId, revision, reason: 'ill' }));
  const wait = (given: { partyId: string; personId?: string; fromOn?: string }) =>
    database.act(place.zhouTing, (ctx) =>
      addWaiting(ctx, types, {
        partyId: given.partyId,
        typeKey: 'check',
        branchId,
        personId: given.personId ?? null,
        fromOn: given.fromOn ?? MONDAY,
        untilOn: '2026-11-30',
        note: '',
      }),
    );
  const times = async (given: { days?: number; movingId?: string } = {}) => {
    const { days } = await database.act(place.zhouTing, (ctx) =>
      findFreeTimes(ctx, types, {
        typeKey: 'check',
        branchId,
        fromOn: MONDAY,
        days: 1,
        perDay: 96,
        limit: 1000,
        ...given,
      }),
    );
    return days.flatMap((day) => day.times);
  };

  it('take a free time, and then it is free no more, buffer included', async () => {
    const before = await times();
    const booked = await book(NINE);
    const after = (await times()).map(({ startsAt }) => startsAt);

    expect(before[0]).toMatchObject({ startsAt: NINE, personId: liId, personName: '李验配' });
    expect(booked).toMatchObject({ status: 'booked', startsAt: NINE, revision: 1, partyName: '陈志明' });
    expect(after[0]).toBe(TEN_PAST_BUFFER);
  });

  it('are given to one of many who ask for the same time at once', async () => {
    const parties = await Promise.all(Array.from({ length: 8 }, () => place.aCustomer()));
    const answers = await Promise.allSettled(parties.map((party) => book(NINE, { partyId: party })));

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject(code('time-taken'));
    const { rows } = await sql`select 1 from appointments.claim`.execute(database.db);
    expect(rows).toHaveLength(1);
  });

  it('are refused by the database itself when claims overlap', async () => {
    await book(NINE);
    const overlapping = sql`
      insert into appointments.claim (holder_id, appointment_id, party_id, during)
      select holder_id, gen_random_uuid(), party_id, during from appointments.claim`;

    await expect(overlapping.execute(database.db)).rejects.toThrow('claim_once');
  });

  it('of somebody who works in two branches are one calendar', async () => {
    const staffId = place.zhouTing.actorId;
    const here = await addPerson('周婷', { staffId });
    const there = await addPerson('周婷', { staffId, branchId: otherBranchId });
    await book(NINE, { personId: here.resourceId });

    const free = await database.act('administrator', (ctx) =>
      findFreeTimes(ctx, types, {
        typeKey: 'check',
        branchId: otherBranchId,
        personId: there.resourceId,
        fromOn: MONDAY,
        days: 1,
        perDay: 1,
        limit: 1,
      }),
    );

    expect(free.days[0]?.times[0]?.startsAt).toBe(TEN_PAST_BUFFER);
  });

  it('are moved to another time, also one that overlaps their own, and give the old one back', async () => {
    const booked = await book(NINE);
    const to = `${MONDAY}T01:30:00.000Z`;
    const own = (await times({ movingId: booked.appointmentId })).map(({ startsAt }) => startsAt);
    expect(own).toContain(to);

    const { appointmentId, revision } = booked;
    const moved = await database.act(place.zhouTing, (ctx) =>
      rescheduleAppointment(ctx, types, { appointmentId, revision, startsAt: to }),
    );

    expect(moved).toMatchObject({ startsAt: to, revision: 2, status: 'booked' });
    await expect(
      database.act(place.zhouTing, (ctx) =>
        rescheduleAppointment(ctx, types, { appointmentId, revision, startsAt: NINE }),
      ),
    ).rejects.toMatchObject(code('appointment-changed'));
  });

  it('cancelled give their time back and propose it to those who wait for it', async () => {
    const booked = await book(NINE);
    const [first, second, tooLate] = await Promise.all([
      place.aCustomer(),
      place.aCustomer(),
      place.aCustomer(),
    ]);
    await wait({ partyId: first });
    database.clock.moveTo('2026-11-22T09:00:00.000Z');
    await wait({ partyId: second, personId: liId });
    await wait({ partyId: tooLate, fromOn: '2026-11-24' });
    await expect(wait({ partyId: first })).rejects.toMatchObject(code('waiting-already'));

    const { appointment, waiting } = await cancel(booked.appointmentId, 1);

    expect(appointment.status).toBe('cancelled');
    expect(waiting.map((one) => one.partyId)).toEqual([first, second]);
    await book(NINE, { partyId: first });
    const left = await database.act(place.zhouTing, (ctx) => listWaiting(ctx, { branchId, limit: 10 }));
    expect(left.items.map((one) => one.partyId)).toEqual([second, tooLate]);
    await expect(cancel(booked.appointmentId, 2)).rejects.toMatchObject(code('appointment-over'));
  });

  it('tell who came, and no no-show before its time', async () => {
    const { appointmentId } = await book(NINE);
    const attend = (revision: number, outcome: 'arrived' | 'done' | 'no-show') =>
      database.act(place.zhouTing, (ctx) => recordAttendance(ctx, { appointmentId, revision, outcome }));

    await expect(attend(1, 'no-show')).rejects.toMatchObject(code('not-bookable'));
    database.clock.moveTo(`${MONDAY}T01:20:00.000Z`);
    await attend(1, 'no-show');
    await attend(2, 'arrived');
    await expect(attend(3, 'done')).resolves.toMatchObject({ status: 'done', revision: 4 });
    const timeline = await database.act(place.zhouTing, (ctx) =>
      readTimeline(ctx, partyId, [{ module: 'appointments', source: appointmentsTimeline }]),
    );
    expect(timeline[3]?.text).toBe('2026-11-23 09:00');
    expect(timeline.map(({ kind }) => kind).slice(0, 4)).toEqual([
      'appointment.done',
      'appointment.arrived',
      'appointment.no-show',
      'appointment.booked',
    ]);
  });

  it('are offered in the hours of the branch only, holidays left out', async () => {
    const week = Array.from({ length: 7 }, () => [{ from: '13:00', to: '14:00' }]);
    await database.act(place.annLee, (ctx) =>
      changeBranchHours(ctx, { branchId, week, exceptions: { [MONDAY]: [] } }),
    );

    expect((await times({ days: 2 })).map(({ startsAt }) => startsAt)).toEqual(['2026-11-24T05:00:00.000Z']);
    await expect(book(NINE)).rejects.toMatchObject(code('time-taken'));
    const overlapping = [...week.slice(1), [{ from: '10:00', to: '09:00' }]];
    await expect(
      database.act(place.annLee, (ctx) =>
        changeBranchHours(ctx, { branchId, week: overlapping, exceptions: {} }),
      ),
    ).rejects.toMatchObject(code('unsound-hours'));
  });

  it('are not there for those of another branch, who cannot book there either', async () => {
    await book(NINE);
    const seen = (who: Actor) =>
      database.act(who, (ctx) => listAppointments(ctx, { standing: 'all', limit: 10 }));

    expect((await seen(place.zhouTing)).items).toHaveLength(1);
    expect((await seen(place.elsewhere)).items).toEqual([]);
    const resources = await database.act(place.elsewhere, (ctx) => listResources(ctx, { limit: 10 }));
    expect(resources.items).toEqual([]);
    await expect(book(TEN_PAST_BUFFER, { who: place.elsewhere })).rejects.toMatchObject(code('not-found'));
  });

  it('are read a page at a time', async () => {
    await book(NINE);
    const later = await book(`${MONDAY}T06:00:00.000Z`);
    const page = (cursor?: string) =>
      database.act(place.zhouTing, (ctx) =>
        listAppointments(ctx, { standing: 'expected', partyId, limit: 1, cursor }),
      );
    const first = await page();
    const second = await page(first.nextCursor ?? '');

    expect(second.items[0]?.appointmentId).toBe(later.appointmentId);
    expect(second.nextCursor).toBeNull();
  });

  it('are of the types an administrator changed', async () => {
    const changed = {
      ...types[0],
      key: 'check',
      name: words('Short check'),
      minutes: 15,
      needs: [{ kind: 'person' as const }],
    };
    await database.act('administrator', (ctx) =>
      changeType(ctx, { bufferBeforeMinutes: 0, bufferAfterMinutes: 0, ...changed, archived: false }),
    );
    const listed = await database.act(place.zhouTing, (ctx) => listTypes(ctx, types));

    expect(listed).toMatchObject([{ key: 'check', minutes: 15 }]);
    await expect(book(NINE)).resolves.toMatchObject({ endsAt: `${MONDAY}T01:15:00.000Z` });
  });

  it('move with whom they are booked to the account their time is counted by, unless it is taken there', async () => {
    const staffId = '01890000-0000-7000-8000-00000000a11e';
    const link = (resourceId: string) =>
      database.act('administrator', (ctx) =>
        changeResource(ctx, {
          resourceId,
          name: `${resourceId} linked`,
          skills: [],
          week: null,
          exceptions: {},
          staffId,
          archived: false,
        }),
      );
    const other = (await addPerson('Ann', { branchId: otherBranchId })).resourceId;
    await book(NINE, { personId: liId });

    await expect(link(liId)).resolves.toMatchObject({ staffId });

    await expect(link(other)).resolves.toMatchObject({ staffId });
    await expect(
      database.act('administrator', (ctx) =>
        bookAppointment(ctx, types, {
          partyId,
          typeKey: 'check',
          branchId: otherBranchId,
          startsAt: NINE,
          personId: other,
          note: '',
        }),
      ),
    ).rejects.toMatchObject(code('time-taken'));
  });

  it('keep an account from being linked where both are booked at the same time', async () => {
    const staffId = '01890000-0000-7000-8000-00000000b0b0';
    const linked = (await addPerson('Bo', { branchId: otherBranchId, staffId })).resourceId;
    await database.act('administrator', (ctx) =>
      bookAppointment(ctx, types, {
        partyId,
        typeKey: 'check',
        branchId: otherBranchId,
        startsAt: NINE,
        personId: linked,
        note: '',
      }),
    );
    await book(NINE, { personId: liId });

    await expect(
      database.act('administrator', (ctx) =>
        changeResource(ctx, {
          resourceId: liId,
          name: '李验配',
          skills: [],
          week: null,
          exceptions: {},
          staffId,
          archived: false,
        }),
      ),
    ).rejects.toMatchObject(code('time-taken'));
  });
});
