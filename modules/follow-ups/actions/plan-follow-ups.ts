import type { FollowUpRule } from '#pack-kit';
import type { ActionContext } from '#platform';
import { addDays, daysBetween, isoWeekday } from '#working-time';
import type { Among } from '../data/anchor-queries.ts';
import {
  type ClosedDay,
  dropGroundless,
  listBranchHours,
  type PlanningWindow,
  planYielded,
} from '../data/planning-queries.ts';
import { listVersionsInUse } from '../data/rule-queries.ts';
import { shiftedDay } from '../domain/rule-days.ts';
import { type GivenRules, keepRules } from './rules.ts';

/** Days ahead that are planned; each night plans on. */
export const PLANNED_AHEAD_DAYS = 45;
/** However long a rule has been on, nobody is called for what was due longer ago. */
const LOOKED_BACK_DAYS = 400;

type Triggering = FollowUpRule['trigger']['on'];

/** Who is planned for, and by which rules: all of them when left out. */
export interface PlanningShare {
  among: Among;
  triggers?: readonly Triggering[];
}

/** Plans and drops what the rules that are on yield for some customers. Doing it again changes nothing. */
export async function planFollowUps(
  ctx: ActionContext,
  given: GivenRules,
  { among, triggers }: PlanningShare,
): Promise<{ planned: number; dropped: number }> {
  const concerns = ({ trigger }: FollowUpRule) => triggers === undefined || triggers.includes(trigger.on);
  const rules = (await keepRules(ctx, given)).filter(({ rule }) => concerns(rule));
  const window = windowOf(ctx, among);
  const by = { at: ctx.clock.now(), id: ctx.actor.actorId, name: ctx.actor.displayName };
  const done = { planned: 0, dropped: 0 };
  for (const rule of (await listVersionsInUse(ctx.db)).filter(concerns)) {
    done.dropped += await dropGroundless(ctx.db, rule, window, by.at);
  }
  for (const { rule, onSince } of rules) {
    if (onSince === null) continue;
    const own = await windowOfRule(ctx, rule, { ...window, fromOn: later(onSince, window.fromOn) });
    done.planned += await planYielded(ctx.db, rule, own, by);
  }
  return done;
}

const later = (one: string, other: string) => (one > other ? one : other);

/** The days that are planned now. */
export function windowOf(ctx: ActionContext, among: Among): Omit<PlanningWindow, 'closedDays'> {
  const { timeZone } = ctx.settings;
  const today = ctx.clock.today(timeZone);
  const fromOn = addDays(today, -LOOKED_BACK_DAYS);
  return { among, timeZone, today, fromOn, untilOn: addDays(today, PLANNED_AHEAD_DAYS) };
}

/** A window with the closed days of every branch in it. */
export async function windowOfRule(
  ctx: ActionContext,
  rule: Pick<FollowUpRule, 'onClosedDay'>,
  window: Omit<PlanningWindow, 'closedDays'>,
): Promise<PlanningWindow> {
  const closedDays: ClosedDay[] = [];
  if (rule.onClosedDay === 'none') return { ...window, closedDays };
  const days = Array.from(
    { length: Math.max(0, daysBetween(window.fromOn, window.untilOn) + 1) },
    (_, index) => addDays(window.fromOn, index),
  );
  for (const { branchId, week, exceptions } of await listBranchHours(ctx.db)) {
    const isOpen = (day: string) => (exceptions[day] ?? week[isoWeekday(day) - 1] ?? []).length > 0;
    for (const closedOn of days) {
      const insteadOn = shiftedDay(closedOn, rule.onClosedDay, isOpen);
      if (insteadOn !== closedOn) closedDays.push({ branchId, closedOn, insteadOn });
    }
  }
  return { ...window, closedDays };
}
