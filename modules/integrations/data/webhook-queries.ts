import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Database } from '#platform';
import type { IntegrationsTables } from './tables.ts';

type WebhookTable = IntegrationsTables['integrations.webhook'];
export type WebhookRow = Selectable<WebhookTable>;

/** A webhook with how its deliveries stand. */
export interface WebhookStanding extends WebhookRow {
  waiting: number;
  dead: number;
  last_delivered_at: string | null;
}

const tables = (db: Database) => db.withTables<IntegrationsTables>();

export async function insertWebhook(db: Database, row: Insertable<WebhookTable>): Promise<void> {
  await tables(db).insertInto('integrations.webhook').values(row).execute();
}

/** There are a handful of them; they are read whole, by name. */
export async function listWebhookRows(db: Database, webhookId?: string): Promise<WebhookStanding[]> {
  const { rows } = await sql<WebhookStanding>`
    select webhook.*,
      (select count(*) from integrations.delivery d where d.webhook_id = webhook.webhook_id and d.state = 'waiting') as waiting,
      (select count(*) from integrations.delivery d where d.webhook_id = webhook.webhook_id and d.state = 'dead') as dead,
      (select max(delivered_at) from integrations.delivery d where d.webhook_id = webhook.webhook_id) as last_delivered_at
    from integrations.webhook where ${webhookId ? sql`webhook_id = ${webhookId}` : sql`true`}
    order by name, webhook_id`.execute(db);
  return rows;
}

export async function findWebhook(db: Database, webhookId: string): Promise<WebhookRow | undefined> {
  return tables(db)
    .selectFrom('integrations.webhook')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .executeTakeFirst();
}

/** Webhooks an event may be for, held so that none is removed before its delivery is written. */
export async function listWebhooksToTell(tx: Database): Promise<WebhookRow[]> {
  return tables(tx).selectFrom('integrations.webhook').selectAll().forShare().execute();
}

/** `undefined` when it is not at that version any more. */
export async function updateWebhook(
  db: Database,
  webhookId: string,
  change: Updateable<WebhookTable>,
  version?: number,
): Promise<WebhookRow | undefined> {
  let query = tables(db)
    .updateTable('integrations.webhook')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('webhook_id', '=', webhookId);
  if (version !== undefined) query = query.where('version', '=', version);
  return query.returningAll().executeTakeFirst();
}

export async function deleteWebhook(db: Database, webhookId: string): Promise<boolean> {
  const result = await tables(db)
    .deleteFrom('integrations.webhook')
    .where('webhook_id', '=', webhookId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
