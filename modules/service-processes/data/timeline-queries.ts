import { sql } from 'kysely';
import type { Database, TimelineQuery } from '#platform';
import type { ProcessTemplate } from '../contract/index.ts';
import type { ProcessFactRow } from './process-queries.ts';

export type ProcessFactOnTimeline = Pick<
  ProcessFactRow,
  'fact_id' | 'kind' | 'at' | 'by_name' | 'step_key' | 'to_step' | 'reason' | 'note'
> & { template: ProcessTemplate };

/** What was done in a customer's processes, newest first; what was undone is left out. */
export async function listProcessFacts(
  db: Database,
  { partyId, before, limit }: TimelineQuery,
): Promise<ProcessFactOnTimeline[]> {
  const { rows } = await sql<ProcessFactOnTimeline>`
    select fact.fact_id, fact.kind, fact.at, fact.by_name, fact.step_key, fact.to_step, fact.reason, fact.note,
           template.body as template
    from service_processes.process_fact fact
    join service_processes.process process
      on process.party_id = fact.party_id and process.process_id = fact.process_id
    join service_processes.template template
      on template.template_key = process.template_key and template.template_version = process.template_version
    where fact.party_id = ${partyId} and fact.undone_at is null
      and ${before ? sql`(fact.at, fact.fact_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)` : sql`true`}
    order by fact.at desc, fact.fact_id desc
    limit ${limit}`.execute(db);
  return rows;
}
