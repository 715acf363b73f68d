import { z } from 'zod';
import { instant, partyId, uuid } from '#contract-kit';
import { defineJob, type JobDefinition, type Pulse } from '#platform';
import type { GivenPromises } from '../actions/definitions.ts';
import { hearEvents, passEventsOn } from '../actions/hear-events.ts';
import { watchPromises } from '../actions/watch-promises.ts';

const toHear = z.object({
  events: z.array(
    z.object({
      partyId,
      eventId: uuid,
      name: z.string(),
      occurredAt: instant,
      payload: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** What hears of events: names of events are data here, so they are read from the one order and not listened to one by one. */
export function readingEvents(given: GivenPromises): { job: JobDefinition; pulse: Pulse } {
  const job = defineJob({
    name: 'promises.hear',
    payload: toHear,
    retryLimit: 10,
    run: (context, { events }) => hearEvents(context, given, events),
  });
  const pulse: Pulse = {
    name: 'promises.pass-events-on',
    everyMilliseconds: 1000,
    run: (context) => passEventsOn(context, given, (ctx, events) => ctx.enqueue(job, { events })),
  };
  return { job: job as unknown as JobDefinition, pulse };
}

/** Finds what broke, what is to be warned of and what is owed. */
export const watchPromisesJob = defineJob({
  name: 'promises.watch',
  payload: z.object({}),
  cron: '* * * * *',
  exclusive: true,
  run: (context) => watchPromises(context),
});
