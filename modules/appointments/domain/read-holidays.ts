import ICAL from 'ical.js';
import { addDays, daysBetween } from '#working-time';

/** A day off, or an official working day that makes up for one. */
export interface Holiday {
  onDate: string;
  name: string;
  kind: 'closed' | 'open';
}

export interface HolidaysRead {
  days: Holiday[];
  /** All that is wrong with the file; with any, none of it is to be used. */
  faults: string[];
}

/** Longer than any holiday: what lasts longer is something else. */
const LONGEST_DAYS = 31;
const MOST_DAYS = 400;
const DAY_SECONDS = 86_400;
const MOST_EVENTS = 1000;
const TOLD_LENGTH = 40;

/**
 * Reads the days of an iCalendar (RFC 5545) of public holidays until a day; yearly ones are repeated. Working days are known
 * by what calendars of China write: Apple's `ALTERNATE-WORKDAY`, or 班, 补班, 上班, “working day” in the name.
 */
export function readHolidays(text: string, until: { fromOn: string; untilOn: string }): HolidaysRead {
  const calendar = parse(text);
  if (!calendar) {
    return { days: [], faults: ['the file is no iCalendar (RFC 5545); choose a file that ends in .ics'] };
  }
  const events = calendar.flatMap((one) => one.getAllSubcomponents('vevent'));
  if (events.length === 0) return { days: [], faults: ['the calendar holds no events'] };
  if (events.length > MOST_EVENTS) {
    return {
      days: [],
      faults: [`the calendar holds ${events.length} events; at most ${MOST_EVENTS} are read`],
    };
  }
  const faults: string[] = [];
  const byDay = new Map<string, Holiday>();
  for (const [index, event] of events.entries()) {
    const read = readEvent(event, until);
    if (typeof read === 'string') faults.push(`event ${index + 1}${named(event)} ${read}`);
    else for (const day of read) keep(byDay, day, faults);
  }
  if (byDay.size > MOST_DAYS)
    faults.push(`the file holds ${byDay.size} days; at most ${MOST_DAYS} are taken`);
  const days = [...byDay.values()].sort((a, b) => a.onDate.localeCompare(b.onDate));
  return { days: faults.length > 0 ? [] : days, faults };
}

function parse(text: string): ICAL.Component[] | undefined {
  try {
    const read: unknown = ICAL.parse(text.replace(/^\uFEFF/, ''));
    if (!Array.isArray(read) || read.length === 0) return undefined;
    const roots = typeof read[0] === 'string' ? [read] : read;
    const calendars = roots.map((root: unknown[]) => new ICAL.Component(root));
    return calendars.every(({ name }) => name === 'vcalendar') ? calendars : undefined;
  } catch {
    return undefined;
  }
}

/** Its days, or what is wrong with it. */
function readEvent(
  component: ICAL.Component,
  { fromOn, untilOn }: { fromOn: string; untilOn: string },
): Holiday[] | string {
  const begins = dayOf(component, 'dtstart');
  if (begins === undefined) return 'has no beginning';
  if (begins === null) return 'does not begin on a whole day of the calendar';
  const ends = dayOf(component, 'dtend');
  if (ends === null) return 'does not end on a whole day of the calendar';
  const length = ends === undefined ? daysLong(component) : daysBetween(begins, ends);
  if (!Number.isInteger(length)) return 'does not last whole days';
  if (length < 1) return `ends on ${ends ?? begins}, before it begins on ${begins}`;
  if (length > LONGEST_DAYS) return `lasts ${length} days; a holiday lasts at most ${LONGEST_DAYS}`;
  const name = nameOf(component);
  const kind = isWorkingDay(component, name) ? 'open' : 'closed';
  return beginnings(component, begins, { fromOn, untilOn }).flatMap((first) =>
    Array.from({ length }, (_, day) => ({ onDate: addDays(first, day), name, kind }) as const),
  );
}

/** As long as it says it lasts, in days; one day where it says nothing. */
function daysLong(component: ICAL.Component): number {
  const duration = component.getFirstPropertyValue('duration');
  return duration instanceof ICAL.Duration ? duration.toSeconds() / DAY_SECONDS : 1;
}

/** The day of a property; `undefined` where there is none, `null` where it is no whole day or no day at all. */
function dayOf(component: ICAL.Component, property: string): string | null | undefined {
  const found = component.getFirstProperty(property);
  if (!found) return undefined;
  const written: unknown = found.toJSON()[3];
  const value = found.getFirstValue();
  if (!(value instanceof ICAL.Time) || !value.isDate) return null;
  // Days that do not exist are taken for later ones by the reader; they are faults here.
  return value.toString() === written ? value.toString() : null;
}

function beginnings(
  component: ICAL.Component,
  begins: string,
  { fromOn, untilOn }: { fromOn: string; untilOn: string },
): string[] {
  const event = new ICAL.Event(component);
  if (!event.isRecurring()) return [begins];
  const found: string[] = [];
  const iterator = event.iterator();
  for (let step = 0; step < MOST_EVENTS; step += 1) {
    const next = iterator.next();
    const day = next ? next.toString().slice(0, 10) : undefined;
    if (day === undefined || day > untilOn) break;
    if (day >= fromOn) found.push(day);
  }
  return found;
}

const WORKING =
  /补班|補班|上班|(?:^|[\s(（[【])班(?:$|[\s)）\]】])|make-?up (?:work|day)|work(?:ing)?[- ]?day/i;

function isWorkingDay(component: ICAL.Component, name: string): boolean {
  const special = component.getFirstPropertyValue('x-apple-special-day');
  if (typeof special === 'string') return special.toUpperCase() === 'ALTERNATE-WORKDAY';
  return WORKING.test(name);
}

function nameOf(component: ICAL.Component): string {
  const summary = component.getFirstPropertyValue('summary');
  return typeof summary === 'string' ? summary.trim().slice(0, 120) : '';
}

const named = (component: ICAL.Component) => {
  const name = nameOf(component).slice(0, TOLD_LENGTH);
  return name === '' ? '' : ` (${name})`;
};

function keep(byDay: Map<string, Holiday>, day: Holiday, faults: string[]): void {
  const known = byDay.get(day.onDate);
  if (!known) byDay.set(day.onDate, day);
  else if (known.kind !== day.kind) faults.push(`${day.onDate} is both a day off and a working day`);
  else if (!known.name.includes(day.name)) known.name = `${known.name}, ${day.name}`.slice(0, 120);
}
