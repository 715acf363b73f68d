import { z } from 'zod';
import { defineRoute, instant, isoDate, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { localText } from '#form-kit';
import { appointmentsManage, appointmentsRead } from './permissions.ts';
import { holidayFileUnsound, holidaysUndoneAlready, unsoundHours } from './problems.ts';
import { daySpans } from './schemas.ts';

const ofBranch = z.object({ branchId: uuid });
/** The file itself, an iCalendar (RFC 5545). */
const fileText = z.string().min(1, 'give the contents of the file').max(1_000_000);

/** A day on which a branch would be, or was made, closed or open. */
export const holidayDay = z.object({
  onDate: isoDate,
  name: z.string(),
  /** `open`: an official working day that makes up for a holiday. */
  kind: z.enum(['closed', 'open']),
  /** Hours of the day before and after. */
  before: daySpans,
  after: daySpans,
});
export type HolidayDay = z.infer<typeof holidayDay>;

export const holidayPreview = z.object({
  days: z.array(holidayDay),
  /** Days of the file on which nothing would change, and those that have passed. */
  unchanged: z.int(),
  past: z.int(),
  /** Appointments booked on days that would close, the first of them. */
  appointments: z.array(
    z.object({
      appointmentId: uuid,
      partyId,
      partyName: z.string(),
      typeName: localText,
      onDate: isoDate,
      startsAt: instant,
    }),
  ),
  appointmentCount: z.int(),
});
export type HolidayPreview = z.infer<typeof holidayPreview>;

export const holidayImport = z.object({
  importId: uuid,
  fileName: z.string(),
  madeAt: instant,
  madeByName: z.string(),
  days: z.array(holidayDay),
  undoneAt: instant.nullable(),
});
export type HolidayImport = z.infer<typeof holidayImport>;

/** Public holidays and the working days that make up for them, from a file. */
export const holidayRoutes = {
  previewHolidays: defineRoute({
    method: 'POST',
    path: '/api/appointments/hours/:branchId/holiday-previews',
    summary:
      'What a file of holidays would close and open, and which appointments fall on closed days; nothing is kept',
    permission: appointmentsManage,
    audit: 'appointment.holidays-previewed',
    params: ofBranch,
    body: z.object({ text: fileText }),
    response: holidayPreview,
    problems: [holidayFileUnsound],
  }),
  importHolidays: defineRoute({
    method: 'POST',
    path: '/api/appointments/hours/:branchId/holidays',
    summary: 'Take chosen days of a file of holidays into the calendar of a branch; appointments booked stay',
    permission: appointmentsManage,
    audit: 'appointment.holidays-imported',
    params: ofBranch,
    body: z.object({
      text: fileText,
      fileName: z.string().trim().min(1).max(200),
      onDates: z.array(isoDate).min(1, 'choose a day').max(400),
    }),
    response: holidayImport,
    status: 201,
    problems: [holidayFileUnsound, unsoundHours],
  }),
  listHolidayImports: defineRoute({
    method: 'GET',
    path: '/api/appointments/hours/:branchId/holidays',
    summary: 'Files of holidays taken into the calendar of a branch, latest first',
    permission: appointmentsRead,
    params: ofBranch,
    query: z.object(pageQuery),
    response: page(holidayImport),
  }),
  undoHolidays: defineRoute({
    method: 'POST',
    path: '/api/appointments/holidays/:importId/undo',
    summary: 'Give back the hours of before; days changed by hand since stay as they are',
    permission: appointmentsManage,
    audit: 'appointment.holidays-undone',
    params: z.object({ importId: uuid }),
    response: z.object({ import: holidayImport, kept: z.array(isoDate) }),
    problems: [holidaysUndoneAlready],
  }),
} satisfies RouteMap;
