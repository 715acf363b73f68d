import { countedShare } from '#analytics';
import type { ActionContext } from '#platform';
import { addDays, addMonths, startOfDay } from '#working-time';
import { type FiguresOfKind, type RepairFigures, type RepairKind, repairsRead } from '../contract/index.ts';
import { type FiguresRow, sumEndedRepairs } from '../data/figure-queries.ts';
import { daysTaken } from '../domain/days-taken.ts';

/** A fault within so many days after it was given back makes a repair a failed one. */
const WATCHED_DAYS = 30;

/** How the repairs went that ended in the last twelve months: those we owed and those customers paid for each by themselves (S2-65). */
export async function showRepairFigures(ctx: ActionContext): Promise<RepairFigures> {
  const { timeZone } = ctx.settings;
  const toOn = ctx.clock.today(timeZone);
  const fromOn = addMonths(toOn, -12);
  const sums = await sumEndedRepairs(ctx, repairsRead, {
    sinceAt: startOfDay(fromOn, timeZone),
    watchedAt: startOfDay(addDays(toOn, -WATCHED_DAYS), timeZone),
  });
  const figuresOf = (kind: RepairKind) => figuresOfKind(sums.find((one) => one.kind === kind) ?? NONE);
  return { fromOn, toOn, obligation: figuresOf('obligation'), product: figuresOf('product') };
}

const NONE = {
  turnaround: [],
  parts_waits: [],
  ended: 0,
  exchanged_or_refunded: 0,
  watched: 0,
  came_back: 0,
  first_time: 0,
};

function figuresOfKind(sums: Omit<FiguresRow, 'kind'>): FiguresOfKind {
  return {
    turnaround: daysTaken(sums.turnaround),
    partsWait: daysTaken(sums.parts_waits),
    firstTimeFix: countedShare(sums.first_time, sums.watched),
    cameBack: countedShare(sums.came_back, sums.watched),
    exchangedOrRefunded: countedShare(sums.exchanged_or_refunded, sums.ended),
  };
}
