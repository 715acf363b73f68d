import { type RawBuilder, sql } from 'kysely';
import type { FollowUpRule } from '#pack-kit';

/** Which customers: one, or those from one id up to another. */
export type Among = { partyId: string } | { fromPartyId: string | null; beforePartyId: string | null };

/** What anchors are read with. */
export interface AnchorMoment {
  timeZone: string;
  today: string;
}

function within(column: RawBuilder<unknown>, among: Among): RawBuilder<unknown> {
  if ('partyId' in among) return sql`${column} = ${among.partyId}::uuid`;
  const from = among.fromPartyId ? sql`${column} >= ${among.fromPartyId}::uuid` : sql`true`;
  const before = among.beforePartyId ? sql`${column} < ${among.beforePartyId}::uuid` : sql`true`;
  return sql`${from} and ${before}`;
}

const ofType = (typeKey: string | undefined) =>
  typeKey === undefined ? sql`true` : sql`appointment.type_key = ${typeKey}`;

/**
 * What a trigger counts from: `party_id`, `subject_id`, `anchor_on`, at most one a subject. Read from the facts of the
 * modules that hold them each time, so that a fact taken back takes its follow-ups along.
 */
export function anchors(
  { trigger, stops }: Pick<FollowUpRule, 'trigger' | 'stops'>,
  among: Among,
  { timeZone, today }: AnchorMoment,
): RawBuilder<unknown> {
  const dayOf = (instant: RawBuilder<unknown>) => sql`(${instant} at time zone ${timeZone}::text)::date`;
  const stands = (status: RawBuilder<unknown>) =>
    stops.includes('returned') ? sql`${status} <> 'cancelled'` : sql`true`;
  switch (trigger.on) {
    case 'process-step-left':
      return sql`
        select party_id, process_id as subject_id,
          ${dayOf(trigger.occasion === 'first' ? sql`min(at)` : sql`max(at)`)} as anchor_on
        from service_processes.shared_step_left
        where template_key = ${trigger.templateKey} and step_key = ${trigger.stepKey}
          and ${stands(sql`status`)} and ${within(sql`party_id`, among)}
        group by party_id, process_id`;
    case 'process-ended':
      return sql`
        select party_id, process_id as subject_id, ${dayOf(sql`ended_at`)} as anchor_on
        from service_processes.shared_process
        where template_key = ${trigger.templateKey} and ended_at is not null and ${stands(sql`status`)}
          and ${within(sql`party_id`, among)}`;
    case 'appointment-booked':
      return sql`
        select party_id, appointment_id as subject_id, ${dayOf(sql`starts_at`)} as anchor_on
        from appointments.shared_appointment appointment
        where status = 'booked' and starts_at >= (${today}::date at time zone ${timeZone}::text)
          and ${ofType(trigger.typeKey)} and ${within(sql`party_id`, among)}`;
    case 'appointment-attended':
    case 'appointment-missed':
      return sql`
        select party_id, appointment_id as subject_id, ${dayOf(sql`starts_at`)} as anchor_on
        from appointments.shared_appointment appointment
        where status = ${trigger.on === 'appointment-attended' ? 'done' : 'no-show'}
          and ${ofType(trigger.typeKey)} and ${within(sql`party_id`, among)}`;
    case 'last-purchase':
      return sql`
        select party_id, party_id as subject_id, ${dayOf(sql`max(ordered_at)`)} as anchor_on
        from orders.shared_order_line where kind = 'purchase' and ${within(sql`party_id`, among)}
        group by party_id`;
    case 'last-contact':
      return sql`
        select party_id, party_id as subject_id, max(on_day) as anchor_on from (
          select party_id, ${dayOf(sql`max(occurred_at)`)} as on_day from timeline.shared_call
          where outcome = 'reached' and ${within(sql`party_id`, among)} group by party_id
          union all
          select party_id, ${dayOf(sql`max(starts_at)`)} from appointments.shared_appointment
          where status = 'done' and ${within(sql`party_id`, among)} group by party_id) contact
        group by party_id`;
    case 'asset-installed':
    case 'asset-warranty-end': {
      const day = trigger.on === 'asset-installed' ? sql`installed_on` : sql`warranty_ends_on`;
      return sql`
        select party_id, asset_id as subject_id, ${day} as anchor_on from assets.shared_asset
        where ${day} is not null and ${trigger.category ? sql`category = ${trigger.category}` : sql`true`}
          and ${stops.includes('returned') ? sql`ended_on is null` : sql`true`} and ${within(sql`party_id`, among)}`;
    }
    case 'birthday':
      return sql`
        select party_id, party_id as subject_id, born_on as anchor_on from parties.shared_party
        where born_on is not null and ${within(sql`party_id`, among)}`;
  }
}
