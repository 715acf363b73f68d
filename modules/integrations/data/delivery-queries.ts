import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database } from '#platform';
import type { IntegrationsTables } from './tables.ts';

type DeliveryTable = IntegrationsTables['integrations.delivery'];
export type DeliveryRow = Selectable<DeliveryTable>;
export type AttemptRow = Selectable<IntegrationsTables['integrations.attempt']>;

const tables = (db: Database) => db.withTables<IntegrationsTables>();

/** Writes deliveries; one that is there already stays as it is. */
export async function insertDeliveries(
  tx: Database,
  rows: readonly Insertable<DeliveryTable>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const result = await tables(tx)
    .insertInto('integrations.delivery')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
}

/** Webhooks that have something to send at an instant. */
export async function listWebhooksWithWork(db: Database, at: Date): Promise<string[]> {
  const { rows } = await sql<{ webhookId: string }>`
    select distinct delivery.webhook_id as "webhookId"
    from integrations.delivery join integrations.webhook using (webhook_id)
    where state = 'waiting' and next_attempt_at <= ${at} and (claimed_until is null or claimed_until <= ${at})
      and paused_at is null`.execute(db);
  return rows.map(({ webhookId }) => webhookId);
}

/**
 * Takes up deliveries that are due and marks until when they are held. What concerns one customer goes out in order:
 * nothing is taken while something earlier about them still waits. Rows another worker is taking are passed over.
 */
export async function claimDeliveries(
  tx: Database,
  claim: { webhookId: string; at: Date; until: Date; limit: number },
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    with due as (
      select webhook_id, event_id from integrations.delivery one
      where webhook_id = ${claim.webhookId} and state = 'waiting' and next_attempt_at <= ${claim.at}
        and (claimed_until is null or claimed_until <= ${claim.at})
        and (subject_id is null or not exists (
          select 1 from integrations.delivery earlier
          where earlier.webhook_id = one.webhook_id and earlier.subject_id = one.subject_id
            and earlier.state = 'waiting' and earlier.position < one.position))
      order by position limit ${claim.limit}
      for update skip locked
    )
    update integrations.delivery set claimed_until = ${claim.until}, fence = fence + 1
    from due where delivery.webhook_id = due.webhook_id and delivery.event_id = due.event_id
    returning delivery.*`.execute(tx);
  return rows.sort((a, b) => a.position - b.position);
}

/** What came of an attempt, written only by whoever still holds the delivery. False when somebody else took it up since. */
export async function recordOutcome(
  tx: Database,
  held: Pick<DeliveryRow, 'webhook_id' | 'event_id' | 'fence'>,
  outcome: Pick<DeliveryRow, 'state' | 'failures'> & {
    nextAttemptAt: Date | null;
    deliveredAt: Date | null;
  },
): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('integrations.delivery')
    .set({
      state: outcome.state,
      failures: outcome.failures,
      next_attempt_at: outcome.nextAttemptAt,
      delivered_at: outcome.deliveredAt,
      claimed_until: null,
    })
    .where('webhook_id', '=', held.webhook_id)
    .where('event_id', '=', held.event_id)
    .where('fence', '=', held.fence)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertAttempt(tx: Database, row: AttemptRow): Promise<void> {
  await tables(tx).insertInto('integrations.attempt').values(row).execute();
}

/** Latest first. */
export async function listDeliveryRows(
  db: Database,
  filter: { webhookId: string; state?: DeliveryRow['state'] | undefined },
  page: { before: number | null; limit: number },
): Promise<DeliveryRow[]> {
  let query = tables(db)
    .selectFrom('integrations.delivery')
    .selectAll()
    .where('webhook_id', '=', filter.webhookId)
    .orderBy('position', 'desc')
    .limit(page.limit);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (page.before !== null) query = query.where('position', '<', page.before);
  return query.execute();
}

/** Attempts of some deliveries, oldest first. */
export async function listAttempts(
  db: Database,
  webhookId: string,
  eventIds: readonly string[],
): Promise<AttemptRow[]> {
  if (eventIds.length === 0) return [];
  return tables(db)
    .selectFrom('integrations.attempt')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .where('event_id', 'in', [...eventIds])
    .orderBy('fence')
    .execute();
}

/** Lets deliveries that ended wait again. Ids stay, so that a receiver who has them already can tell. */
export async function reviveDeliveries(
  tx: Database,
  which: { webhookId: string; eventIds?: readonly string[]; onlyDead?: boolean },
  at: Date,
): Promise<number> {
  let query = tables(tx)
    .updateTable('integrations.delivery')
    .set({ state: 'waiting', failures: 0, next_attempt_at: at, claimed_until: null, delivered_at: null })
    .where('webhook_id', '=', which.webhookId)
    .where('state', 'in', which.onlyDead ? ['dead'] : ['dead', 'delivered']);
  if (which.eventIds) query = query.where('event_id', 'in', [...which.eventIds]);
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Forgets deliveries that ended, of events that are no longer kept. */
export async function deleteOldDeliveries(tx: Database, upToPosition: number): Promise<void> {
  await tables(tx)
    .deleteFrom('integrations.delivery')
    .where('state', '<>', 'waiting')
    .where('position', '<=', upToPosition)
    .execute();
}
