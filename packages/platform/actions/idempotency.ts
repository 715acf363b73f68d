import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { conflictingIdempotencyKey, refuse } from '#contract-kit';
import type { ActionContext } from './action-context.ts';

export interface SavedAnswer {
  status: number;
  response: unknown;
}

/** What makes two requests the same one: who is asked to do what, with which values. */
export function requestHash(parts: { method: string; url: string; body: unknown }): string {
  return createHash('sha256')
    .update(JSON.stringify([parts.method, parts.url, parts.body ?? null]))
    .digest('hex');
}

/**
 * Claims an idempotency key inside the transaction. A second request with the key waits here for the first to end,
 * then gets its answer; the row vanishes with the transaction if the first one fails, so it may be tried again.
 */
export async function claimIdempotencyKey(
  ctx: ActionContext,
  key: string,
  hash: string,
): Promise<SavedAnswer | undefined> {
  const claimed = await sql`
    insert into platform.idempotency_key (actor_id, key, request_hash, status, created_at)
    values (${ctx.actor.actorId}, ${key}, ${hash}, 0, ${ctx.clock.now()})
    on conflict (actor_id, key) do nothing`.execute(ctx.db);
  if (claimed.numAffectedRows === 1n) return undefined;
  const { rows } = await sql<{ requestHash: string; status: number; response: unknown }>`
    select request_hash as "requestHash", status, response from platform.idempotency_key
    where actor_id = ${ctx.actor.actorId} and key = ${key}`.execute(ctx.db);
  const saved = rows[0];
  if (saved?.requestHash !== hash) {
    refuse(
      conflictingIdempotencyKey,
      'this Idempotency-Key was used for a different request; send a new key',
    );
  }
  return { status: saved.status, response: saved.response };
}

/** Keeps the answer for whoever repeats the request. */
export async function saveAnswer(ctx: ActionContext, key: string, answer: SavedAnswer): Promise<void> {
  await sql`
    update platform.idempotency_key
    set status = ${answer.status}, response = ${JSON.stringify(answer.response ?? null)}
    where actor_id = ${ctx.actor.actorId} and key = ${key}`.execute(ctx.db);
}
