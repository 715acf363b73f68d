import { z } from 'zod';
import { defineJob, forgetEvents, type JobContext, type Pulse } from '#platform';
import { deliverDue } from '../actions/deliver-due.ts';
import { placeAndFanOut } from '../actions/place-and-fan-out.ts';
import { sealPlainSecrets } from '../actions/seal-secrets.ts';
import { deleteOldDeliveries, listWebhooksWithWork } from '../data/delivery-queries.ts';

const DAY_MILLISECONDS = 86_400_000;
/** Other systems may be away for three months; after that they read the lists anew. */
const EVENTS_KEPT_DAYS = 90;

/** Gives events their place, so that the feed of changes is about a second old at most. */
export const placePulse: Pulse = {
  name: 'integrations.place-events',
  everyMilliseconds: 1000,
  run: placeAndFanOut,
};

/** Sends what is due. Each webhook is served by itself: one that hangs makes no other wait. */
export function deliverPulse(): Pulse {
  const busy = new Set<string>();
  return {
    name: 'integrations.deliver',
    everyMilliseconds: 1000,
    async run(job) {
      for (const webhookId of await listWebhooksWithWork(job.db, job.clock.now())) {
        if (busy.has(webhookId)) continue;
        busy.add(webhookId);
        void serve(job, webhookId).finally(() => busy.delete(webhookId));
      }
    },
  };
}

async function serve(job: JobContext, webhookId: string): Promise<void> {
  try {
    await deliverDue(job, webhookId);
  } catch (failure) {
    job.log.warn({ err: failure, webhookId }, 'a webhook could not be served; what it held is sent again');
  }
}

export const forgetEventsJob = defineJob({
  name: 'integrations.forget-events',
  payload: z.object({}),
  cron: '30 4 * * *',
  async run(job) {
    const before = new Date(job.clock.now().getTime() - EVENTS_KEPT_DAYS * DAY_MILLISECONDS);
    await job.inTransaction(async (ctx) => {
      const upTo = await forgetEvents(ctx.db, before);
      await deleteOldDeliveries(ctx.db, upTo);
    });
  },
});

/** Secrets of webhooks added by a version that kept them readable. */
export const sealSecretsJob = defineJob({
  name: 'integrations.seal-secrets',
  payload: z.object({}),
  cron: '40 4 * * *',
  async run(job) {
    const sealed = await job.inTransaction(sealPlainSecrets);
    if (sealed > 0) job.log.info({ sealed }, 'secrets of webhooks are sealed now');
  },
});
