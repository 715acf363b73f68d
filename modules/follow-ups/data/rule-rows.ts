import { type RawBuilder, sql } from 'kysely';
import type { FollowUpRule } from '#pack-kit';
import { monthsAndDays } from '../domain/rule-days.ts';

/** A rule that is on, and the first day it plans. */
export interface PlannedRule {
  rule: FollowUpRule;
  fromOn: string;
}

const DAYS_OF_MONTH = 30.436875;
/** By how much days counted in mean months may miss the calendar over ten years, and more. */
const SLACK_DAYS = 7;

/** Rules as rows, so that what they share is read once for all of them. */
export function ruleRows(rules: readonly PlannedRule[]): RawBuilder<unknown> {
  return sql`
    select * from jsonb_to_recordset(${JSON.stringify(rules.map(rowOf))}::jsonb) as rule (
      rule_key text, rule_version int, from_on date, offset_months int, offset_days int, start_days int,
      repeat_months int, repeat_days int, period_days float8, rolls_forward boolean, on_closed_day text,
      channels text[], phone_for_old boolean, roles text[], tiers text[], tags text[], from_age int, below_age int,
      ends_when_moved boolean, decides_step text)`;
}

function rowOf({ rule, fromOn }: PlannedRule) {
  const lengthOf = ({ months, days }: { months: number; days: number }) => months * DAYS_OF_MONTH + days;
  const offset = monthsAndDays(rule.offset);
  const repeat = rule.repeat && monthsAndDays(rule.repeat);
  const { channels, only } = rule;
  return {
    rule_key: rule.key,
    rule_version: rule.version,
    from_on: fromOn,
    offset_months: offset.months,
    offset_days: offset.days,
    start_days: Math.round(lengthOf(offset)),
    repeat_months: repeat?.months ?? 0,
    repeat_days: repeat?.days ?? 0,
    period_days: repeat ? lengthOf(repeat) : null,
    rolls_forward: rule.monthEnd === 'roll-forward',
    on_closed_day: rule.onClosedDay,
    channels,
    phone_for_old: channels.includes('phone') && channels[0] !== 'visit',
    roles: rule.roles,
    tiers: only.tiers,
    tags: only.tags,
    from_age: only.fromAgeYears,
    below_age: only.belowAgeYears,
    ends_when_moved: rule.stops.includes('moved'),
    decides_step: rule.decision?.stepKey ?? null,
  };
}

/** Whether a rule can name a day up to `untilOn` for an anchor at all: asked first, because most cannot. */
export const mayFall = (untilOn: string) => sql`
  anchor.anchor_on + rule.start_days <= ${untilOn}::date + ${SLACK_DAYS}::int
  and (rule.period_days is not null or anchor.anchor_on + rule.start_days >= rule.from_on - ${SLACK_DAYS}::int)`;

/** Turns of a rule that can fall into its days, a turn wider on both sides. */
export function turns(untilOn: string): RawBuilder<unknown> {
  const turnAt = (day: RawBuilder<unknown>) =>
    sql`floor(((${day} - anchor.anchor_on) - rule.start_days) / rule.period_days)::int`;
  return sql`generate_series(
    case when rule.period_days is null then 0 else greatest(0, ${turnAt(sql`rule.from_on`)} - 1) end,
    case when rule.period_days is null then 0 else greatest(-1, ${turnAt(sql`${untilOn}::date`)} + 1) end)`;
}

/** `anchor_on` plus the rule's distance after `turn` repetitions, month ends as the rule says. */
export const nominal = (() => {
  const clamped = sql`(anchor.anchor_on + make_interval(months => rule.offset_months + turn * rule.repeat_months))::date`;
  return sql`(${clamped}
    + (rule.rolls_forward and extract(day from ${clamped}) < extract(day from anchor.anchor_on))::int
    + rule.offset_days + turn * rule.repeat_days)`;
})();
