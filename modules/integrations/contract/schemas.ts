import { z } from 'zod';
import { instant, partyId, uuid } from '#contract-kit';

/** Where another system is told of events. */
export const webhook = z.object({
  webhookId: uuid,
  name: z.string(),
  url: z.string(),
  /** Names of events; empty means all. */
  eventNames: z.array(z.string()),
  /** Whether the event's values are sent, or only its name and ids. */
  includesPayload: z.boolean(),
  createdAt: instant,
  createdByName: z.string(),
  pausedAt: instant.nullable(),
  pausedReason: z.enum(['asked', 'gone']).nullable(),
  waiting: z.int(),
  dead: z.int(),
  lastDeliveredAt: instant.nullable(),
  version: z.int(),
});
export type Webhook = z.infer<typeof webhook>;

export const webhookForm = z.object({
  name: z.string().trim().min(1, 'give a name').max(100),
  url: z.url('give an address such as https://example.org/hook').max(2000),
  eventNames: z.array(z.string().max(100)).max(200).default([]),
  includesPayload: z.boolean().default(false),
});
export type WebhookForm = z.infer<typeof webhookForm>;

/** One event on its way to one webhook. */
export const delivery = z.object({
  eventId: uuid,
  position: z.int(),
  eventName: z.string(),
  partyId: partyId.nullable(),
  state: z.enum(['waiting', 'delivered', 'dead', 'withdrawn']),
  attempts: z.array(
    z.object({
      at: instant,
      milliseconds: z.int(),
      status: z.int().nullable(),
      error: z.string().nullable(),
    }),
  ),
  nextAttemptAt: instant.nullable(),
  deliveredAt: instant.nullable(),
});
export type Delivery = z.infer<typeof delivery>;

/** An event as the feed of changes tells it. */
export const change = z.object({
  position: z.int(),
  eventId: uuid,
  event: z.string(),
  occurredAt: instant,
  partyId: partyId.nullable(),
  /** Null for those who may not see every class of fields. */
  payload: z.record(z.string(), z.unknown()).nullable(),
});
export type Change = z.infer<typeof change>;
