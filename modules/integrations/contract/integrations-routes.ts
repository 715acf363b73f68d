import { z } from 'zod';
import { defineRoute, instant, page, pageQuery, type RouteMap, uuid } from '#contract-kit';
import { changesRead, integrationsManage } from './permissions.ts';
import { addressNotAllowed, changesForgotten, unknownEvent, webhookChangedMeanwhile } from './problems.ts';
import { change, delivery, webhook, webhookForm } from './schemas.ts';

const ofWebhook = z.object({ webhookId: uuid });
const withSecret = z.object({
  webhook,
  secret: z.string().meta({ description: 'Shown this once; signs every message' }),
});

export const integrationsRoutes = {
  listWebhooks: defineRoute({
    method: 'GET',
    path: '/api/webhooks',
    summary: 'Webhooks, with what waits and what could not be delivered, and the events there are',
    permission: integrationsManage,
    response: z.object({ items: z.array(webhook), eventNames: z.array(z.string()) }),
  }),
  addWebhook: defineRoute({
    method: 'POST',
    path: '/api/webhooks',
    summary: 'Tell another system of events; the answer holds the secret, once',
    permission: integrationsManage,
    audit: 'webhook.added',
    tellsOnce: true,
    body: webhookForm,
    response: withSecret,
    status: 201,
    problems: [addressNotAllowed, unknownEvent],
  }),
  changeWebhook: defineRoute({
    method: 'PUT',
    path: '/api/webhooks/:webhookId',
    summary: 'Change, pause or resume a webhook',
    permission: integrationsManage,
    audit: 'webhook.changed',
    params: ofWebhook,
    body: webhookForm.extend({ version: z.int(), paused: z.boolean() }),
    response: webhook,
    problems: [addressNotAllowed, unknownEvent, webhookChangedMeanwhile],
  }),
  removeWebhook: defineRoute({
    method: 'DELETE',
    path: '/api/webhooks/:webhookId',
    summary: 'Remove a webhook with its log; what waits is not sent',
    permission: integrationsManage,
    audit: 'webhook.removed',
    params: ofWebhook,
    response: z.object({}),
  }),
  renewSecret: defineRoute({
    method: 'POST',
    path: '/api/webhooks/:webhookId/secrets',
    summary: 'Make a new secret; the old one signs beside it for a day',
    permission: integrationsManage,
    audit: 'webhook.secret-renewed',
    tellsOnce: true,
    params: ofWebhook,
    response: withSecret,
    status: 201,
  }),
  tryWebhook: defineRoute({
    method: 'POST',
    path: '/api/webhooks/:webhookId/trials',
    summary: 'Send an event that means nothing, to see whether it arrives',
    permission: integrationsManage,
    audit: 'webhook.tried',
    params: ofWebhook,
    response: z.object({}),
    status: 202,
  }),
  listDeliveries: defineRoute({
    method: 'GET',
    path: '/api/webhooks/:webhookId/deliveries',
    summary: 'What was sent or waits to be, latest first, with every attempt',
    permission: integrationsManage,
    params: ofWebhook,
    query: z.object({
      ...pageQuery,
      state: z.enum(['waiting', 'delivered', 'dead', 'withdrawn']).optional(),
    }),
    response: page(delivery),
  }),
  replayDeliveries: defineRoute({
    method: 'POST',
    path: '/api/webhooks/:webhookId/replays',
    summary: 'Send events again, with the ids they had',
    permission: integrationsManage,
    audit: 'webhook.replayed',
    params: ofWebhook,
    body: z.object({
      eventIds: z.array(uuid).max(200).default([]),
      since: instant
        .nullable()
        .default(null)
        .meta({ description: 'Every event since then that the webhook is for' }),
      dead: z.boolean().default(false).meta({ description: 'Everything that could not be delivered' }),
    }),
    response: z.object({ replayed: z.int() }),
  }),
  listChanges: defineRoute({
    method: 'GET',
    path: '/api/changes',
    summary: 'Events after a position, in the one order of the system; keep `next` and ask again',
    permission: changesRead,
    query: z.object({
      after: z.coerce.number().int().min(0).optional().meta({
        description: 'The `next` of the answer before; from the oldest that is kept when left out',
      }),
      events: z.string().max(2000).optional().meta({ description: 'Names of events, with commas between' }),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    response: z.object({ items: z.array(change), next: z.int(), hasMore: z.boolean() }),
    problems: [changesForgotten, unknownEvent],
  }),
} satisfies RouteMap;
