import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PromiseDefinitionGiven, promiseDefinition } from '#pack-kit';
import { compileCalendar } from '#working-time';
import { handedOver, repairedInTime, rightFirstTime, visitedOften } from '../testing/index.ts';
import type { HeardEvent } from './match-events.ts';
import { type PromiseAct, type PromiseFacts, readPromise, shareUsedAt } from './read-promise.ts';

const HOUR_MS = 3_600_000;
const at = (local: string) => Date.parse(`${local}+08:00`);
const office = compileCalendar({
  timeZone: 'Asia/Shanghai',
  week: [...Array.from({ length: 5 }, () => [{ from: '09:00', to: '18:00' }]), [], []],
});
const always = compileCalendar({
  timeZone: 'Asia/Shanghai',
  week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
});

let told = 0;
function event(name: string, local: string, payload: Record<string, unknown> = {}): HeardEvent {
  told += 1;
  const eventId = `01890000-0000-7000-8000-${String(told).padStart(12, '0')}`;
  return { eventId, name, occurredAt: new Date(at(local)).toISOString(), payload };
}

function promiseOf(
  given: PromiseDefinitionGiven,
  startedAt: string,
  more: { events?: HeardEvent[]; acts?: PromiseAct[]; matchValues?: Record<string, unknown> } = {},
): PromiseFacts {
  const { measure, exclusions } = promiseDefinition.parse(given);
  const seconds = measure.kind === 'answered' ? measure.withinSeconds : measure.within.seconds;
  return {
    measure,
    exclusions,
    matchValues: more.matchValues ?? {},
    startedAtMs: at(startedAt),
    startEventId: null,
    limitMs: seconds * 1000,
    namedDueAtMs: null,
    events: more.events ?? [],
    acts: more.acts ?? [],
  };
}

const FRIDAY = '2026-11-20T16:00';

describe('four working hours promised on a Friday at 16:00 (T-23)', () => {
  const waiting = [event('repair.waiting', '2026-11-23T09:30'), event('repair.resumed', '2026-11-23T11:30')];
  const done = event('repair.done', '2026-11-23T12:30', { works: true });

  it('are due on Monday at 11:00', () => {
    const reading = readPromise(promiseOf(repairedInTime, FRIDAY), office, at('2026-11-20T17:00'));
    expect(reading).toMatchObject({ state: 'running', dueAtMs: at('2026-11-23T11:00'), usedShare: 0.25 });
  });

  it('are due at 13:00 after a pause of two hours, and kept when done at 12:30', () => {
    const paused = promiseOf(repairedInTime, FRIDAY, { events: waiting });
    expect(readPromise(paused, office, at('2026-11-23T12:00')).dueAtMs).toBe(at('2026-11-23T13:00'));

    const reading = readPromise(
      promiseOf(repairedInTime, FRIDAY, { events: [...waiting, done] }),
      office,
      at('2026-12-01T09:00'),
    );
    expect(reading).toMatchObject({
      state: 'kept',
      decidedAtMs: at('2026-11-23T12:30'),
      usedMs: 3.5 * HOUR_MS,
    });
  });

  it('are broken at 11:00 without the pause, and then done late', () => {
    const facts = promiseOf(repairedInTime, FRIDAY, { events: [done] });
    expect(readPromise(facts, office, at('2026-11-23T11:00')).state).toBe('running');
    expect(readPromise(facts, office, at('2026-12-01T09:00'))).toMatchObject({
      state: 'broken',
      decidedAtMs: at('2026-11-23T11:00'),
      fulfilledAtMs: at('2026-11-23T12:30'),
    });
  });

  it('have no due time while they are paused', () => {
    const facts = promiseOf(repairedInTime, FRIDAY, { events: waiting.slice(0, 1) });
    const reading = readPromise(facts, office, at('2026-11-25T10:00'));
    expect(reading).toMatchObject({ state: 'running', dueAtMs: null, isPaused: true });
    expect(shareUsedAt(facts, office, 0.8, at('2026-11-25T10:00'))).toBeNull();
  });

  it('are half used at 18:00 on Friday, and four fifths at 10:12 on Monday', () => {
    const facts = promiseOf(repairedInTime, FRIDAY);
    const now = at('2026-11-20T16:05');
    expect(shareUsedAt(facts, office, 0.5, now)).toBe(at('2026-11-20T18:00'));
    expect(shareUsedAt(facts, office, 0.8, now)).toBe(at('2026-11-23T10:12'));
  });
});

describe('what is said of a promise', () => {
  const later = at('2026-12-01T09:00');

  it('ends it: withdrawn, excused by hand, or excused by an event before it broke', () => {
    const acts = (kind: 'withdrawn' | 'excused'): PromiseAct[] => [{ kind, atMs: at('2026-11-20T17:00') }];
    for (const kind of ['withdrawn', 'excused'] as const) {
      const facts = promiseOf(repairedInTime, FRIDAY, { acts: acts(kind) });
      expect(readPromise(facts, office, later).state).toBe(kind);
    }
    const lost = promiseOf(repairedInTime, FRIDAY, { events: [event('repair.lost', '2026-11-23T10:00')] });
    expect(readPromise(lost, office, later)).toMatchObject({ state: 'excused', excusedBy: 'lost' });
    const tooLate = promiseOf(repairedInTime, FRIDAY, { events: [event('repair.lost', '2026-11-24T10:00')] });
    expect(readPromise(tooLate, office, later).state).toBe('broken');
  });

  it('gives it a new day, by which alone it is then measured', () => {
    const acts: PromiseAct[] = [
      { kind: 'renegotiated', atMs: at('2026-11-23T10:00'), dueAtMs: at('2026-11-25T12:00') },
    ];
    const events = [event('repair.done', '2026-11-25T11:00', { works: true })];
    expect(readPromise(promiseOf(repairedInTime, FRIDAY, { acts, events }), office, later).state).toBe(
      'kept',
    );
    expect(readPromise(promiseOf(repairedInTime, FRIDAY, { acts }), office, later)).toMatchObject({
      state: 'broken',
      decidedAtMs: at('2026-11-25T12:00'),
    });
  });

  it('is of one thing only: what another one does decides nothing', () => {
    const matchValues = { repairId: 'R-1' };
    const events = [event('repair.done', '2026-11-23T09:30', { works: true, repairId: 'R-2' })];
    expect(readPromise(promiseOf(repairedInTime, FRIDAY, { matchValues, events }), office, later).state).toBe(
      'broken',
    );
  });
});

describe('the other measures', () => {
  it('count what happens in time', () => {
    const visits = ['2026-11-21T10:00', '2026-11-28T10:00', '2026-12-05T10:00'].map((when) =>
      event('plan.visited', when),
    );
    const late = event('plan.visited', '2026-12-25T10:00');
    const now = at('2027-01-15T10:00');
    expect(readPromise(promiseOf(visitedOften, FRIDAY, { events: visits }), always, now).state).toBe('kept');
    const tooFew = promiseOf(visitedOften, FRIDAY, { events: [...visits.slice(0, 2), late] });
    expect(readPromise(tooFew, always, now)).toMatchObject({ state: 'broken' });
  });

  it('hold when nothing had to be done again in time', () => {
    const back = event('repair.received', '2026-12-01T10:00');
    const soon = at('2026-12-10T10:00');
    const long = at('2027-01-15T10:00');
    expect(readPromise(promiseOf(rightFirstTime, FRIDAY), always, soon).state).toBe('running');
    expect(readPromise(promiseOf(rightFirstTime, FRIDAY), always, long)).toMatchObject({
      state: 'kept',
      decidedAtMs: at(FRIDAY) + 30 * 24 * HOUR_MS,
    });
    const again = promiseOf(rightFirstTime, FRIDAY, { events: [back] });
    expect(readPromise(again, always, long)).toMatchObject({
      state: 'broken',
      decidedAtMs: at('2026-12-01T10:00'),
    });
  });

  it('answer within seconds, at any hour', () => {
    const facts = promiseOf(handedOver, '2026-11-21T23:30', {
      events: [event('bench.answered', '2026-11-22T00:29')],
    });
    expect(readPromise(facts, always, at('2026-11-23T00:00')).state).toBe('kept');
  });
});

describe('where a promise stands', () => {
  const happening = fc.record({
    name: fc.constantFrom('repair.waiting', 'repair.resumed', 'repair.done', 'repair.lost'),
    hours: fc.integer({ min: 0, max: 400 }),
    works: fc.boolean(),
    repairId: fc.constantFrom('R-1', 'R-2'),
  });
  const story = fc.array(happening, { maxLength: 12 }).map((all) =>
    all.map(({ name, hours, works, repairId }, index) => ({
      eventId: `01890000-0000-7000-8000-${String(index).padStart(12, '9')}`,
      name,
      occurredAt: new Date(at(FRIDAY) + hours * HOUR_MS).toISOString(),
      payload: { works, repairId },
    })),
  );
  const standing = (events: HeardEvent[], nowHours: number) =>
    readPromise(
      promiseOf(repairedInTime, FRIDAY, { events, matchValues: { repairId: 'R-1' } }),
      office,
      at(FRIDAY) + nowHours * HOUR_MS,
    );

  it('does not depend on the order in which events arrive, nor on how often', () => {
    fc.assert(
      fc.property(
        story.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
          ),
        ),
        fc.integer({ min: 0, max: 500 }),
        ([events, shuffled], now) => {
          expect(standing(shuffled, now)).toEqual(standing(events, now));
        },
      ),
      { seed: 23, numRuns: 300 },
    );
  });

  it('is the same for ever once it is decided, if nothing more is learnt', () => {
    fc.assert(
      fc.property(
        story,
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        (events, a, b) => {
          const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
          const known = events.filter(
            ({ occurredAt }) => Date.parse(occurredAt) <= at(FRIDAY) + earlier * HOUR_MS,
          );
          const before = standing(known, earlier);
          if (before.state === 'running') return;
          const after = standing(known, later);
          expect([after.state, after.decidedAtMs]).toEqual([before.state, before.decidedAtMs]);
        },
      ),
      { seed: 29, numRuns: 300 },
    );
  });

  it('is kept or broken by the same clock that says when it is due', () => {
    fc.assert(
      fc.property(story, (events) => {
        const reading = standing(events, 5000);
        if (reading.state === 'kept')
          expect(reading.decidedAtMs).toBeLessThanOrEqual(reading.dueAtMs ?? Number.POSITIVE_INFINITY);
        if (reading.state === 'broken') expect(reading.decidedAtMs).toBe(reading.dueAtMs);
      }),
      { seed: 31, numRuns: 300 },
    );
  });
});
