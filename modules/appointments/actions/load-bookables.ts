import type { ActionContext } from '#platform';
import { type CompiledCalendar, compileCalendar } from '#working-time';
import { type BookableRow, listBookableRows, type ResourceRow } from '../data/resource-queries.ts';
import type { Bookable } from '../domain/find-times.ts';
import { USUAL_WEEK } from './resources.ts';

export interface BranchBookables {
  bookables: Bookable[];
  names: Map<string, string>;
  /** Whose time it is: of a member of staff it is one in all branches. */
  holders: Map<string, string>;
}

const DAY_MS = 86_400_000;

/** All that can be booked in a branch, with when it works and when it is taken. */
export async function loadBookables(
  ctx: ActionContext,
  asked: { branchId: string; fromMs: number; toMs: number; exceptId?: string | undefined },
): Promise<BranchBookables> {
  // Buffers reach beyond the stretch that is asked for.
  const stretch = { fromMs: asked.fromMs - DAY_MS, toMs: asked.toMs + DAY_MS };
  const rows = await listBookableRows(ctx.db, { ...asked, ...stretch });
  const calendarOf = calendarsOnce(ctx.settings.timeZone);
  const bookables = rows.map((row) => ({
    resourceId: row.resource_id,
    kind: row.kind,
    skills: row.skills,
    calendar: calendarOf(row),
    taken: (row.taken ?? []).map(([fromMs, toMs]) => ({ fromMs, toMs })),
  }));
  return {
    bookables,
    names: new Map(rows.map((row) => [row.resource_id, row.name])),
    holders: new Map(rows.map((row) => [row.resource_id, holderOf(row)])),
  };
}

/** Who follows the same hours shares one calendar: a month of days is worked out once, not once for each. */
function calendarsOnce(timeZone: string): (row: BookableRow) => CompiledCalendar {
  const known = new Map<string, CompiledCalendar>();
  return (row) => {
    const week = row.week ?? row.branch_week ?? USUAL_WEEK;
    const exceptions = { ...row.branch_exceptions, ...row.exceptions };
    const key = JSON.stringify([week, exceptions]);
    const calendar = known.get(key) ?? compileCalendar({ timeZone, week, exceptions });
    known.set(key, calendar);
    return calendar;
  };
}

const holderOf = (row: ResourceRow) => row.staff_id ?? row.resource_id;
