import { type ActionContext, type JobContext, type PlacedEvent, placeEvents } from '#platform';
import { insertDeliveries } from '../data/delivery-queries.ts';
import { listWebhooksToTell, type WebhookRow } from '../data/webhook-queries.ts';
import { webhookWants } from '../domain/delivery-rules.ts';

/** Gives waiting events their place and writes down who is to be told of each, until none waits. */
export async function placeAndFanOut(job: JobContext): Promise<void> {
  while (!job.signal.aborted) {
    const placed = await job.inTransaction(async (ctx) => {
      const events = await placeEvents(ctx.db);
      if (events.length > 0) await fanOut(ctx, events);
      return events.length;
    });
    if (placed === 0) return;
  }
}

async function fanOut(ctx: ActionContext, events: readonly PlacedEvent[]): Promise<void> {
  for (const webhook of await listWebhooksToTell(ctx.db)) await writeDeliveries(ctx, webhook, events);
}

/** Writes the deliveries of one webhook; those that are there already are left alone. Returns how many are new. */
export async function writeDeliveries(
  ctx: ActionContext,
  webhook: WebhookRow,
  events: readonly PlacedEvent[],
): Promise<number> {
  const { webhook_id, event_names } = webhook;
  const wanted = events.filter((event) =>
    webhookWants({ webhookId: webhook_id, eventNames: event_names }, event),
  );
  return insertDeliveries(
    ctx.db,
    wanted.map((event) => ({
      webhook_id,
      event_id: event.eventId,
      position: event.position,
      event_name: event.name,
      subject_id: event.partyId,
      state: 'waiting' as const,
      next_attempt_at: ctx.clock.now(),
    })),
  );
}
