import { type RawBuilder, sql } from 'kysely';
import { askedPaths } from '#form-kit';
import type { FollowUpRule, FollowUpTrigger } from '#pack-kit';
import { type Among, within } from './among.ts';
import { conditionOn } from './condition-query.ts';
import { lastContacts } from './last-contact-queries.ts';

/** What anchors are read with. */
export interface AnchorMoment {
  timeZone: string;
  today: string;
}

/** What of a rule says where it counts from; rules that agree in it share one reading of the facts. */
export type Ground = Pick<FollowUpRule, 'trigger' | 'when' | 'until'> & {
  /** What was given up is no ground any more. */
  endsWhenReturned: boolean;
};

export function groundOf({ trigger, when, until, stops }: FollowUpRule): Ground {
  return { trigger, when, until, endsWhenReturned: stops.includes('returned') };
}

/**
 * What a trigger counts from: `party_id`, `subject_id`, `anchor_on`, `is_settled`, at most one a subject. Read from the
 * facts of the modules that hold them each time, so that a fact taken back takes its follow-ups along.
 */
export function anchors(ground: Ground, among: Among, moment: AnchorMoment): RawBuilder<unknown> {
  const { when, until } = ground;
  if (!when && !until) {
    return sql`select party_id, subject_id, anchor_on, false as is_settled from (${found(ground, among, moment)}) found`;
  }
  const { told, latest, ever } = toldOf(ground, among);
  return sql`
    select found.party_id, found.subject_id, found.anchor_on, ${until ? conditionOn(ever, until) : sql`false`} as is_settled
    from (${found(ground, among, moment)}) found ${told}
    where ${when ? conditionOn(latest, when) : sql`true`}`;
}

/**
 * What conditions ask about. Of a process `when` asks the latest answers of each step; `until` the last answer ever
 * given to each question, because a later round of the step that asks it no more does not take the decision back.
 */
function toldOf({ trigger, when, until }: Ground, among: Among) {
  if (!('templateKey' in trigger)) return { told: sql``, latest: sql`found.told`, ever: sql`found.told` };
  const paths = [when, until].flatMap((rule) => (rule ? askedPaths(rule) : []));
  const steps = [...new Set(paths.map((path) => path.split('.')[0] ?? ''))];
  const told = sql`
    left join (
      select party_id, process_id, jsonb_object_agg(step_key, latest) as latest, jsonb_object_agg(step_key, ever) as ever
      from (
        select party_id, process_id, step_key, (array_agg(answers order by position desc))[1] as latest,
          coalesce(jsonb_object_agg(given.key, given.value order by position)
            filter (where given.value <> 'null'::jsonb), '{}') as ever
        from service_processes.shared_step_answers left join lateral jsonb_each(answers) given on true
        where step_key = any(${steps}::text[]) and ${within(sql`party_id`, among)}
        group by party_id, process_id, step_key) step
      group by party_id, process_id) told
      on told.party_id = found.party_id and told.process_id = found.subject_id`;
  return { told, latest: sql`coalesce(told.latest, '{}')`, ever: sql`coalesce(told.ever, '{}')` };
}

const ofType = (typeKey: string | undefined) =>
  typeKey === undefined ? sql`true` : sql`appointment.type_key = ${typeKey}`;

function found(
  { trigger, endsWhenReturned }: Ground,
  among: Among,
  { timeZone, today }: AnchorMoment,
): RawBuilder<unknown> {
  const dayOf = (instant: RawBuilder<unknown>) => sql`(${instant} at time zone ${timeZone}::text)::date`;
  const stands = (status: RawBuilder<unknown>) =>
    endsWhenReturned ? sql`${status} <> 'cancelled'` : sql`true`;
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
    case 'appointment-attended':
    case 'appointment-missed':
      return sql`
        select party_id, appointment_id as subject_id, ${dayOf(sql`starts_at`)} as anchor_on,
          jsonb_build_object('type', type_key) as told
        from appointments.shared_appointment appointment
        where ${appointmentStands(trigger.on, { timeZone, today })}
          and ${ofType(trigger.typeKey)} and ${within(sql`party_id`, among)}`;
    case 'last-purchase':
      return sql`
        select party_id, party_id as subject_id, ${dayOf(sql`max(ordered_at)`)} as anchor_on
        from orders.shared_order_line where kind = 'purchase' and ${within(sql`party_id`, among)}
        group by party_id`;
    case 'last-contact':
      return sql`
        select party_id, party_id as subject_id, on_day as anchor_on
        from (${lastContacts(among, timeZone)}) latest`;
    case 'asset-installed':
    case 'asset-warranty-end': {
      const day = trigger.on === 'asset-installed' ? sql`installed_on` : sql`warranty_ends_on`;
      return sql`
        select party_id, asset_id as subject_id, ${day} as anchor_on,
          jsonb_build_object('category', category, 'make', make, 'model', model,
            'side', side, 'place', place, 'status', status) as told
        from assets.shared_asset
        where ${day} is not null and ${trigger.category ? sql`category = ${trigger.category}` : sql`true`}
          and ${endsWhenReturned ? sql`ended_on is null` : sql`true`} and ${within(sql`party_id`, among)}`;
    }
    case 'birthday':
      return sql`
        select party_id, party_id as subject_id, born_on as anchor_on from parties.shared_party
        where born_on is not null and ${within(sql`party_id`, among)}`;
  }
}

function appointmentStands(on: FollowUpTrigger['on'], { timeZone, today }: AnchorMoment) {
  if (on === 'appointment-attended') return sql`status = 'done'`;
  if (on === 'appointment-missed') return sql`status = 'no-show'`;
  return sql`status = 'booked' and starts_at >= (${today}::date at time zone ${timeZone}::text)`;
}
