import type { ActionContext } from '#platform';
import { addDays, startOfDay } from '#working-time';
import { appointmentsRead, type FreeTime } from '../contract/index.ts';
import { findTimes } from '../domain/find-times.ts';
import { loadBookables } from './load-bookables.ts';
import { requireBranch } from './resources.ts';
import { bookableType, type GivenTypes } from './types.ts';

/** Free times for a type over some days, earliest first; never in the past. */
export async function findFreeTimes(
  ctx: ActionContext,
  given: GivenTypes,
  asked: {
    typeKey: string;
    branchId: string;
    personId?: string | undefined;
    fromOn: string;
    days: number;
    limit: number;
    movingId?: string | undefined;
  },
): Promise<{ items: FreeTime[] }> {
  await requireBranch(ctx, appointmentsRead, asked.branchId);
  const type = await bookableType(ctx, given, asked.typeKey);
  const { timeZone } = ctx.settings;
  const fromMs = Math.max(Date.parse(startOfDay(asked.fromOn, timeZone)), ctx.clock.now().getTime());
  const untilMs = Date.parse(startOfDay(addDays(asked.fromOn, asked.days), timeZone));
  if (untilMs <= fromMs) return { items: [] };
  const { branchId, movingId: exceptId, personId, limit } = asked;
  const { bookables, names } = await loadBookables(ctx, { branchId, fromMs, toMs: untilMs, exceptId });
  const times = findTimes(bookables, type, { fromMs, untilMs, personId, limit });
  return {
    items: times.map(({ startMs, endMs, resourceIds: [person = ''] }) => ({
      startsAt: new Date(startMs).toISOString(),
      endsAt: new Date(endMs).toISOString(),
      personId: person,
      personName: names.get(person) ?? '',
    })),
  };
}
