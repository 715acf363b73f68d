import type { FollowUpRule } from '#pack-kit';
import type { ActionContext } from '#platform';
import { addDays, daysBetween, isoWeekday } from '#working-time';
import type { Among } from '../data/among.ts';
import { type Ground, groundOf } from '../data/anchor-queries.ts';
import {
  type ClosedDay,
  type GroundToPlan,
  listBranchHours,
  type PlanningWindow,
  planGround,
} from '../data/planning-queries.ts';
import { listVersionsInUse } from '../data/rule-queries.ts';
import type { PlannedRule } from '../data/rule-rows.ts';
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
  const days = daysOf(ctx);
  const on = (await keepRules(ctx, given)).flatMap(({ rule, onSince }): PlannedRule[] =>
    onSince !== null && concerns(rule) ? [{ rule, fromOn: later(onSince, days.fromOn) }] : [],
  );
  const inUse = (await listVersionsInUse(ctx.db)).filter(concerns);
  const window = await windowOf(ctx, on, { among, ...days });
  const by = { at: ctx.clock.now(), id: ctx.actor.actorId, name: ctx.actor.displayName };
  const done = { planned: 0, dropped: 0 };
  for (const shared of groundsOf(on, inUse)) {
    const { planned, dropped } = await planGround(ctx.db, shared, window, by);
    done.planned += planned;
    done.dropped += dropped;
  }
  return done;
}

/** Rules by the ground they share. */
function groundsOf(on: readonly PlannedRule[], inUse: readonly FollowUpRule[]): GroundToPlan[] {
  const grounds = new Map<string, { ground: Ground; rules: PlannedRule[]; inUse: FollowUpRule[] }>();
  const of = (rule: FollowUpRule) => {
    const ground = groundOf(rule);
    const key = JSON.stringify(ground);
    const known = grounds.get(key) ?? { ground, rules: [], inUse: [] };
    grounds.set(key, known);
    return known;
  };
  for (const planned of on) of(planned.rule).rules.push(planned);
  for (const rule of inUse) of(rule).inUse.push(rule);
  return [...grounds.values()];
}

const later = (one: string, other: string) => (one > other ? one : other);

/** The days that are planned now. */
export function daysOf(ctx: ActionContext): { today: string; fromOn: string; untilOn: string } {
  const today = ctx.clock.today(ctx.settings.timeZone);
  return {
    today,
    fromOn: addDays(today, -LOOKED_BACK_DAYS),
    untilOn: addDays(today, PLANNED_AHEAD_DAYS),
  };
}

/** The window of some rules, with the days of it on which branches are closed, as far as the rules heed them. */
export async function windowOf(
  ctx: ActionContext,
  rules: readonly PlannedRule[],
  { among, today, untilOn }: { among: Among; today: string; untilOn: string },
): Promise<PlanningWindow> {
  const closedDays: ClosedDay[] = [];
  const window = { among, today, untilOn, timeZone: ctx.settings.timeZone, closedDays };
  const heeding = rules.filter(({ rule }) => rule.onClosedDay !== 'none');
  if (heeding.length === 0) return window;
  const fromOn = heeding.map((one) => one.fromOn).reduce((first, day) => (day < first ? day : first));
  const days = Array.from({ length: Math.max(0, daysBetween(fromOn, untilOn) + 1) }, (_, index) =>
    addDays(fromOn, index),
  );
  const heeded = (['forward', 'back'] as const).filter((direction) =>
    heeding.some(({ rule }) => rule.onClosedDay === direction),
  );
  for (const { branchId, week, exceptions } of await listBranchHours(ctx.db)) {
    const isOpen = (day: string) => (exceptions[day] ?? week[isoWeekday(day) - 1] ?? []).length > 0;
    for (const closedOn of days.filter((day) => !isOpen(day))) {
      for (const direction of heeded) {
        const insteadOn = shiftedDay(closedOn, direction, isOpen);
        if (insteadOn !== closedOn) closedDays.push({ branchId, direction, closedOn, insteadOn });
      }
    }
  }
  return window;
}
