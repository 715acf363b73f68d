import { holds } from '#form-kit';
import type { EventRule, PromiseMeasure } from '#pack-kit';

/** Something that happened with a customer, as another module told it. */
export interface HeardEvent {
  eventId: string;
  name: string;
  occurredAt: string;
  payload: Readonly<Record<string, unknown>>;
}

/** Values of events that must be alike, by field. */
export type MatchValues = Readonly<Record<string, unknown>>;

/** Whether an event is one that a rule speaks of. */
export function fitsRule(event: HeardEvent, rule: EventRule): boolean {
  return event.name === rule.event && (rule.where === undefined || holds(rule.where, event.payload));
}

/** When what the event tells of happened; when the event was told, if it names no instant of its own. */
export function instantOf(
  event: HeardEvent,
  rule: EventRule,
  happenedAtMs = Date.parse(event.occurredAt),
): number {
  const named = rule.at === undefined ? undefined : event.payload[rule.at];
  const namedMs = typeof named === 'string' ? Date.parse(named) : Number.NaN;
  return Number.isNaN(namedMs) ? happenedAtMs : namedMs;
}

/** What later events must have in common with the first. */
export function matchValuesOf(event: HeardEvent, fields: readonly string[]): MatchValues {
  return Object.fromEntries(fields.map((field) => [field, event.payload[field] ?? null]));
}

/** Whether an event speaks of the same thing; fields it does not have at all are not asked for. */
export function speaksOfSame(event: HeardEvent, values: MatchValues): boolean {
  // Asked of every event of every promise: a plain loop, since lists made for it would cost more than the question.
  for (const field in values) {
    const value = values[field];
    if (value !== null && field in event.payload && event.payload[field] !== value) return false;
  }
  return true;
}

/** Every rule of a measure, whatever it is for. */
export function rulesOf(measure: PromiseMeasure): EventRule[] {
  const begun = measure.from === undefined ? [] : [measure.from];
  switch (measure.kind) {
    case 'time':
      return [...begun, ...measure.to, ...measure.pauses.flatMap(({ from, to }) => [from, to])];
    case 'answered':
      return [...begun, ...measure.to];
    case 'count':
      return [...begun, measure.event];
    case 'right-first-time':
      return [...begun, ...measure.again];
  }
}
