import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mergeParties, undoMerge } from '#modules/parties';
import { readTemplates } from '#modules/service-processes';
import { smallProcess } from '#modules/service-processes/testing';
import { aPlaceOfWork, type PlaceOfWork, readTimeline } from '#modules/timeline/testing';
import { eraseParties } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../../apps/server/modules.ts';
import type { Ticket } from '../contract/index.ts';
import { appointmentsTimeline } from './appointments-timeline.ts';
import { bookAppointment } from './book-appointment.ts';
import { drawTicket, nameTicket } from './draw-ticket.ts';
import { readingLimit } from './reading-limit.ts';
import { addResource } from './resources.ts';
import { callNext, endTicket, goOnInProcess, transferTicket } from './serve-tickets.ts';
import { listTickets, readReception } from './show-tickets.ts';
import { readTypes } from './types.ts';
import { makeWaitingRoomLink, revokeWaitingRoomLink, showWaitingRoom } from './waiting-room.ts';

const words = (name: string) => ({ 'zh-CN': name, 'zh-TW': name, en: name });
const types = readTypes([{ key: 'check', name: words('Check'), minutes: 60, needs: [{ kind: 'person' }] }]);
const code = (problem: string) => ({ problem: { code: problem } });

describe('tickets of those who walk in', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let branchId: string;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
    branchId = place.zhouTing.branchIds[0] ?? '';
  });
  beforeEach(async () => {
    database.clock.moveTo('2026-11-23T01:00:00.000Z');
    for (const table of ['ticket_fact', 'ticket_of_party', 'ticket', 'ticket_counter', 'waiting_room_link'])
      await sql`delete from ${sql.table(`appointments.${table}`)}`.execute(database.db);
  });
  afterAll(() => database.drop());

  const draw = (given: { partyId?: string; typeKey?: string } = {}) =>
    database.act(place.zhouTing, (ctx) =>
      drawTicket(ctx, types, {
        branchId,
        typeKey: given.typeKey ?? null,
        partyId: given.partyId ?? null,
      }),
    );
  const drawAndFail = () =>
    database.act(place.zhouTing, async (ctx): Promise<{ ticket: Ticket }> => {
      await drawTicket(ctx, types, { branchId, typeKey: null, partyId: null });
      throw new Error('the printer is out of paper');
    });
  const call = () => database.act(place.zhouTing, (ctx) => callNext(ctx, { branchId, desk: '2' }));
  const end = ({ ticketId, revision }: Ticket, outcome: 'done' | 'no-show' | 'withdrawn' | 'put-back') =>
    database.act(place.zhouTing, (ctx) => endTicket(ctx, { ticketId, revision, outcome }));
  const later = (minutes: number) =>
    database.clock.moveTo(new Date(database.clock.now().getTime() + minutes * 60_000).toISOString());
  const open = () =>
    database.act(place.zhouTing, (ctx) => listTickets(ctx, { branchId, standing: 'open', limit: 50 }));

  it('are numbered from one each day, without gaps, however many draw at once and some drawings fail', async () => {
    const drawings = Array.from({ length: 20 }, (_, each) => (each % 4 === 3 ? drawAndFail() : draw()));
    const answers = await Promise.allSettled(drawings);
    const numbers = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? [answer.value.ticket.number] : [],
    );

    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    database.clock.moveTo('2026-11-23T17:00:00.000Z'); // past midnight in Shanghai
    expect((await draw()).ticket).toMatchObject({ number: 1, onDate: '2026-11-24' });
  });

  it('are called lowest first, and two who call at once get two numbers', async () => {
    await draw();
    await draw();
    const called = await Promise.all([call(), call()]);

    expect(called.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2]);
    await expect(call()).rejects.toMatchObject(code('nobody-waits'));
  });

  it('of who did not come can wait again at the old place, and end once', async () => {
    await draw();
    await draw();
    const missed = await end(await call(), 'no-show');
    const waits = await end(missed, 'put-back');
    const again = await call();

    expect(again).toMatchObject({ number: 1, status: 'called', desk: '2' });
    await expect(end(waits, 'done')).rejects.toMatchObject(code('ticket-changed'));
    await expect(end(again, 'withdrawn')).rejects.toMatchObject(code('not-bookable'));
    expect(await end(again, 'done')).toMatchObject({ status: 'done' });
    expect((await open()).items.map(({ number }) => number)).toEqual([2]);
  });

  it('tell how long somebody waits once enough were served, and before that say nothing', async () => {
    for (let each = 0; each < 8; each += 1) {
      await draw();
      const called = await call();
      later(10);
      await end(called, 'done');
      if (each === 6)
        expect((await draw()).wait).toMatchObject({ n: 7, enough: 8, minutes: null, lowMinutes: null });
    }
    const { wait } = await draw();

    expect(wait).toMatchObject({ n: 8, ahead: 1, desks: 1, minutes: 10 });
    const board = await database.act(place.zhouTing, (ctx) => readReception(ctx, branchId));
    expect(board).toMatchObject({
      waiting: 2,
      called: 0,
      over: 8,
      noShow: 0,
      wait: { ahead: 2, minutes: 20 },
    });
  });

  it('of a customer stand on their timeline, one open at a time, and an anonymous one can be given a name', async () => {
    const partyId = await place.aCustomer();
    const anonymous = (await draw()).ticket;
    const named = await database.act(place.zhouTing, (ctx) =>
      nameTicket(ctx, { ticketId: anonymous.ticketId, revision: anonymous.revision, partyId }),
    );

    expect(anonymous).toMatchObject({ partyId: null, partyName: null });
    expect(named).toMatchObject({ partyId, partyName: '陈志明' });
    await expect(draw({ partyId })).rejects.toMatchObject(code('ticket-open-already'));
    later(3);
    await end(await call(), 'done');
    const timeline = await database.act(place.zhouTing, (ctx) =>
      readTimeline(ctx, partyId, [{ module: 'appointments', source: appointmentsTimeline }]),
    );
    const kinds = timeline.map(({ kind }) => kind).filter((kind) => kind.startsWith('ticket.'));
    expect(kinds).toEqual(['ticket.done', 'ticket.called', 'ticket.drawn']);
  });

  it('go on as an appointment of the same customer, not of another', async () => {
    const partyId = await place.aCustomer();
    await database.act('administrator', (ctx) =>
      addResource(ctx, {
        name: '李验配',
        kind: 'person',
        branchId,
        staffId: null,
        skills: [],
        week: null,
        exceptions: {},
      }),
    );
    const book = async (who: string, startsAt: string) =>
      database.act(place.zhouTing, (ctx) =>
        bookAppointment(ctx, types, { partyId: who, typeKey: 'check', branchId, startsAt, note: '' }),
      );
    const own = await book(partyId, '2026-11-23T03:00:00.000Z');
    const others = await book(await place.aCustomer(), '2026-11-23T05:00:00.000Z');
    await draw({ partyId });
    const { ticketId, revision } = await call();
    const transfer = (id: string) =>
      database.act(place.zhouTing, (ctx) =>
        transferTicket(ctx, { ticketId, revision, to: 'appointment', id }),
      );

    await expect(transfer(others.appointmentId)).rejects.toMatchObject(code('not-bookable'));
    expect(await transfer(own.appointmentId)).toMatchObject({ status: 'transferred' });
  });

  it('end with the booking they go on with, or neither happens', async () => {
    const partyId = await place.aCustomer();
    const drawn = (await draw({ partyId })).ticket;
    const book = (ticket: Ticket, startsAt: string) =>
      database.act(place.zhouTing, (ctx) =>
        bookAppointment(ctx, types, { partyId, typeKey: 'check', branchId, startsAt, note: '', ticket }),
      );
    const booked = () =>
      sql`select 1 from appointments.appointment where party_id = ${partyId}`.execute(database.db);

    await expect(book(drawn, '2026-11-24T03:00:00.000Z')).rejects.toMatchObject(code('not-bookable'));
    expect((await booked()).rows).toHaveLength(0);
    await book(await call(), '2026-11-24T03:00:00.000Z');

    expect((await booked()).rows).toHaveLength(1);
    expect((await open()).items).toEqual([]);
  });

  it('go on in a service process that begins with it, or in the one their customer is in', async () => {
    const partyId = await place.aCustomer();
    const templates = readTemplates([smallProcess]);
    const goOn = (ticket: Ticket) =>
      database.act(place.zhouTing, (ctx) =>
        goOnInProcess(ctx, templates, { ...ticket, templateKey: smallProcess.key }),
      );
    const processes = () =>
      sql`select 1 from service_processes.process where party_id = ${partyId}`.execute(database.db);
    await draw({ partyId });
    const { ticket: unnamed } = await draw();

    expect(await goOn(await call())).toMatchObject({ status: 'transferred' });
    expect((await processes()).rows).toHaveLength(1);
    await expect(goOn(await call())).rejects.toMatchObject(code('not-bookable'));
    await end({ ...unnamed, revision: unnamed.revision + 1 }, 'done');
    await draw({ partyId });
    expect(await goOn(await call())).toMatchObject({ status: 'transferred' });
    expect((await processes()).rows).toHaveLength(1);
  });

  it('follow their customer into another file and back, and keep nothing of who was erased', async () => {
    const survivorId = await place.aCustomer();
    const mergedId = await place.aCustomer();
    const { ticket } = await draw({ partyId: mergedId });
    const shownOf = async () =>
      (await open()).items.find(({ ticketId }) => ticketId === ticket.ticketId)?.partyId ?? null;
    const { mergeId } = await database.act('administrator', (ctx) =>
      mergeParties(ctx, survivorId, { mergedPartyIds: [mergedId] }),
    );

    expect(await shownOf()).toBe(survivorId);
    await database.act('administrator', (ctx) => undoMerge(ctx, survivorId, mergeId));
    expect(await shownOf()).toBe(mergedId);
    await database.act('administrator', (ctx) => eraseParties(ctx.db, businessModules, [mergedId]));
    expect(await shownOf()).toBeNull();
    const { rows } = await sql`
      select 1 from appointments.ticket where ticket_id = ${ticket.ticketId}`.execute(database.db);
    expect(rows).toHaveLength(1);
  });

  it('of another branch are out of reach, and so is the name of a customer elsewhere', async () => {
    const drawn = (await draw({ partyId: await place.aCustomer() })).ticket;
    const { ticketId, revision } = drawn;

    await expect(
      database.act(place.elsewhere, (ctx) => endTicket(ctx, { ticketId, revision, outcome: 'withdrawn' })),
    ).rejects.toMatchObject(code('not-found'));
    await expect(
      database.act(place.elsewhere, (ctx) => listTickets(ctx, { branchId, standing: 'open', limit: 5 })),
    ).rejects.toMatchObject(code('not-found'));
  });

  it('are shown on the screen of the waiting room by number alone, while the link stands', async () => {
    await draw({ partyId: await place.aCustomer() });
    await draw();
    await call();
    const { path } = await database.act('administrator', (ctx) => makeWaitingRoomLink(ctx, branchId));
    const secret = path.replace('/waiting-room/', '');
    const look = (language: string) =>
      database.act(place.elsewhere, async (ctx) => {
        const page = await showWaitingRoom(ctx, readingLimit(), { secret, language, address: '::1' });
        return text(page.stream);
      });
    const page = await look('en');

    expect(page).toContain('<strong>1</strong><span>Desk 2</span>');
    expect(page).toContain('<li>2</li>');
    expect(page).not.toContain('陈志明');
    expect(await look('zh-TW')).toContain('請到櫃檯');
    const { rows } = await sql<{ secret_hash: string }>`
      select secret_hash from appointments.waiting_room_link`.execute(database.db);
    expect(rows[0]?.secret_hash).not.toContain(secret);
    await database.act('administrator', (ctx) => revokeWaitingRoomLink(ctx, branchId));
    await expect(look('en')).rejects.toMatchObject(code('not-found'));
  });
});
