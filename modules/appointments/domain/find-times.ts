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

/**
 * Free times of `[fromMs, untilMs)`, earliest first. The appointment itself lies within working hours of all it needs;
 * its buffers only keep it apart from others.
 */
export function findTimes(
  bookables: readonly Bookable[],
  wanted: Wanted,
  window: { fromMs: number; untilMs: number; personId?: string | undefined; limit: number },
): OpenTime[] {
  const { people, others } = partsOf(bookables, wanted, window.personId);
  const clock = people[0]?.calendar.clock;
  if (!clock) return [];
  const found: OpenTime[] = [];
  const lastDay = Math.floor(clock.wallAt(window.untilMs - 1) / DAY_MS);
  for (let day = Math.floor(clock.wallAt(window.fromMs) / DAY_MS); day <= lastDay; day += 1) {
    const ofDay = people
      .flatMap((person) => startsOf(person, wanted, day, window).map((startMs) => ({ person, startMs })))
      .sort((a, b) => a.startMs - b.startMs);
    for (const { person, startMs } of ofDay) {
      const resourceIds = fill(bookables, wanted, others, startMs, [person.resourceId]);
      if (resourceIds) found.push({ startMs, endMs: startMs + wanted.minutes * MINUTE_MS, resourceIds });
      if (found.length >= window.limit) return found;
    }
  }
  return found;
}

/** Whom and what an appointment at an instant would take up; `undefined` when it cannot take place then. */
export function placeAt(
  bookables: readonly Bookable[],
  wanted: Wanted,
  startMs: number,
  personId?: string,
): string[] | undefined {
  const { people, others } = partsOf(bookables, wanted, personId);
  for (const person of people) {
    if (!isFree(person, wanted, startMs)) continue;
    const resourceIds = fill(bookables, wanted, others, startMs, [person.resourceId]);
    if (resourceIds) return resourceIds;
  }
  return undefined;
}

type Need = Wanted['needs'][number];

function partsOf(bookables: readonly Bookable[], wanted: Wanted, personId: string | undefined) {
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

/** Quarters of a day at which somebody is free for as long as it takes. */
function startsOf(
  person: Bookable,
  wanted: Wanted,
  day: number,
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): number[] {
  const starts: number[] = [];
  const intervals = person.calendar.intervalsOf(day);
  for (let index = 0; index + 1 < intervals.length; index += 2) {
    const opensMs = intervals[index] ?? 0;
    const lastMs = Math.min((intervals[index + 1] ?? 0) - wanted.minutes * MINUTE_MS, untilMs - 1);
    for (
      let startMs = nextQuarter(person, Math.max(opensMs, fromMs));
      startMs <= lastMs;
      startMs += STEP_MS
    ) {
      if (!isTaken(person, wanted, startMs)) starts.push(startMs);
    }
  }
  return starts;
}

function nextQuarter({ calendar }: Bookable, atMs: number): number {
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
