import { type CalendarOffset, type FollowUpRule, followUpTrigger } from '#pack-kit';

const TRIGGERS = followUpTrigger.options.map(({ shape }) => shape.on.value);
/** Long enough to tell what comes first; days themselves are found by the calendar. */
const DAYS = { d: 1, w: 7, m: 30.44, y: 365.25 };

const daysOf = ({ n, unit }: CalendarOffset) => n * DAYS[unit];

/** In the order a customer meets them: by what rules count from, then by how far they lie from it. */
export function compareRules(a: FollowUpRule, b: FollowUpRule): number {
  return (
    TRIGGERS.indexOf(a.trigger.on) - TRIGGERS.indexOf(b.trigger.on) ||
    JSON.stringify(a.trigger).localeCompare(JSON.stringify(b.trigger)) ||
    daysOf(a.offset) - daysOf(b.offset) ||
    a.key.localeCompare(b.key)
  );
}
