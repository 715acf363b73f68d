import type { AppointmentType } from '#pack-kit';
import type { CompiledCalendar } from '#working-time';

/** A person, room or device with when it works and when it is taken, buffers included. */
export interface Bookable {
  resourceId: string;
  kind: 'person' | 'room' | 'device';
  skills: readonly string[];
  calendar: CompiledCalendar;
  /** Taken stretches, in order and apart from each other, as epoch milliseconds. */
  taken: readonly { fromMs: number; toMs: number }[];
}

export type Wanted = Pick<
  AppointmentType,
  'minutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'needs'
>;

export interface OpenTime {
  startMs: number;
  endMs: number;
  /** Whom and what it takes up; the person the customer comes to first. */
  resourceIds: string[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Appointments begin at a quarter on the wall. */
const STEP_MS = 15 * MINUTE_MS;

/** Free times of one day, earliest first. */
export interface OpenDay {
  /** Days since 1970-01-01, as the wall shows them. */
  dayNumber: number;
  times: OpenTime[];
  /** There are later times on this day than those told. */
  hasMore: boolean;
}

export interface TimesAsked {
  fromMs: number;
  untilMs: number;
  personId?: string | undefined;
  /** No more times of one day are told. */
  perDay: number;
  /** Once so many are found, no further day is looked at. */
  limit: number;
}

/**
 * Free times of `[fromMs, untilMs)` by day, each once, with the first who is free then; days without any are left out.
 * The appointment itself lies within working hours of all it needs; its buffers only keep it apart from others.
 */
export function findTimes(
  bookables: readonly Bookable[],
  wanted: Wanted,
  asked: TimesAsked,
): { days: OpenDay[]; nextDayNumber: number | null } {
  const parts = partsOf(bookables, wanted, asked.personId);
  const clock = parts.people[0]?.calendar.clock;
  if (!clock) return { days: [], nextDayNumber: null };
  const days: OpenDay[] = [];
  let found = 0;
  const lastDay = Math.floor(clock.wallAt(asked.untilMs - 1) / DAY_MS);
  for (let day = Math.floor(clock.wallAt(asked.fromMs) / DAY_MS); day <= lastDay; day += 1) {
    if (found >= asked.limit) return { days, nextDayNumber: day };
    const { times, hasMore } = timesOfDay(bookables, wanted, parts, day, asked);
    if (times.length > 0) days.push({ dayNumber: day, times, hasMore });
    found += times.length;
  }
  return { days, nextDayNumber: null };
}

function timesOfDay(
  bookables: readonly Bookable[],
  wanted: Wanted,
  parts: Parts,
  day: number,
  asked: TimesAsked,
): Pick<OpenDay, 'times' | 'hasMore'> {
  const times: OpenTime[] = [];
  for (const startMs of startsOf(parts.people, wanted, day, asked)) {
    const resourceIds = placeAmong(bookables, wanted, parts, startMs);
    if (!resourceIds) continue;
    if (times.length >= asked.perDay) return { times, hasMore: true };
    times.push({ startMs, endMs: startMs + wanted.minutes * MINUTE_MS, resourceIds });
  }
  return { times, hasMore: false };
}

/** Whom and what an appointment at an instant would take up; `undefined` when it cannot take place then. */
export function placeAt(
  bookables: readonly Bookable[],
  wanted: Wanted,
  startMs: number,
  personId?: string,
): string[] | undefined {
  return placeAmong(bookables, wanted, partsOf(bookables, wanted, personId), startMs);
}

function placeAmong(
  bookables: readonly Bookable[],
  wanted: Wanted,
  { people, others }: Parts,
  startMs: number,
): string[] | undefined {
  for (const person of people) {
    if (!isFree(person, wanted, startMs)) continue;
    const resourceIds = fill(bookables, wanted, others, startMs, [person.resourceId]);
    if (resourceIds) return resourceIds;
  }
  return undefined;
}

type Need = Wanted['needs'][number];

/** The people the customer may come to, and what is needed besides. */
interface Parts {
  people: readonly Bookable[];
  others: readonly Need[];
}

function partsOf(bookables: readonly Bookable[], wanted: Wanted, personId: string | undefined): Parts {
  const first = wanted.needs.findIndex(({ kind }) => kind === 'person');
  const need = wanted.needs[first];
  return {
    people: bookables.filter(
      (one) => need && suits(one, need) && (personId === undefined || one.resourceId === personId),
    ),
    others: wanted.needs.filter((_, index) => index !== first),
  };
}

const suits = (one: Bookable, need: Need) =>
  one.kind === need.kind && (need.skill === undefined || one.skills.includes(need.skill));

/** Finds something free for each need, going back where an earlier choice left none. */
function fill(
  bookables: readonly Bookable[],
  wanted: Wanted,
  needs: readonly Need[],
  startMs: number,
  chosen: string[],
): string[] | undefined {
  const [need, ...rest] = needs;
  if (!need) return chosen;
  for (const one of bookables) {
    if (!suits(one, need) || chosen.includes(one.resourceId) || !isFree(one, wanted, startMs)) continue;
    const filled = fill(bookables, wanted, rest, startMs, [...chosen, one.resourceId]);
    if (filled) return filled;
  }
  return undefined;
}

/** Quarters of a day at which anybody works long enough, taken or not, in order. Most share their hours: those are gone through once. */
function startsOf(
  people: readonly Bookable[],
  wanted: Wanted,
  day: number,
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): number[] {
  const starts = new Set<number>();
  for (const calendar of new Set(people.map((person) => person.calendar))) {
    const intervals = calendar.intervalsOf(day);
    for (let index = 0; index + 1 < intervals.length; index += 2) {
      const opensMs = Math.max(intervals[index] ?? 0, fromMs);
      const lastMs = Math.min((intervals[index + 1] ?? 0) - wanted.minutes * MINUTE_MS, untilMs - 1);
      for (let startMs = nextQuarter(calendar, opensMs); startMs <= lastMs; startMs += STEP_MS)
        starts.add(startMs);
    }
  }
  return [...starts].sort((a, b) => a - b);
}

function nextQuarter(calendar: CompiledCalendar, atMs: number): number {
  const wall = calendar.clock.wallAt(atMs);
  return atMs + (Math.ceil(wall / STEP_MS) * STEP_MS - wall);
}

function isFree(one: Bookable, wanted: Wanted, startMs: number): boolean {
  const endMs = startMs + wanted.minutes * MINUTE_MS;
  const intervals = one.calendar.intervalsOf(Math.floor(one.calendar.clock.wallAt(startMs) / DAY_MS));
  for (let index = 0; index + 1 < intervals.length; index += 2) {
    if (startMs >= (intervals[index] ?? 0) && endMs <= (intervals[index + 1] ?? 0))
      return !isTaken(one, wanted, startMs);
  }
  return false;
}

function isTaken({ taken }: Bookable, wanted: Wanted, startMs: number): boolean {
  const fromMs = startMs - wanted.bufferBeforeMinutes * MINUTE_MS;
  const toMs = startMs + (wanted.minutes + wanted.bufferAfterMinutes) * MINUTE_MS;
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.toMs ?? 0) <= fromMs) low = middle + 1;
    else high = middle;
  }
  const next = taken[low];
  return next !== undefined && next.fromMs < toMs;
}
