import { z } from 'zod';
import { notFound, type Page, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { addDays, startOfDay } from '#working-time';
import {
  appointmentsManage,
  appointmentsProblems,
  appointmentsRead,
  type HolidayImport,
  type HolidayPreview,
} from '../contract/index.ts';
import {
  type HolidayImportRow,
  insertHolidayImport,
  listExpectedOn,
  listHolidayImportRows,
  lockHolidayImport,
  lockHours,
  markHolidaysUndone,
} from '../data/holiday-queries.ts';
import { findHours, putHours } from '../data/resource-queries.ts';
import { planHolidays, withoutImport } from '../domain/plan-holidays.ts';
import { type Holiday, readHolidays } from '../domain/read-holidays.ts';
import { requireBranch, requireSoundHours, USUAL_WEEK } from './resources.ts';

/** Holidays are announced for a year; yearly ones are repeated no further than this. */
const AHEAD_DAYS = 2 * 366;
/** Appointments on closed days that are told one by one. */
const TOLD = 100;
const cursorValues = z.tuple([z.string(), z.uuid()]);

/** What a file of holidays would change in the calendar of a branch; nothing is kept. */
export async function previewHolidays(
  ctx: ActionContext,
  asked: { branchId: string; text: string },
): Promise<HolidayPreview> {
  const { branchId } = asked;
  await requireBranch(ctx, appointmentsManage, branchId);
  const { coming, past } = readFile(ctx, asked.text);
  const days = planHolidays(hoursFrom(await findHours(ctx.db, branchId)), coming);
  const closing = days.filter(({ kind }) => kind === 'closed').map(({ onDate }) => onDate);
  const [first] = closing;
  const last = closing.at(-1);
  const { timeZone } = ctx.settings;
  const found =
    first === undefined || last === undefined
      ? []
      : await listExpectedOn(ctx, appointmentsRead, {
          branchId,
          onDates: closing,
          fromAt: startOfDay(first, timeZone),
          untilAt: startOfDay(addDays(last, 1), timeZone),
          limit: TOLD,
        });
  ctx.audit({ subjectKind: 'branch', subjectId: branchId });
  return {
    days,
    unchanged: coming.length - days.length,
    past,
    appointments: found.map((row) => ({
      appointmentId: row.appointment_id,
      partyId: row.party_id,
      partyName: row.party_name,
      typeName: row.type_name,
      onDate: row.on_date,
      startsAt: row.starts_at,
    })),
    appointmentCount: found[0]?.count ?? 0,
  };
}

/** Takes the chosen days of a file into the calendar of a branch. Appointments booked on them stay. */
export async function importHolidays(
  ctx: ActionContext,
  asked: { branchId: string; text: string; fileName: string; onDates: readonly string[] },
): Promise<HolidayImport> {
  const { branchId } = asked;
  await requireBranch(ctx, appointmentsManage, branchId);
  const hours = hoursFrom(await lockHours(ctx.db, branchId));
  const chosen = new Set(asked.onDates);
  const days = planHolidays(hours, readFile(ctx, asked.text).coming)
    .filter(({ onDate }) => chosen.has(onDate))
    .map((day) => ({ ...day, exceptionBefore: hours.exceptions[day.onDate] ?? null }));
  const unknown = [...chosen].filter((onDate) => !days.some((day) => day.onDate === onDate));
  if (unknown.length > 0) {
    refuse(
      appointmentsProblems.holidayFileUnsound,
      `the file changes nothing on ${unknown.join(', ')}; look at the preview again and choose from its days`,
    );
  }
  const exceptions = {
    ...hours.exceptions,
    ...Object.fromEntries(days.map(({ onDate, after }) => [onDate, after])),
  };
  requireSoundHours(ctx, hours.week, exceptions);
  await putHours(ctx.db, { branch_id: branchId, week: hours.week, exceptions });
  const row: HolidayImportRow = {
    import_id: ctx.newId(),
    branch_id: branchId,
    file_name: asked.fileName,
    days,
    made_at: ctx.clock.now().toISOString(),
    made_by_id: ctx.actor.actorId,
    made_by_name: ctx.actor.displayName,
    undone_at: null,
    undone_by_id: null,
  };
  await insertHolidayImport(ctx.db, row);
  ctx.audit({ subjectKind: 'branch', subjectId: branchId, importId: row.import_id, days: days.length });
  return show(row);
}

/** Gives back the hours of before an import; days that somebody changed since stay, and are told. */
export async function undoHolidays(
  ctx: ActionContext,
  importId: string,
): Promise<{ import: HolidayImport; kept: string[] }> {
  const row = await lockHolidayImport(ctx.db, importId);
  if (!row) refuse(notFound, 'there is no such import of holidays, or it is of another branch');
  await requireBranch(ctx, appointmentsManage, row.branch_id);
  if (row.undone_at !== null) {
    refuse(appointmentsProblems.holidaysUndoneAlready, 'choose another import to take back');
  }
  const hours = hoursFrom(await lockHours(ctx.db, row.branch_id));
  const { exceptions, kept } = withoutImport(hours.exceptions, row.days);
  await putHours(ctx.db, { branch_id: row.branch_id, week: hours.week, exceptions });
  const at = ctx.clock.now().toISOString();
  await markHolidaysUndone(ctx.db, importId, { at, byId: ctx.actor.actorId });
  ctx.audit({ subjectKind: 'branch', subjectId: row.branch_id, importId, kept: kept.length });
  return { import: show({ ...row, undone_at: at }), kept };
}

/** Files of holidays taken into the calendar of a branch, latest first. */
export async function listHolidayImports(
  ctx: ActionContext,
  request: { branchId: string; limit: number; cursor?: string | undefined },
): Promise<Page<HolidayImport>> {
  await requireBranch(ctx, appointmentsRead, request.branchId);
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const rows = await listHolidayImportRows(ctx.db, request.branchId, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(show),
    nextCursor: rows.length > request.limit && last ? encodeCursor([last.made_at, last.import_id]) : null,
  };
}

/** The days to come of a file, or a refusal with all its faults. */
function readFile(ctx: ActionContext, text: string): { coming: Holiday[]; past: number } {
  const today = ctx.clock.today(ctx.settings.timeZone);
  const { days, faults } = readHolidays(text, { fromOn: today, untilOn: addDays(today, AHEAD_DAYS) });
  if (faults.length > 0) refuse(appointmentsProblems.holidayFileUnsound, faults.join('; '));
  const coming = days.filter(({ onDate }) => onDate >= today);
  return { coming, past: days.length - coming.length };
}

const hoursFrom = (row: Awaited<ReturnType<typeof findHours>>) => ({
  week: row?.week ?? USUAL_WEEK,
  exceptions: row?.exceptions ?? {},
});

const show = (row: HolidayImportRow): HolidayImport => ({
  importId: row.import_id,
  fileName: row.file_name,
  madeAt: row.made_at,
  madeByName: row.made_by_name,
  days: row.days,
  undoneAt: row.undone_at,
});
