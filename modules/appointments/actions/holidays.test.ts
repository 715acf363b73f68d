import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import { bookAppointment } from './book-appointment.ts';
import { importHolidays, listHolidayImports, previewHolidays, undoHolidays } from './holidays.ts';
import { addResource, changeBranchHours, readBranchHours } from './resources.ts';
import { readTypes } from './types.ts';

const words = (name: string) => ({ 'zh-CN': name, 'zh-TW': name, en: name });
const types = readTypes([{ key: 'check', name: words('Check'), minutes: 60, needs: [{ kind: 'person' }] }]);
const code = (problem: string) => ({ problem: { code: problem } });
const office = [{ from: '09:00', to: '18:00' }];
const event = (day: string, name: string) =>
  `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${day}\r\nSUMMARY:${name}\r\nEND:VEVENT\r\n`;
/** A day off that has passed, one on a Tuesday to come, and a Saturday to work. */
const TEXT = `BEGIN:VCALENDAR\r\n${event('20260101', '元旦')}${event('20261124', '节日')}${event('20261128', '节日补班')}END:VCALENDAR`;

describe('holidays from a file', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let branchId: string;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
    branchId = place.zhouTing.branchIds[0] ?? '';
    database.clock.moveTo('2026-11-22T08:00:00.000Z');
    const week = [...Array.from({ length: 5 }, () => office), [], []];
    const asManager = { skills: [], week: null, exceptions: {}, kind: 'person', staffId: null } as const;
    await database.act('administrator', (ctx) => changeBranchHours(ctx, { branchId, week, exceptions: {} }));
    await database.act('administrator', (ctx) =>
      addResource(ctx, { ...asManager, skills: [], name: '李验配', branchId }),
    );
    const partyId = await place.aCustomer();
    await database.act(place.zhouTing, (ctx) =>
      bookAppointment(ctx, types, {
        partyId,
        typeKey: 'check',
        branchId,
        startsAt: '2026-11-24T01:00:00.000Z',
        note: '',
      }),
    );
  });
  afterAll(() => database.drop());

  const preview = (text = TEXT) =>
    database.act('administrator', (ctx) => previewHolidays(ctx, { branchId, text }));
  const take = (onDates: string[]) =>
    database.act('administrator', (ctx) =>
      importHolidays(ctx, { branchId, text: TEXT, fileName: 'holidays.ics', onDates }),
    );
  const exceptions = async () =>
    (await database.act(place.zhouTing, (ctx) => readBranchHours(ctx, branchId))).exceptions;

  it('are shown before anything changes: what closes, what opens, and who has an appointment then', async () => {
    expect(await preview()).toMatchObject({
      days: [
        { onDate: '2026-11-24', kind: 'closed', before: office, after: [] },
        { onDate: '2026-11-28', kind: 'open', before: [], after: office },
      ],
      unchanged: 0,
      past: 1,
      appointmentCount: 1,
      appointments: [{ onDate: '2026-11-24', partyName: '陈志明' }],
    });
    expect(await exceptions()).toEqual({});
  });

  it('are refused with all that is wrong, and days that are not of the file too', async () => {
    await expect(preview('no calendar')).rejects.toMatchObject(code('holiday-file-unsound'));
    await expect(take(['2026-11-24', '2026-12-24'])).rejects.toThrow('2026-12-24');
    expect(await exceptions()).toEqual({});
  });

  it('are taken as chosen and taken back, but for what was changed by hand since', async () => {
    const { importId, days } = await take(['2026-11-24', '2026-11-28']);
    expect(days).toHaveLength(2);
    expect(await exceptions()).toEqual({ '2026-11-24': [], '2026-11-28': office });
    expect(await preview()).toMatchObject({ days: [], unchanged: 2 });

    const { week } = await database.act(place.zhouTing, (ctx) => readBranchHours(ctx, branchId));
    const byHand = { '2026-11-24': [], '2026-11-28': [{ from: '10:00', to: '12:00' }] };
    await database.act('administrator', (ctx) =>
      changeBranchHours(ctx, { branchId, week, exceptions: byHand }),
    );
    const undo = () => database.act('administrator', (ctx) => undoHolidays(ctx, importId));

    expect(await undo()).toMatchObject({ kept: ['2026-11-28'] });
    expect(await exceptions()).toEqual({ '2026-11-28': byHand['2026-11-28'] });
    await expect(undo()).rejects.toMatchObject(code('holidays-undone-already'));
    const listed = await database.act(place.zhouTing, (ctx) =>
      listHolidayImports(ctx, { branchId, limit: 5 }),
    );
    expect(listed.items).toMatchObject([{ fileName: 'holidays.ics', undoneAt: expect.any(String) }]);
  });

  it('of a branch are not taken by those who work elsewhere', async () => {
    await expect(
      database.act(place.elsewhere, (ctx) => previewHolidays(ctx, { branchId, text: TEXT })),
    ).rejects.toMatchObject(code('not-found'));
  });
});
