import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import { cancelAppointment } from './attend-appointment.ts';
import { bookAppointment } from './book-appointment.ts';
import { readCalendarFeed } from './calendar-feed.ts';
import { makeCalendarLink, readCalendarLink, revokeCalendarLink } from './calendar-link.ts';
import { readingLimit } from './reading-limit.ts';
import { addResource } from './resources.ts';
import { readTypes } from './types.ts';

const types = readTypes([
  {
    key: 'check',
    name: { 'zh-CN': '检查', 'zh-TW': '檢查', en: 'Check' },
    minutes: 60,
    needs: [{ kind: 'person' }],
  },
]);
const NINE = '2026-11-23T01:00:00.000Z';
const code = (problem: string) => ({ problem: { code: problem } });

describe('the calendar of a member of staff in another program', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let partyId: string;
  let partyName: string;
  let ownId: string;
  let colleagueId: string;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
    partyId = await place.aCustomer();
    const { rows } = await sql<{
      name: string;
    }>`select display_name as name from parties.shared_party where party_id = ${partyId}`.execute(
      database.db,
    );
    partyName = rows[0]?.name ?? '';
    ownId = await addPerson('周婷', place.zhouTing.actorId);
    colleagueId = await addPerson('李验配', null);
  });
  beforeEach(async () => {
    database.clock.moveTo('2026-11-22T08:00:00.000Z');
    for (const table of ['claim', 'appointment_fact', 'appointment', 'calendar_link'])
      await sql`delete from ${sql.table(`appointments.${table}`)}`.execute(database.db);
    await sql`update access.staff set deactivated_at = null`.execute(database.db);
  });
  afterAll(() => database.drop());

  const addPerson = async (name: string, staffId: string | null) => {
    const given = { name, kind: 'person' as const, staffId, skills: [], week: null, exceptions: {} };
    const branchId = place.zhouTing.branchIds[0] ?? '';
    return (await database.act('administrator', (ctx) => addResource(ctx, { ...given, branchId })))
      .resourceId;
  };
  const book = (personId: string, startsAt = NINE) =>
    database.act(place.zhouTing, (ctx) =>
      bookAppointment(ctx, types, {
        partyId,
        typeKey: 'check',
        branchId: place.zhouTing.branchIds[0] ?? '',
        startsAt,
        personId,
        note: 'speaks softly',
      }),
    );
  const make = (showsNames = false, who = place.zhouTing) =>
    database.act(who, (ctx) => makeCalendarLink(ctx, { showsNames, language: 'en' }));
  const secretOf = ({ path }: { path: string }) => path.split('/')[2] ?? '';
  const read = async (secret: string, limit = readingLimit()) => {
    const stranger = { ...place.zhouTing, actorId: '00000000-0000-7000-8000-000000000001', roles: [] };
    const { stream } = await database.act({ ...stranger, scopeOf: () => undefined }, (ctx) =>
      readCalendarFeed(ctx, limit, { secret, address: '192.0.2.1' }),
    );
    return (await stream.toArray()).join('');
  };

  it('holds their own appointments, without names of customers or notes', async () => {
    const own = await book(ownId);
    await book(colleagueId);

    const text = await read(secretOf(await make()));

    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).toContain(`UID:${own.appointmentId}@perennial`);
    expect(text).toContain('DTSTART:20261123T010000Z');
    expect(text).toContain('SUMMARY:Check\r\n');
    expect(text).not.toContain(partyName);
    expect(text).not.toContain('softly');
  });

  it('tells names where that was chosen, and never notes', async () => {
    await book(ownId);

    const text = await read(secretOf(await make(true)));

    expect(text).toContain(`SUMMARY:Check · ${partyName}`);
    expect(text).not.toContain('softly');
  });

  it('leaves out what was cancelled', async () => {
    const { appointmentId, revision } = await book(ownId);
    const secret = secretOf(await make());
    expect(await read(secret)).toContain('VEVENT');

    await database.act(place.zhouTing, (ctx) =>
      cancelAppointment(ctx, { appointmentId, revision, reason: 'ill' }),
    );

    expect(await read(secret)).not.toContain('VEVENT');
  });

  it('keeps only a hash of the secret, and does not tell it again', async () => {
    const secret = secretOf(await make());

    const { rows } = await sql<{ row: string }>`
      select calendar_link::text as row from appointments.calendar_link`.execute(database.db);
    expect(rows[0]?.row).not.toContain(secret);
    const told = await database.act(place.zhouTing, readCalendarLink);
    expect(JSON.stringify(told)).not.toContain(secret);
    expect(told.link).toMatchObject({ showsNames: false, language: 'en' });
  });

  it('is not there for a guessed, a revoked or a replaced link', async () => {
    const replaced = secretOf(await make());
    const revoked = secretOf(await make());
    await expect(read(replaced)).rejects.toMatchObject(code('not-found'));
    expect(await read(revoked)).toContain('BEGIN:VCALENDAR');

    await database.act(place.zhouTing, revokeCalendarLink);

    for (const secret of [revoked, '', 'guessed'])
      await expect(read(secret)).rejects.toMatchObject(code('not-found'));
  });

  it('ends when its owner leaves', async () => {
    const secret = secretOf(await make());

    await sql`update access.staff set deactivated_at = now() where staff_id = ${place.zhouTing.actorId}`.execute(
      database.db,
    );

    await expect(read(secret)).rejects.toMatchObject(code('not-found'));
  });

  it('tells nothing of customers of a branch its owner does not work in any more', async () => {
    await book(ownId);
    const secret = secretOf(await make(true));
    await sql`update access.staff_branch set branch_id = ${place.elsewhere.branchIds[0] ?? ''}
      where staff_id = ${place.zhouTing.actorId}`.execute(database.db);

    const text = await read(secret);

    await sql`update access.staff_branch set branch_id = ${place.zhouTing.branchIds[0] ?? ''}
      where staff_id = ${place.zhouTing.actorId}`.execute(database.db);
    expect(text).not.toContain('VEVENT');
    expect(await read(secret)).toContain('VEVENT');
  });

  it('is made by nobody through another’s eyes, nor by a program', async () => {
    const impersonator = { actorId: place.elsewhere.actorId, displayName: 'somebody' };
    for (const who of [
      { ...place.zhouTing, impersonator },
      { ...place.zhouTing, apiKey: { scopes: ['appointments.read'] } },
    ])
      await expect(make(true, who)).rejects.toMatchObject(code('needs-own-session'));
  });

  it('is not read again and again from one address', async () => {
    const secret = secretOf(await make());
    const limit = readingLimit(2);
    await read(secret, limit);
    await read(secret, limit);
    await expect(read(secret, limit)).rejects.toMatchObject(code('calendar-read-too-often'));

    database.clock.moveTo('2026-11-22T08:10:00.000Z');

    expect(await read(secret, limit)).toContain('BEGIN:VCALENDAR');
  });
});
