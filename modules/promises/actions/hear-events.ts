import type { PromiseDefinition } from '#pack-kit';
import { type ActionContext, eventReach, eventsAfter, type JobContext } from '#platform';
import { listVersions } from '../data/definition-queries.ts';
import { findReading, keepEvent, moveReading, takeReading } from '../data/event-queries.ts';
import { listPromisesFor, lockParty } from '../data/promise-queries.ts';
import { type HeardEvent, rulesOf } from '../domain/match-events.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { currentOf, type GivenPromises } from './definitions.ts';
import { KEPT_BY } from './promise-facts.ts';
import { startByEvent } from './start-promise.ts';

const MOST_AT_ONCE = 500;

/** An event on its way to the promises it may speak of. */
export type EventToHear = HeardEvent & { partyId: string };

/**
 * Reads on in the one order of events and passes on those that some promise speaks of. Which those are is data, so no
 * event is wired in. The place is kept in the transaction that passes them on: none is lost, none passed on twice.
 */
export async function passEventsOn(
  job: JobContext,
  given: GivenPromises,
  pass: (ctx: ActionContext, events: EventToHear[]) => Promise<void>,
): Promise<void> {
  const { last } = await eventReach(job.db);
  const reading = await findReading(job.db);
  if (reading !== undefined && reading >= last) return;
  let isMore = true;
  while (isMore && !job.signal.aborted) {
    isMore = await job.inTransaction(async (ctx) => {
      const after = await takeReading(ctx.db, last);
      const names = await namesOfInterest(ctx, given);
      const events = await eventsAfter(ctx.db, { after, upTo: last, names, limit: MOST_AT_ONCE });
      const toHear = events.flatMap(({ partyId, eventId, name, occurredAt, payload }) =>
        partyId === null ? [] : [{ partyId, eventId, name, occurredAt, payload }],
      );
      if (toHear.length > 0) await pass(ctx, toHear);
      const isFull = events.length === MOST_AT_ONCE;
      await moveReading(ctx.db, isFull ? (events.at(-1)?.position ?? last) : Math.max(after, last));
      return isFull;
    });
  }
}

async function namesOfInterest(ctx: ActionContext, given: GivenPromises): Promise<string[]> {
  const stored = await listVersions(ctx.db);
  const bodies = [...stored.map(({ body }) => body), ...given.definitions];
  return [...new Set([...bodies.flatMap(namesIn), ...KEPT_BY])];
}

function namesIn(definition: PromiseDefinition): string[] {
  return [
    ...rulesOf(definition.measure).map(({ event }) => event),
    ...definition.exclusions.flatMap(({ when }) => when?.event ?? []),
  ];
}

/**
 * Hears of some events, each in a transaction of its own. One that fails keeps none of the others waiting; all are
 * passed on again, and those that were heard are passed over.
 */
export async function hearEvents(
  job: JobContext,
  given: GivenPromises,
  events: readonly EventToHear[],
): Promise<void> {
  const failures: unknown[] = [];
  for (const event of events) {
    job.signal.throwIfAborted();
    await job.inTransaction((ctx) => hearEvent(ctx, given, event)).catch((failure) => failures.push(failure));
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} events could not be heard`);
}

/**
 * Hears of one event: begins the promises it begins and reads anew those it may decide. Events may come late, twice or
 * in any order; where a promise stands is the same in the end.
 */
export async function hearEvent(ctx: ActionContext, given: GivenPromises, told: EventToHear): Promise<void> {
  const { partyId, ...event } = told;
  await lockParty(ctx.db, partyId);
  const stored = await listVersions(ctx.db);
  const current = currentOf(stored, given).filter(({ definition }) =>
    namesIn(definition).includes(event.name),
  );
  const known = stored.filter(({ body }) => namesIn(body).includes(event.name));
  const keys = [
    ...new Set([
      ...current.map(({ definition }) => definition.key),
      ...known.map((row) => row.definition_key),
    ]),
  ];
  const keptByCall = KEPT_BY.some((name) => name === event.name);
  const before = await listPromisesFor(ctx.db, partyId, { definitionKeys: keys, keptByCall });
  if (current.length === 0 && before.length === 0) return;
  if (!(await keepEvent(ctx.db, partyId, event))) return;
  for (const promise of before) await bringUpToDate(ctx, promise);
  for (const definition of current) await startByEvent(ctx, definition, partyId, event);
}
