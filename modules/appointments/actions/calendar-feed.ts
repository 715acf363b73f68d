import { Readable } from 'node:stream';
import { notFound, refuse } from '#contract-kit';
import { actorOfStaff } from '#modules/access';
import type { ActionContext, Download } from '#platform';
import { type Appointment, appointmentsProblems, appointmentsRead } from '../contract/index.ts';
import { findLinkBySecret } from '../data/calendar-link-queries.ts';
import { writeCalendar } from '../domain/write-calendar.ts';
import { hashOfSecret } from './calendar-link.ts';
import type { ReadingLimit } from './reading-limit.ts';
import { listAppointments } from './show-appointments.ts';

const DAY_MS = 86_400_000;
const PAST_DAYS = 14;
const COMING_DAYS = 180;
/** Far more than one person can hold in that time. */
const MOST_APPOINTMENTS = 5000;

/**
 * The appointments of whose link it is, as calendars subscribe to them. It shows what that person may see at this moment,
 * and nothing once they have left. A wrong link and a revoked one look the same.
 */
export async function readCalendarFeed(
  ctx: ActionContext,
  limit: ReadingLimit,
  request: { secret: string; address: string | undefined },
): Promise<Download> {
  const now = ctx.clock.now().getTime();
  if (!limit.admits(request.address ?? 'unknown', now)) {
    refuse(appointmentsProblems.calendarReadTooOften, 'too many calendars are read from here; wait a little');
  }
  const link = await findLinkBySecret(ctx.db, hashOfSecret(request.secret));
  const actor = link && (await actorOfStaff(ctx.db, link.staff_id));
  if (!link || actor?.scopeOf(appointmentsRead) === undefined) {
    refuse(notFound, 'there is no calendar here; make a new link');
  }
  const { items } = await listAppointments(
    { ...ctx, actor },
    {
      staffId: link.staff_id,
      fromAt: new Date(now - PAST_DAYS * DAY_MS).toISOString(),
      untilAt: new Date(now + COMING_DAYS * DAY_MS).toISOString(),
      standing: 'taking-place',
      limit: MOST_APPOINTMENTS,
    },
  );
  const text = writeCalendar(items.map(entryOf), {
    at: new Date(now),
    language: link.language,
    showsNames: link.shows_names,
  });
  return { stream: Readable.from([text]), fileName: 'appointments.ics', inline: true };
}

const entryOf = (appointment: Appointment) => ({
  ...appointment,
  place: appointment.resources
    .filter(({ kind }) => kind === 'room')
    .map(({ name }) => name)
    .join(', '),
});
