import { findEvent, type JobContext, type PlacedEvent } from '#platform';
import { claimDeliveries, type DeliveryRow, insertAttempt, recordOutcome } from '../data/delivery-queries.ts';
import { findWebhook, updateWebhook, type WebhookRow } from '../data/webhook-queries.ts';
import { type AttemptResult, judgeAttempt } from '../domain/delivery-rules.ts';
import { sendGuarded } from './guarded-request.ts';
import { openedSecret, signedHeaders } from './sign-message.ts';

const AT_ONCE = 10;
const TIMEOUT_MILLISECONDS = 10_000;
/** Read by an administrator in the list of deliveries. */
const UNREADABLE = 'the secret was sealed by a server with another PERENNIAL_SECRET; renew the secret';
/** Longer than any attempt can take: who holds a delivery for longer than this is lost, and it is sent again with the same id. */
const HELD_MILLISECONDS = 60_000;

/** Sends what is due for one webhook until nothing is. Returns how many attempts were made. */
export async function deliverDue(
  job: JobContext,
  webhookId: string,
  timeoutMilliseconds = TIMEOUT_MILLISECONDS,
): Promise<number> {
  let attempts = 0;
  while (!job.signal.aborted) {
    const claimed = await claimDue(job, webhookId);
    if (claimed.length === 0) break;
    await Promise.all(claimed.map((delivery) => attempt(job, delivery, timeoutMilliseconds)));
    attempts += claimed.length;
  }
  return attempts;
}

/** Takes up what is due; committed before anything is sent, so that a crash is seen as a claim that ran out. */
export async function claimDue(job: JobContext, webhookId: string): Promise<DeliveryRow[]> {
  const at = job.clock.now();
  const until = new Date(at.getTime() + HELD_MILLISECONDS);
  return job.inTransaction(async (ctx) => {
    const webhook = await findWebhook(ctx.db, webhookId);
    if (!webhook || webhook.paused_at !== null) return [];
    return claimDeliveries(ctx.db, { webhookId, at, until, limit: AT_ONCE });
  });
}

async function attempt(job: JobContext, delivery: DeliveryRow, timeoutMilliseconds: number): Promise<void> {
  const webhook = await findWebhook(job.db, delivery.webhook_id);
  if (!webhook) return;
  const event = await findEvent(job.db, delivery.event_id);
  if (!event) return withdraw(job, delivery);
  const started = performance.now();
  const result = await sendEvent(job, webhook, event, timeoutMilliseconds);
  await record(job, delivery, result, Math.round(performance.now() - started));
}

/** Sends one event as one signed message. */
export async function sendEvent(
  job: JobContext,
  webhook: WebhookRow,
  event: PlacedEvent,
  timeoutMilliseconds: number,
): Promise<AttemptResult> {
  const { eventId, position, name, occurredAt, partyId, payload } = event;
  const told = { eventId, position, event: name, occurredAt, partyId };
  const body = JSON.stringify(webhook.includes_payload ? { ...told, payload } : told);
  const sentAt = job.clock.now();
  const secrets = secretsAt(webhook, sentAt).flatMap((kept) => openedSecret(job.settings.vault, kept) ?? []);
  // The one before may still open when the present one does not; what is signed with it alone says so truly.
  if (secrets.length === 0) return { status: null, error: UNREADABLE };
  const headers = signedHeaders({ id: eventId, sentAt, body }, secrets);
  const mayReachPrivate = job.settings.webhooksReachPrivateNetworks;
  return sendGuarded(webhook.url, { headers, body }, { mayReachPrivate, timeoutMilliseconds });
}

function secretsAt(webhook: WebhookRow, at: Date): string[] {
  const { secret, previous_secret, previous_secret_until } = webhook;
  const stillSigns = previous_secret_until !== null && new Date(previous_secret_until) > at;
  return previous_secret !== null && stillSigns ? [secret, previous_secret] : [secret];
}

/** Writes down what came of an attempt, unless somebody else took the delivery up since. */
export async function record(
  job: JobContext,
  delivery: DeliveryRow,
  result: AttemptResult,
  milliseconds: number,
): Promise<void> {
  const { webhook_id, event_id, fence } = delivery;
  const at = job.clock.now();
  const verdict = judgeAttempt(result, delivery.failures);
  await job.inTransaction(async (ctx) => {
    const held = await recordOutcome(ctx.db, delivery, {
      state: verdict.kind === 'again' ? 'waiting' : verdict.kind,
      failures: verdict.kind === 'delivered' ? delivery.failures : delivery.failures + 1,
      nextAttemptAt: verdict.kind === 'again' ? new Date(at.getTime() + verdict.afterSeconds * 1000) : null,
      deliveredAt: verdict.kind === 'delivered' ? at : null,
    });
    if (!held) return;
    await insertAttempt(ctx.db, {
      webhook_id,
      event_id,
      fence,
      at: at.toISOString(),
      milliseconds,
      ...result,
    });
    if (verdict.kind === 'dead' && verdict.webhookIsGone) {
      await updateWebhook(ctx.db, webhook_id, { paused_at: at, paused_reason: 'gone' });
    }
  });
}

/** The event was erased with the person it was about: there is nothing left to tell. */
async function withdraw(job: JobContext, delivery: DeliveryRow): Promise<void> {
  const nothingMore = { failures: delivery.failures, nextAttemptAt: null, deliveredAt: null };
  await job.inTransaction((ctx) => recordOutcome(ctx.db, delivery, { state: 'withdrawn', ...nothingMore }));
}
