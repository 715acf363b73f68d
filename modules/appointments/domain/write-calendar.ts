import ical, { ICalCalendarMethod } from 'ical-generator';
import { inLanguage, type LocalText } from '#form-kit';
import type { CalendarLanguage } from '../contract/index.ts';

/** What a calendar elsewhere is told of an appointment. */
export interface CalendarEntry {
  appointmentId: string;
  revision: number;
  startsAt: string;
  endsAt: string;
  typeName: LocalText;
  partyName: string;
  place: string;
}

const TITLES: Record<CalendarLanguage, string> = {
  'zh-CN': '我的预约',
  'zh-TW': '我的預約',
  en: 'My appointments',
};
const REFRESH_SECONDS = 15 * 60;

/** Appointments as an iCalendar (RFC 5545). Notes never leave; names of customers only where that was chosen. */
export function writeCalendar(
  entries: readonly CalendarEntry[],
  { at, language, showsNames }: { at: Date; language: CalendarLanguage; showsNames: boolean },
): string {
  const calendar = ical({
    name: TITLES[language],
    prodId: { company: 'Perennial', product: 'Appointments' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const entry of entries) {
    const what = inLanguage(entry.typeName, language);
    calendar.createEvent({
      id: `${entry.appointmentId}@perennial`,
      sequence: entry.revision,
      stamp: at,
      start: new Date(entry.startsAt),
      end: new Date(entry.endsAt),
      summary: showsNames ? `${what} · ${entry.partyName}` : what,
      location: entry.place === '' ? null : entry.place,
    });
  }
  return calendar.toString();
}
