import { shareInterval } from '#analytics';
import type { ActionContext } from '#platform';
import {
  followUpsConfigure,
  followUpsRead,
  type OverdueByPerson,
  type Timeliness,
} from '../contract/index.ts';
import { countTimeliness, listOverdueRows } from '../data/timeliness-queries.ts';

export interface TimelinessPeriod {
  fromOn: string;
  untilOn: string;
  branchId?: string | undefined;
}

/** The share of follow-ups done in time, with Wilson's 95 % limits; no share where nothing was decided. */
export async function getTimeliness(ctx: ActionContext, period: TimelinessPeriod): Promise<Timeliness> {
  const today = ctx.clock.today(ctx.settings.timeZone);
  const counts = await countTimeliness(ctx, followUpsRead, { ...period, today });
  const n = counts.onTime + counts.late + counts.missed;
  const { fromOn, untilOn } = period;
  const share = n === 0 ? { share: null, low: null, high: null } : shareInterval(counts.onTime, n);
  const { share: onTimeShare, low, high } = share;
  return { fromOn, untilOn, n, ...counts, share: onTimeShare, low, high };
}

/** What lies too long, by who it waits for. */
export async function listOverdueByPerson(
  ctx: ActionContext,
  { branchId }: { branchId?: string | undefined },
): Promise<{ people: OverdueByPerson[] }> {
  const today = ctx.clock.today(ctx.settings.timeZone);
  return { people: await listOverdueRows(ctx, followUpsConfigure, { today, branchId }) };
}
