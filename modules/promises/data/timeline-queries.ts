import { sql } from 'kysely';
import type { LocalText } from '#form-kit';
import type { Database, TimelineQuery } from '#platform';

export interface PromiseTimelineRow {
  kind: string;
  entry_id: string;
  at: string;
  by_name: string | null;
  text: LocalText | null;
  own_words: string | null;
  due_at: string | null;
  note: string | null;
  amount_minor: number | null;
  currency: string | null;
}

/** What was promised to a customer and what became of it, newest first; promises between departments aside. */
export async function listPromiseFacts(
  db: Database,
  { partyId, before, limit }: TimelineQuery,
): Promise<PromiseTimelineRow[]> {
  const { rows } = await sql<PromiseTimelineRow>`
    select fact.*, definition.body -> 'text' as text, fact.own_words from (
      select 'promise.given' as kind, promise.promise_id as entry_id, promise.started_at as at, promise.given_by_name as by_name,
             promise.definition_key, promise.definition_version, promise.own_words, promise.due_at, null as note,
             null::bigint as amount_minor, null as currency
      from promises.promise promise where promise.party_id = ${partyId} and not promise.is_internal
      union all
      select 'promise.' || promise.state, md5(promise.promise_id::text || promise.state)::uuid, promise.decided_at, null,
             promise.definition_key, promise.definition_version, promise.own_words, promise.due_at, null, null, null
      from promises.promise promise
      where promise.party_id = ${partyId} and promise.decided_at is not null and not promise.is_internal
      union all
      select 'promise.' || said.kind, said.fact_id, said.at, said.by_name,
             promise.definition_key, promise.definition_version, promise.own_words, said.new_due_at, said.note, null, null
      from promises.promise promise
      join promises.promise_fact said on said.party_id = promise.party_id and said.promise_id = promise.promise_id
      where promise.party_id = ${partyId} and said.kind in ('renegotiated', 'recovered') and not promise.is_internal
      union all
      select 'redress.paid', payment.payment_id, payment.paid_at, payment.by_name,
             promise.definition_key, promise.definition_version, promise.own_words, null, payment.reference,
             payment.amount_minor, payment.currency
      from promises.redress_payment payment
      join promises.promise promise on promise.party_id = payment.party_id and promise.promise_id = payment.promise_id
      where payment.party_id = ${partyId}
    ) fact
    left join promises.definition definition
      on definition.definition_key = fact.definition_key and definition.version = fact.definition_version
    where ${before ? sql`(at, entry_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)` : sql`true`}
    order by at desc, entry_id desc
    limit ${limit}`.execute(db);
  return rows;
}
