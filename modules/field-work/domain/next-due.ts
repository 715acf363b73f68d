import { addDays, addMonths } from '#working-time';
import type { PlanBody } from '../contract/index.ts';

/** Something done of a plan: for which of its days, and when. */
export interface DoneOfPlan {
  slotOn: string;
  doneOn: string;
}

export interface NextDue {
  /** The day the plan counts from. */
  slotOn: string;
  /** The day it is to be done, which is earlier when the branch is closed on that one. */
  dueOn: string;
  /** From this day on it is to be planned. */
  planFromOn: string;
}

/** Longer than any stretch of holidays. */
const LONGEST_CLOSURE_DAYS = 30;

/**
 * When a plan is due next. Months are always counted from the first day, so that a plan of the 31st comes back to the
 * 31st after a short month. Days that passed while the work was late are not asked for again.
 */
export function nextDue(
  plan: Pick<PlanBody, 'firstDueOn' | 'interval' | 'base' | 'leadDays' | 'holidayShift'>,
  done: readonly DoneOfPlan[],
  isOpenOn: (day: string) => boolean,
): NextDue {
  const slotOn = nextSlot(plan, done);
  const dueOn = plan.holidayShift === 'back' ? workingDayBefore(slotOn, isOpenOn) : slotOn;
  return { slotOn, dueOn, planFromOn: addDays(dueOn, -plan.leadDays) };
}

function nextSlot(
  { firstDueOn, interval, base }: Pick<PlanBody, 'firstDueOn' | 'interval' | 'base'>,
  done: readonly DoneOfPlan[],
): string {
  const last = latest(done.map(({ doneOn }) => doneOn));
  if (last === undefined) return firstDueOn;
  if (base === 'completed') return slotAfter(last, interval, 1);
  const served = latest([last, ...done.map(({ slotOn }) => slotOn)]) ?? last;
  for (let count = 0; ; count++) {
    const slot = slotAfter(firstDueOn, interval, count);
    if (slot > served) return slot;
  }
}

const latest = (days: readonly string[]): string | undefined => [...days].sort().at(-1);

function slotAfter(day: string, { count, unit }: PlanBody['interval'], times: number): string {
  return unit === 'week' ? addDays(day, 7 * count * times) : addMonths(day, count * times);
}

function workingDayBefore(day: string, isOpenOn: (day: string) => boolean): string {
  for (let back = 0; back <= LONGEST_CLOSURE_DAYS; back++) {
    const tried = addDays(day, -back);
    if (isOpenOn(tried)) return tried;
  }
  return day;
}
