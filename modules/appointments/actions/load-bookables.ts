import type { ActionContext } from '#platform';
import { compileCalendar } from '#working-time';
import { listTaken } from '../data/claim-queries.ts';
import { findHours, listBookableRows, type ResourceRow } from '../data/resource-queries.ts';
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
  const rows = await listBookableRows(ctx.db, asked.branchId);
  const hours = await findHours(ctx.db, asked.branchId);
  const holders = new Map(rows.map((row) => [row.resource_id, holderOf(row)]));
  const taken = await listTaken(ctx.db, {
    holderIds: [...holders.values()],
    // Buffers reach beyond the stretch that is asked for.
    fromMs: asked.fromMs - DAY_MS,
    toMs: asked.toMs + DAY_MS,
    exceptId: asked.exceptId,
  });
  const bookables = rows.map((row) => ({
    resourceId: row.resource_id,
    kind: row.kind,
    skills: row.skills,
    calendar: compileCalendar({
      timeZone: ctx.settings.timeZone,
      week: row.week ?? hours?.week ?? USUAL_WEEK,
      exceptions: { ...hours?.exceptions, ...row.exceptions },
    }),
    taken: taken.get(holderOf(row)) ?? [],
  }));
  return { bookables, names: new Map(rows.map((row) => [row.resource_id, row.name])), holders };
}

const holderOf = (row: ResourceRow) => row.staff_id ?? row.resource_id;
