import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partyCreated } from '#modules/parties/contract';
import { aParty } from '#modules/parties/testing';
import { type ActionContext, findEvent, type JobContext, jobContext, openVault } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import type { WebhookForm } from '../contract/index.ts';
import { findWebhook, updateWebhook } from '../data/webhook-queries.ts';
import { WAITS_SECONDS } from '../domain/delivery-rules.ts';
import { aReceiver, type Receiver } from '../testing/index.ts';
import { claimDue, deliverDue, record, sendEvent } from './deliver-due.ts';
import { placeAndFanOut } from './place-and-fan-out.ts';
import { sealPlainSecrets } from './seal-secrets.ts';
import {
  addWebhook,
  changeWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  renewSecret,
  replayDeliveries,
  tryWebhook,
} from './webhooks.ts';

const MONDAY = '2026-03-02T09:00:00.000Z';
const KNOWN = ['party.created', 'party.changed', 'party.archived', 'webhook.tried'];
const TIMEOUT_MILLISECONDS = 400;

describe('webhooks', () => {
  let database: TestDatabase;
  let receiver: Receiver;
  let job: JobContext;
  let webhookId: string;
  let secret: string;
  beforeAll(async () => {
    database = await testDatabase();
    const context = await jobContext(database.platform, 'test', new AbortController().signal);
    job = { ...context, settings: { ...context.settings, webhooksReachPrivateNetworks: true } };
  });
  beforeEach(async () => {
    database.clock.moveTo(MONDAY);
    receiver = await aReceiver();
    await place();
    ({
      secret,
      webhook: { webhookId },
    } = await add());
  });
  afterEach(async () => {
    await act((ctx) => removeWebhook(ctx, webhookId));
    await receiver.close();
  });
  afterAll(() => database.drop());

  const act = <T>(work: (ctx: ActionContext) => Promise<T>) =>
    database.act('administrator', (ctx) => work({ ...ctx, settings: job.settings }));
  const add = (form: Partial<WebhookForm> = {}) =>
    act((ctx) =>
      addWebhook(
        ctx,
        {
          name: 'the till',
          url: receiver.url,
          eventNames: ['party.created'],
          includesPayload: false,
          ...form,
        },
        KNOWN,
      ),
    );
  const place = () => placeAndFanOut(job);
  const deliver = () => deliverDue(job, webhookId, TIMEOUT_MILLISECONDS);
  const aCustomer = () => act((ctx) => aParty(ctx));
  const log = async () =>
    (await act((ctx) => listDeliveries(ctx, webhookId, { limit: 50 }))).items.map(({ state, attempts }) => [
      state,
      attempts.map(({ status, error }) => status ?? error),
    ]);
  const later = (seconds: number) =>
    database.clock.moveTo(new Date(database.clock.now().getTime() + seconds * 1000).toISOString());

  it('carry an id, a time and a signature the receiver can check, and only ids unless values are wanted', async () => {
    const party = await aCustomer();
    await place();

    await deliver();

    const [message] = receiver.received;
    const sent = JSON.parse(message?.body ?? '');
    expect(sent).toEqual({
      eventId: message?.id,
      position: expect.any(Number),
      event: 'party.created',
      occurredAt: MONDAY,
      partyId: party.partyId,
    });
    expect(message?.headers['webhook-timestamp']).toBe(String(Date.parse(MONDAY) / 1000));
    expect(message?.headers['webhook-signature']).toBe(`v1,${signatureOf(message, secret)}`);
  });

  it('are signed with the secret of before as well for a day after it was renewed', async () => {
    const renewed = await act((ctx) => renewSecret(ctx, webhookId));
    await aCustomer();
    await place();
    await deliver();
    later(86_401);
    await aCustomer();
    await place();
    await deliver();

    const [first, second] = receiver.received;
    expect(first?.headers['webhook-signature']).toBe(
      `v1,${signatureOf(first, renewed.secret)} v1,${signatureOf(first, secret)}`,
    );
    expect(second?.headers['webhook-signature']).toBe(`v1,${signatureOf(second, renewed.secret)}`);
  });

  it('are signed with secrets that the database does not show, the one before included', async () => {
    const renewed = await act((ctx) => renewSecret(ctx, webhookId));

    const kept = JSON.stringify(await findWebhook(database.db, webhookId));

    for (const shown of [secret, renewed.secret]) {
      expect(kept).not.toContain(shown);
      expect(kept).not.toContain(shown.replace('whsec_', ''));
    }
    expect(kept).not.toContain('whsec_');
  });

  it('go on being signed with a secret kept readable by an earlier version, which is sealed in the night', async () => {
    const plain = { secret: `whsec_${btoa('now')}`, previous_secret: `whsec_${btoa('before')}` };
    const until = new Date(Date.parse(MONDAY) + 3_600_000);
    await act((ctx) => updateWebhook(ctx.db, webhookId, { ...plain, previous_secret_until: until }));
    await aCustomer();
    await place();
    await deliver();

    expect(await act(sealPlainSecrets)).toBe(1);
    expect(await act(sealPlainSecrets)).toBe(0);

    await aCustomer();
    await place();
    await deliver();
    expect(JSON.stringify(await findWebhook(database.db, webhookId))).not.toContain('whsec_');
    expect(receiver.received.map((message) => message.headers['webhook-signature'])).toEqual(
      receiver.received.map(
        (message) =>
          `v1,${signatureOf(message, plain.secret)} v1,${signatureOf(message, plain.previous_secret)}`,
      ),
    );
    expect(receiver.received).toHaveLength(2);
  });

  it('are not sent unsigned by a server with another secret; the log says what to do, and renewing helps', async () => {
    const vault = openVault('the secret of another server');
    const elsewhere = { ...job, settings: { ...job.settings, vault } };
    await aCustomer();
    await place();

    await deliverDue(elsewhere, webhookId, TIMEOUT_MILLISECONDS);

    expect(receiver.received).toEqual([]);
    expect(await log()).toEqual([['waiting', [expect.stringContaining('renew the secret')]]]);
    const renewed = await act((ctx) => renewSecret({ ...ctx, settings: elsewhere.settings }, webhookId));
    later(6);
    await deliverDue(elsewhere, webhookId, TIMEOUT_MILLISECONDS);
    const [message] = receiver.received;
    expect(message?.headers['webhook-signature']).toBe(`v1,${signatureOf(message, renewed.secret)}`);
  });

  it('are sent again, later and later, with the same id, until the receiver takes them', async () => {
    await aCustomer();
    await place();
    receiver.react(() => (receiver.received.length < 3 ? 500 : 200));

    await deliver();
    expect(await deliver()).toBe(0);
    later(WAITS_SECONDS[0]);
    await deliver();
    later(WAITS_SECONDS[1]);
    await deliver();

    expect(await log()).toEqual([['delivered', [500, 500, 200]]]);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  });

  it('do not wait for a receiver that hangs, and are given up after the last try', async () => {
    await aCustomer();
    await place();
    receiver.react(() => 'hang');
    await deliver();
    expect(await log()).toEqual([['waiting', ['no answer in time']]]);

    receiver.react(() => 503);
    for (const seconds of WAITS_SECONDS) {
      later(seconds);
      await deliver();
    }

    const [[state, attempts]] = (await log()) as [[string, unknown[]]];
    expect([state, attempts.length]).toEqual(['dead', WAITS_SECONDS.length + 1]);
    expect((await act((ctx) => listWebhooks(ctx, KNOWN))).items).toMatchObject([{ dead: 1, waiting: 0 }]);
    receiver.react(() => 200);
    expect(
      await act((ctx) => replayDeliveries(ctx, webhookId, { eventIds: [], since: null, dead: true })),
    ).toEqual({ replayed: 1 });
    await deliver();
    expect((await log())[0]?.[0]).toBe('delivered');
  });

  it('pause themselves when the receiver says it is gone', async () => {
    await aCustomer();
    await place();
    receiver.react(() => 410);

    await deliver();

    expect((await act((ctx) => listWebhooks(ctx, KNOWN))).items).toMatchObject([
      { pausedReason: 'gone', dead: 1 },
    ]);
    await aCustomer();
    await place();
    expect(await deliver()).toBe(0);
  });

  it('tell of one customer in order: nothing overtakes what still waits, others go on', async () => {
    const [webhook] = (await act((ctx) => listWebhooks(ctx, KNOWN))).items;
    if (!webhook) throw new Error('the webhook is missing');
    await act((ctx) => changeWebhook(ctx, webhookId, { ...webhook, eventNames: [], paused: false }, KNOWN));
    const ann = await aCustomer();
    await act((ctx) => ctx.announce(partyCreated, { partyId: ann.partyId, kind: 'person' }));
    const bob = await aCustomer();
    await place();
    receiver.react(({ body }) => (body.includes(ann.partyId) && receiver.received.length <= 2 ? 500 : 200));

    await deliver();
    const first = told();
    later(WAITS_SECONDS[0]);
    await deliver();

    expect(first).toEqual([ann.partyId, bob.partyId]);
    expect(told()).toEqual([ann.partyId, bob.partyId, ann.partyId, ann.partyId]);
    const positions = receiver.received
      .filter(({ body }) => body.includes(ann.partyId))
      .map(({ body }) => JSON.parse(body).position as number);
    expect(positions[0]).toBe(positions[1]);
    expect(positions[2]).toBeGreaterThan(positions[1] ?? 0);
  });

  it('speak of nobody who was erased meanwhile', async () => {
    const party = await aCustomer();
    await place();
    await sql`delete from platform.event where party_id = ${party.partyId}`.execute(database.db);

    await deliver();

    expect(receiver.received).toEqual([]);
    expect(await log()).toEqual([['withdrawn', []]]);
  });

  it('can be tried out, alone, and refuse an address inside unless a setting allows it', async () => {
    const other = await add({ name: 'another' });
    await act((ctx) => tryWebhook(ctx, webhookId));
    await place();
    await deliverDue(job, other.webhook.webhookId);
    expect(receiver.received).toEqual([]);

    await deliver();

    expect(receiver.received.map(({ body }) => JSON.parse(body).event)).toEqual(['webhook.tried']);
    await act((ctx) => removeWebhook(ctx, other.webhook.webhookId));
    await expect(
      database.act('administrator', (ctx) =>
        addWebhook(ctx, { name: 'x', url: receiver.url, eventNames: [], includesPayload: false }, KNOWN),
      ),
    ).rejects.toMatchObject({ problem: { code: 'webhook-address-not-allowed' } });
    await expect(add({ eventNames: ['party.creatd'] })).rejects.toMatchObject({
      problem: { code: 'unknown-event' },
    });
  });

  it('lose nothing and never send without an id the receiver can drop, wherever a worker dies', async () => {
    // A worker that dies between two steps: after claiming, after sending, or not at all.
    const deaths = fc.array(fc.constantFrom('after-claim', 'after-send', 'lives' as const), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(deaths, async (course) => {
        receiver.received.length = 0;
        const party = await aCustomer();
        await place();
        for (const death of course) {
          await workUntil(death);
          later(61);
        }
        await deliver();

        const mine = receiver.received.filter(({ body }) => body.includes(party.partyId));
        expect(new Set(mine.map(({ id }) => id)).size).toBe(1);
        expect(mine.length).toBe(1 + deathsBeforeSuccess(course));
        expect((await log()).every(([state]) => state === 'delivered')).toBe(true);
      }),
      { numRuns: 12, seed: 20260302 },
    );
  });

  it('refuse what an earlier holder says after another took the delivery up', async () => {
    await aCustomer();
    await place();
    const [slow] = await claimDue(job, webhookId);
    if (!slow) throw new Error('nothing was claimed');
    later(61);
    await deliver();

    await record(job, slow, { status: 500, error: null }, 1);

    expect(await log()).toEqual([['delivered', [200]]]);
  });

  async function workUntil(death: 'after-claim' | 'after-send' | 'lives'): Promise<void> {
    if (death === 'lives') {
      await deliver();
      return;
    }
    const claimed = await claimDue(job, webhookId);
    if (death === 'after-claim') return;
    for (const delivery of claimed) {
      const webhook = await findWebhook(job.db, webhookId);
      const event = await findEvent(job.db, delivery.event_id);
      if (webhook && event) await sendEvent(job, webhook, event, TIMEOUT_MILLISECONDS);
    }
  }

  /** Messages that went out although nobody lived to write it down. */
  function deathsBeforeSuccess(course: readonly string[]): number {
    const lived = course.indexOf('lives');
    return (lived < 0 ? course : course.slice(0, lived)).filter((death) => death === 'after-send').length;
  }

  const told = () => receiver.received.map(({ body }) => JSON.parse(body).partyId as string);
});

function signatureOf(message: { id: string; headers: object; body: string } | undefined, secret: string) {
  const timestamp = (message?.headers as Record<string, string> | undefined)?.['webhook-timestamp'];
  return createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`${message?.id}.${timestamp}.${message?.body}`)
    .digest('base64');
}
