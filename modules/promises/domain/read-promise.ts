import type { EventRule, PromiseDefinition, PromiseMeasure } from '#pack-kit';
import { type ClockPause, type CompiledCalendar, readClock } from '#working-time';
import type { PromiseState } from '../contract/index.ts';
import { fitsRule, type HeardEvent, instantOf, type MatchValues, speaksOfSame } from './match-events.ts';

/** What somebody said of a promise; facts that nobody edits. */
export type PromiseAct =
  | { kind: 'kept' | 'withdrawn' | 'excused'; atMs: number }
  | { kind: 'renegotiated'; atMs: number; dueAtMs: number };

/** All that decides where a promise stands. The order in which it became known plays no part. */
export interface PromiseFacts {
  measure: PromiseMeasure;
  exclusions: PromiseDefinition['exclusions'];
  matchValues: MatchValues;
  startedAtMs: number;
  startEventId: string | null;
  limitMs: number;
  /** A day and time that was named; instead of the limit. */
  namedDueAtMs: number | null;
  events: readonly HeardEvent[];
  acts: readonly PromiseAct[];
}

/** Where a promise stands at an instant: computed from its facts whenever it is asked for. */
export interface PromiseReading {
  state: PromiseState;
  /** Null while paused with time left, and when the branch never opens. */
  dueAtMs: number | null;
  /** When it was kept, broken, excused or withdrawn. */
  decidedAtMs: number | null;
  /** When what was promised was done, in time or not. */
  fulfilledAtMs: number | null;
  /** Share of the time that is used, 0 to 1; 1 when broken. */
  usedShare: number;
  /** Time used of what counts, until it was done or now. */
  usedMs: number;
  isPaused: boolean;
  /** Events that decided it. */
  evidence: string[];
  excusedBy: string | null;
}

interface Deciding {
  atMs: number;
  eventId: string | null;
}

/** Reads a promise at an instant. */
export function readPromise(facts: PromiseFacts, calendar: CompiledCalendar, nowMs: number): PromiseReading {
  const events = relevantEvents(facts);
  const withdrawn = facts.acts.find(({ kind }) => kind === 'withdrawn');
  const excused = facts.acts.find(({ kind }) => kind === 'excused');
  if (facts.measure.kind === 'right-first-time') return readFirstTime(facts, events, calendar, nowMs);
  const fulfilled = earliest(fulfilments(facts, events), nowMs);
  const clock = readDue(facts, events, calendar, { fulfilledAtMs: fulfilled?.atMs ?? null, nowMs });
  const base = {
    dueAtMs: clock.dueAtMs,
    fulfilledAtMs: fulfilled?.atMs ?? null,
    usedMs: clock.usedMs,
    isPaused: clock.isPaused,
    excusedBy: null,
    evidence: fulfilled?.eventId ? [fulfilled.eventId] : [],
  };
  const brokenAtMs = clock.isOverrun ? clock.dueAtMs : null;
  const exclusion = earliestExclusion(facts, events, nowMs);
  const closesAtMs = Math.min(fulfilled?.atMs ?? Infinity, brokenAtMs ?? Infinity);
  if (fulfilled && brokenAtMs === null && !(exclusion && exclusion.atMs < fulfilled.atMs)) {
    return { ...base, state: 'kept', decidedAtMs: fulfilled.atMs, usedShare: clock.usedShare };
  }
  if (exclusion && exclusion.atMs < closesAtMs) {
    const { atMs, key, eventId } = exclusion;
    return {
      ...base,
      state: 'excused',
      decidedAtMs: atMs,
      usedShare: 0,
      excusedBy: key,
      evidence: [eventId],
    };
  }
  if (withdrawn && withdrawn.atMs < closesAtMs) {
    return { ...base, state: 'withdrawn', decidedAtMs: withdrawn.atMs, usedShare: 0 };
  }
  if (excused) return { ...base, state: 'excused', decidedAtMs: excused.atMs, usedShare: 0 };
  if (brokenAtMs !== null) return { ...base, state: 'broken', decidedAtMs: brokenAtMs, usedShare: 1 };
  return { ...base, state: 'running', decidedAtMs: null, usedShare: Math.min(clock.usedShare, 1) };
}

/** When a share of the time will be used, if nothing happens meanwhile; null while paused. */
export function shareUsedAt(
  facts: PromiseFacts,
  calendar: CompiledCalendar,
  share: number,
  nowMs: number,
): number | null {
  const end = namedDue(facts);
  if (end !== null) return facts.startedAtMs + (end - facts.startedAtMs) * share;
  const pauses = pausesOf(facts, relevantEvents(facts));
  const clock = { startedAtMs: facts.startedAtMs, limitMs: facts.limitMs * share, pauses };
  return readClock(calendar, clock, nowMs).dueAtMs ?? null;
}

/** An event with the instant it was told of, read once. */
type TimedEvent = HeardEvent & { atMs: number };

function relevantEvents(facts: PromiseFacts): TimedEvent[] {
  const seen = new Set<string>();
  const relevant: TimedEvent[] = [];
  for (const event of facts.events) {
    if (seen.has(event.eventId) || event.eventId === facts.startEventId) continue;
    seen.add(event.eventId);
    if (!speaksOfSame(event, facts.matchValues)) continue;
    const { eventId, name, occurredAt, payload } = event;
    relevant.push({ eventId, name, occurredAt, payload, atMs: Date.parse(occurredAt) });
  }
  return relevant.sort((a, b) => a.atMs - b.atMs || compare(a.eventId, b.eventId));
}

/** By code units: ids and instants need no language, and comparing by one costs most of a reading. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function happenings(events: readonly TimedEvent[], rules: readonly EventRule[], sinceMs: number): Deciding[] {
  const found: Deciding[] = [];
  for (const event of events) {
    const rule = rules.find((one) => fitsRule(event, one));
    const atMs = rule && instantOf(event, rule, event.atMs);
    if (atMs !== undefined && atMs >= sinceMs) found.push({ atMs, eventId: event.eventId });
  }
  return found.length < 2
    ? found
    : found.sort((a, b) => a.atMs - b.atMs || compare(a.eventId ?? '', b.eventId ?? ''));
}

function fulfilments(facts: PromiseFacts, events: readonly TimedEvent[]): Deciding[] {
  const { measure, startedAtMs } = facts;
  const byHand = facts.acts
    .filter(({ kind }) => kind === 'kept')
    .map(({ atMs }) => ({ atMs, eventId: null }));
  if (measure.kind === 'time' || measure.kind === 'answered') {
    return [...happenings(events, measure.to, startedAtMs), ...byHand];
  }
  if (measure.kind !== 'count') return byHand;
  const last = happenings(events, [measure.event], startedAtMs)[measure.atLeast - 1];
  return last ? [last, ...byHand] : byHand;
}

function earliest(all: readonly Deciding[], nowMs: number): Deciding | undefined {
  return all.filter(({ atMs }) => atMs <= nowMs).sort((a, b) => a.atMs - b.atMs)[0];
}

function earliestExclusion(facts: PromiseFacts, events: readonly TimedEvent[], nowMs: number) {
  return facts.exclusions
    .flatMap(({ key, when }) =>
      when === undefined
        ? []
        : happenings(events, [when], facts.startedAtMs).map(({ atMs, eventId }) => ({
            key,
            atMs,
            eventId: eventId ?? '',
          })),
    )
    .filter(({ atMs }) => atMs <= nowMs)
    .sort((a, b) => a.atMs - b.atMs || compare(a.key, b.key))[0];
}

interface Due {
  dueAtMs: number | null;
  isOverrun: boolean;
  usedMs: number;
  usedShare: number;
  isPaused: boolean;
}

/** A named day, the one told to the customer when it was renegotiated above all, stands instead of the clock. */
function namedDue(facts: PromiseFacts): number | null {
  const renegotiated = facts.acts.find((act) => act.kind === 'renegotiated');
  return renegotiated?.kind === 'renegotiated' ? renegotiated.dueAtMs : facts.namedDueAtMs;
}

function readDue(
  facts: PromiseFacts,
  events: readonly TimedEvent[],
  calendar: CompiledCalendar,
  { fulfilledAtMs, nowMs }: { fulfilledAtMs: number | null; nowMs: number },
): Due {
  const endMs = Math.min(fulfilledAtMs ?? nowMs, nowMs);
  const named = namedDue(facts);
  if (named !== null) {
    const usedMs = Math.max(0, endMs - facts.startedAtMs);
    const usedShare = named > facts.startedAtMs ? usedMs / (named - facts.startedAtMs) : 1;
    return { dueAtMs: named, isOverrun: endMs > named, usedMs, usedShare, isPaused: false };
  }
  const clock = {
    startedAtMs: facts.startedAtMs,
    limitMs: facts.limitMs,
    pauses: pausesOf(facts, events),
    ...(fulfilledAtMs === null ? {} : { stoppedAtMs: fulfilledAtMs }),
  };
  const reading = readClock(calendar, clock, nowMs);
  return {
    dueAtMs: reading.dueAtMs ?? null,
    isOverrun: reading.overrun,
    usedMs: reading.usedMs,
    usedShare: Math.max(0, reading.usedMs / facts.limitMs),
    isPaused: reading.state === 'paused',
  };
}

/** Pauses that events tell of: from the first that stops the clock to the first after it that lets it run. */
function pausesOf({ measure, startedAtMs }: PromiseFacts, events: readonly TimedEvent[]): ClockPause[] {
  if (measure.kind !== 'time') return [];
  return measure.pauses.flatMap((pause) => {
    const marks: { stops: boolean; atMs: number }[] = [];
    for (const event of events) {
      const stops = fitsRule(event, pause.from);
      if (!stops && !fitsRule(event, pause.to)) continue;
      marks.push({ stops, atMs: instantOf(event, stops ? pause.from : pause.to, event.atMs) });
    }
    marks.sort((a, b) => a.atMs - b.atMs);
    const found: ClockPause[] = [];
    for (const { stops, atMs } of marks) {
      const open = found.at(-1);
      const isOpen = open !== undefined && open.toMs === undefined;
      if (stops && !isOpen) found.push({ fromMs: Math.max(atMs, startedAtMs) });
      else if (!stops && isOpen) open.toMs = Math.max(atMs, open.fromMs);
    }
    return found;
  });
}

/** Broken by the first repetition within the time, kept when the time has passed without one. */
function readFirstTime(
  facts: PromiseFacts,
  events: readonly TimedEvent[],
  calendar: CompiledCalendar,
  nowMs: number,
): PromiseReading {
  const clock = readDue(facts, events, calendar, { fulfilledAtMs: null, nowMs });
  const again = facts.measure.kind === 'right-first-time' ? facts.measure.again : [];
  const failure = earliest(happenings(events, again, facts.startedAtMs), nowMs);
  const dueAtMs = clock.dueAtMs;
  const base = {
    dueAtMs,
    usedMs: clock.usedMs,
    isPaused: false,
    usedShare: 0,
    evidence: [],
    excusedBy: null,
  };
  const act = facts.acts.find(({ kind }) => kind === 'excused' || kind === 'withdrawn');
  if (failure && (dueAtMs === null || failure.atMs <= dueAtMs)) {
    const broken = { ...base, fulfilledAtMs: failure.atMs, decidedAtMs: failure.atMs, usedShare: 1 };
    if (act?.kind === 'excused')
      return { ...base, state: 'excused', decidedAtMs: act.atMs, fulfilledAtMs: null };
    return { ...broken, state: 'broken', evidence: failure.eventId ? [failure.eventId] : [] };
  }
  if (dueAtMs !== null && nowMs >= dueAtMs) {
    return { ...base, state: 'kept', decidedAtMs: dueAtMs, fulfilledAtMs: dueAtMs };
  }
  if (act?.kind === 'excused' || act?.kind === 'withdrawn') {
    return { ...base, state: act.kind, decidedAtMs: act.atMs, fulfilledAtMs: null };
  }
  return { ...base, state: 'running', decidedAtMs: null, fulfilledAtMs: null };
}
