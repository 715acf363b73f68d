import type { ActionContext } from '#platform';
import { addDays, startOfDay } from '#working-time';
import { appointmentsRead, type FreeDay } from '../contract/index.ts';
import { findTimes } from '../domain/find-times.ts';
import { loadBookables } from './load-bookables.ts';
import { requireBranch } from './resources.ts';
import { bookableType, type GivenTypes } from './types.ts';

/** Free times for a type over some days, each day's earliest first; never in the past. `nextFromOn` is where to go on asking. */
export async function findFreeTimes(
  ctx: ActionContext,
  given: GivenTypes,
  asked: {
    typeKey: string;
    branchId: string;
    personId?: string | undefined;
    fromOn: string;
    days: number;
    perDay: number;
    limit: number;
    movingId?: string | undefined;
  },
): Promise<{ days: FreeDay[]; nextFromOn: string | null }> {
  await requireBranch(ctx, appointmentsRead, asked.branchId);
  const type = await bookableType(ctx, given, asked.typeKey);
  const { timeZone } = ctx.settings;
  const fromMs = Math.max(Date.parse(startOfDay(asked.fromOn, timeZone)), ctx.clock.now().getTime());
  const untilMs = Date.parse(startOfDay(addDays(asked.fromOn, asked.days), timeZone));
  if (untilMs <= fromMs) return { days: [], nextFromOn: null };
  const { branchId, movingId: exceptId, personId, perDay, limit } = asked;
  const { bookables, names } = await loadBookables(ctx, { branchId, fromMs, toMs: untilMs, exceptId });
  const found = findTimes(bookables, type, { fromMs, untilMs, personId, perDay, limit });
  return {
    days: found.days.map(({ dayNumber, times, hasMore }) => ({
      onDate: dateOf(dayNumber),
      hasMore,
      times: times.map(({ startMs, endMs, resourceIds: [person = ''] }) => ({
        startsAt: new Date(startMs).toISOString(),
        endsAt: new Date(endMs).toISOString(),
        personId: person,
        personName: names.get(person) ?? '',
      })),
    })),
    nextFromOn: found.nextDayNumber === null ? null : dateOf(found.nextDayNumber),
  };
}

const DAY_MS = 86_400_000;
const dateOf = (dayNumber: number) => new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
