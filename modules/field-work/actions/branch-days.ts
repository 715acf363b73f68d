import { readBranchHours } from '#modules/appointments';
import type { ActionContext } from '#platform';
import { compileCalendar } from '#working-time';

const DAY_MS = 86_400_000;

/** Tells whether a branch is open on a day. */
export async function openDaysOf(ctx: ActionContext, branchId: string): Promise<(day: string) => boolean> {
  const { week, exceptions } = await readBranchHours(ctx, branchId);
  const calendar = compileCalendar({ timeZone: ctx.settings.timeZone, week, exceptions });
  return (day) => calendar.intervalsOf(Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)).length > 0;
}
