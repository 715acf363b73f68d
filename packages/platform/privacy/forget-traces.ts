import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { Erased } from './personal-data.ts';

/**
 * Removes the copies of people's values that the machinery keeps for a while: saved answers of repeated requests and the
 * payloads of jobs that wait or are done. A job at work keeps its payload until it ends and is then deleted by the queue.
 */
export async function forgetTraces(tx: Database, { partyIds, values }: Erased): Promise<void> {
  const traces = [...partyIds, ...values.map(asInJson)];
  await sql`
    delete from platform.idempotency_key
    where exists (select 1 from unnest(${traces}::text[]) as wanted (trace)
                  where position(wanted.trace in response::text) > 0)`.execute(tx);
  await sql`
    delete from pgboss.job
    where state <> 'active'
      and exists (select 1 from unnest(${traces}::text[]) as wanted (trace)
                  where position(wanted.trace in data::text) > 0)`.execute(tx);
}

const asInJson = (value: string) => JSON.stringify(value).slice(1, -1);
