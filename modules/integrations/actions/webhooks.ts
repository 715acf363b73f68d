import { z } from 'zod';
import { notFound, type Page, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor, eventsBetween } from '#platform';
import {
  type Delivery,
  integrationsProblems,
  type Webhook,
  type WebhookForm,
  webhookTried,
} from '../contract/index.ts';
import {
  type DeliveryRow,
  listAttempts,
  listDeliveryRows,
  reviveDeliveries,
} from '../data/delivery-queries.ts';
import {
  deleteWebhook,
  findWebhook,
  insertWebhook,
  listWebhookRows,
  updateWebhook,
  type WebhookRow,
  type WebhookStanding,
} from '../data/webhook-queries.ts';
import { addressFault } from './guarded-request.ts';
import { writeDeliveries } from './place-and-fan-out.ts';
import { newSecret, sealedSecret } from './sign-message.ts';

/** For how long the secret before still signs, so that a receiver can change over. */
const OLD_SECRET_MILLISECONDS = 86_400_000;

/** All webhooks with how they stand. */
export async function listWebhooks(ctx: ActionContext, eventNames: readonly string[]) {
  return { items: (await listWebhookRows(ctx.db)).map(show), eventNames: [...eventNames] };
}

export async function addWebhook(ctx: ActionContext, form: WebhookForm, known: readonly string[]) {
  refuseBadForm(ctx, form, known);
  const webhookId = ctx.newId();
  const secret = newSecret();
  await insertWebhook(ctx.db, {
    webhook_id: webhookId,
    ...rowOf(form),
    secret: sealedSecret(ctx.settings.vault, secret),
    previous_secret: null,
    created_at: ctx.clock.now(),
    created_by_name: ctx.actor.displayName,
    paused_reason: null,
  });
  ctx.audit({ subjectKind: 'webhook', subjectId: webhookId, url: form.url });
  return { webhook: await getWebhook(ctx, webhookId), secret };
}

export async function changeWebhook(
  ctx: ActionContext,
  webhookId: string,
  { version, paused, ...form }: WebhookForm & { version: number; paused: boolean },
  known: readonly string[],
): Promise<Webhook> {
  refuseBadForm(ctx, form, known);
  const before = await requireWebhook(ctx, webhookId);
  const pause = paused
    ? { paused_at: before.paused_at ?? ctx.clock.now(), paused_reason: before.paused_reason ?? 'asked' }
    : { paused_at: null, paused_reason: null };
  if (!(await updateWebhook(ctx.db, webhookId, { ...rowOf(form), ...pause }, version))) {
    refuse(
      integrationsProblems.webhookChangedMeanwhile,
      'the webhook was changed since it was read; read it again and repeat the change',
    );
  }
  ctx.audit({ subjectKind: 'webhook', subjectId: webhookId, paused });
  return getWebhook(ctx, webhookId);
}

export async function removeWebhook(ctx: ActionContext, webhookId: string) {
  if (!(await deleteWebhook(ctx.db, webhookId))) refuseUnknown();
  ctx.audit({ subjectKind: 'webhook', subjectId: webhookId });
  return {};
}

export async function renewSecret(ctx: ActionContext, webhookId: string) {
  const before = await requireWebhook(ctx, webhookId);
  const secret = newSecret();
  const until = new Date(ctx.clock.now().getTime() + OLD_SECRET_MILLISECONDS);
  await updateWebhook(ctx.db, webhookId, {
    secret: sealedSecret(ctx.settings.vault, secret),
    previous_secret: before.secret,
    previous_secret_until: until,
  });
  ctx.audit({ subjectKind: 'webhook', subjectId: webhookId });
  return { webhook: await getWebhook(ctx, webhookId), secret };
}

/** Announces an event that is for this webhook alone; it goes the way of all others. */
export async function tryWebhook(ctx: ActionContext, webhookId: string) {
  await requireWebhook(ctx, webhookId);
  await ctx.announce(webhookTried, { partyId: null, webhookId });
  ctx.audit({ subjectKind: 'webhook', subjectId: webhookId });
  return {};
}

export interface Replay {
  eventIds: readonly string[];
  since: string | null;
  dead: boolean;
}

/** Lets events go out again, with the ids they had, so that a receiver who has them already can tell. */
export async function replayDeliveries(ctx: ActionContext, webhookId: string, replay: Replay) {
  const webhook = await requireWebhook(ctx, webhookId);
  const at = ctx.clock.now();
  const eventIds = [...replay.eventIds];
  if (replay.since !== null) {
    const events = await eventsBetween(ctx.db, replay.since, at.toISOString());
    await writeDeliveries(ctx, webhook, events);
    eventIds.push(...events.map(({ eventId }) => eventId));
  }
  let replayed = eventIds.length > 0 ? await reviveDeliveries(ctx.db, { webhookId, eventIds }, at) : 0;
  if (replay.dead) replayed += await reviveDeliveries(ctx.db, { webhookId, onlyDead: true }, at);
  ctx.audit({ subjectKind: 'webhook', subjectId: webhookId, replayed });
  return { replayed };
}

const cursorValues = z.tuple([z.int()]);

/** What was sent or waits, latest first. */
export async function listDeliveries(
  ctx: ActionContext,
  webhookId: string,
  query: { limit: number; cursor?: string | undefined; state?: DeliveryRow['state'] | undefined },
): Promise<Page<Delivery>> {
  await requireWebhook(ctx, webhookId);
  const before = query.cursor === undefined ? null : decodeCursor(query.cursor, cursorValues)[0];
  const filter = { webhookId, state: query.state };
  const rows = await listDeliveryRows(ctx.db, filter, { before, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  const attempts = await listAttempts(
    ctx.db,
    webhookId,
    shown.map(({ event_id }) => event_id),
  );
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      eventId: row.event_id,
      position: row.position,
      eventName: row.event_name,
      partyId: row.subject_id,
      state: row.state,
      attempts: attempts
        .filter(({ event_id }) => event_id === row.event_id)
        .map(({ at, milliseconds, status, error }) => ({ at, milliseconds, status, error })),
      nextAttemptAt: row.next_attempt_at,
      deliveredAt: row.delivered_at,
    })),
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.position]) : null,
  };
}

function refuseBadForm(ctx: ActionContext, form: WebhookForm, known: readonly string[]): void {
  const fault = addressFault(form.url, ctx.settings.webhooksReachPrivateNetworks);
  if (fault !== undefined) refuse(integrationsProblems.addressNotAllowed, fault);
  refuseUnknownEvents(form.eventNames, known);
}

export function refuseUnknownEvents(names: readonly string[], known: readonly string[]): void {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    refuse(
      integrationsProblems.unknownEvent,
      `no event is called ${unknown.join(', ')}; choose from the list`,
    );
  }
}

async function requireWebhook(ctx: ActionContext, webhookId: string): Promise<WebhookRow> {
  return (await findWebhook(ctx.db, webhookId)) ?? refuseUnknown();
}

async function getWebhook(ctx: ActionContext, webhookId: string): Promise<Webhook> {
  const [row] = await listWebhookRows(ctx.db, webhookId);
  return row ? show(row) : refuseUnknown();
}

function refuseUnknown(): never {
  return refuse(notFound, 'there is no such webhook');
}

const rowOf = (form: WebhookForm) => ({
  name: form.name,
  url: form.url,
  event_names: form.eventNames,
  includes_payload: form.includesPayload,
});

function show(row: WebhookStanding): Webhook {
  return {
    webhookId: row.webhook_id,
    name: row.name,
    url: row.url,
    eventNames: row.event_names,
    includesPayload: row.includes_payload,
    createdAt: row.created_at,
    createdByName: row.created_by_name,
    pausedAt: row.paused_at,
    pausedReason: row.paused_reason,
    waiting: row.waiting,
    dead: row.dead,
    lastDeliveredAt: row.last_delivered_at,
    version: row.version,
  };
}
