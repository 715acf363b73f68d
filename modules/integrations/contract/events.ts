import { z } from 'zod';
import { defineEvent, uuid } from '#contract-kit';

/** Somebody tries a webhook out; sent to that webhook alone. */
export const webhookTried = defineEvent({
  name: 'webhook.tried',
  payload: z.object({ partyId: z.null(), webhookId: uuid }),
  timeline: 'hidden',
});

export const integrationsEvents = [webhookTried] as const;
