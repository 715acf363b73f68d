import { notFound, refuse } from '#contract-kit';
import { type DayRoutes, MOST_JOBS, solveDayRoute } from '#day-route';
import type { ActionContext } from '#platform';
import {
  fieldWorkPlan,
  type PlannedDay,
  fieldWorkProblems as problems,
  type RouteTechnician,
} from '../contract/index.ts';
import { isBranch, isStaff } from '../data/reach.ts';
import {
  insertVisitFacts,
  listVisitRows,
  lockMovable,
  updateVisit,
  type VisitWithParty,
} from '../data/visit-queries.ts';
import { type DayProblem, dayProblem, timesOf, wallOf } from '../domain/day-problem.ts';
import { factOf } from './visit-facts.ts';

/** The server answers others while it plans: a large day is searched less long. */
const USUAL_ROUNDS = 800;
const LARGE_DAY = 60;
const LARGE_DAY_ROUNDS = 150;

/** Shares out the visits of a day that nobody has begun, and gives each its time. */
export async function planRoutes(
  ctx: ActionContext,
  asked: {
    visitOn: string;
    branchId: string;
    technicians: readonly RouteTechnician[];
    share?: 'shortest' | 'even' | undefined;
  },
): Promise<PlannedDay> {
  await requirePossible(ctx, asked);
  await lockMovable(ctx.db, asked.branchId, asked.visitOn);
  const visits = await visitsToRoute(ctx, asked);
  const { day, roads } = solve(visits, asked);
  await keepRoutes(ctx, visits, day);
  ctx.audit({
    subjectKind: 'branch',
    subjectId: asked.branchId,
    visitOn: asked.visitOn,
    visits: visits.length,
  });
  return {
    routes: day.routes.map((route) => ({
      technicianId: route.vehicleId,
      leavesAt: wallOf(route.stops[0]?.leavesAtSeconds ?? 0),
      returnsAt: wallOf(route.stops.at(-1)?.arrivesAtSeconds ?? 0),
      travelMinutes: Math.round(route.travelSeconds / 60),
      waitingMinutes: Math.round(route.waitingSeconds / 60),
      visitIds: timesOf(route).map(({ visitId }) => visitId),
    })),
    unassigned: day.unassigned.map(({ jobId, reason }) => ({
      visitId: jobId,
      partyName: visits.find(({ visit_id }) => visit_id === jobId)?.party_name ?? '',
      reason,
    })),
    roads,
  };
}

function solve(
  visits: readonly VisitWithParty[],
  {
    technicians,
    share,
  }: { technicians: readonly RouteTechnician[]; share?: 'shortest' | 'even' | undefined },
): { day: DayRoutes; roads: DayProblem['roads'] } {
  const toRoute = visits.map((row) => ({ visitId: row.visit_id, place: row.place, ...row.body }));
  const rounds = visits.length > LARGE_DAY ? LARGE_DAY_ROUNDS : USUAL_ROUNDS;
  const shortest = dayProblem(toRoute, technicians);
  const { roads } = shortest;
  if (share === 'even') {
    const even = dayProblem(toRoute, technicians, Math.ceil(visits.length / technicians.length));
    const day = solveDayRoute(even.problem, { rounds });
    if (day.unassigned.length === 0) return { day, roads };
  }
  return { day: solveDayRoute(shortest.problem, { rounds }), roads };
}

async function visitsToRoute(
  ctx: ActionContext,
  { visitOn, branchId }: { visitOn: string; branchId: string },
): Promise<VisitWithParty[]> {
  const filter = { fromOn: visitOn, untilOn: visitOn, branchId, standing: 'open' } as const;
  const rows = await listVisitRows(ctx, fieldWorkPlan, filter, { after: null, limit: MOST_JOBS + 1 });
  if (rows.length > MOST_JOBS) {
    refuse(
      problems.routeNotPossible,
      `${visitOn} has more than ${MOST_JOBS} visits; move some of them to another day`,
    );
  }
  const movable = rows.filter(({ status }) => status === 'planned');
  if (movable.length === 0) {
    refuse(problems.routeNotPossible, `on ${visitOn} no visit is left to plan; plan visits first`);
  }
  return movable;
}

async function requirePossible(
  ctx: ActionContext,
  { branchId, technicians }: { branchId: string; technicians: readonly RouteTechnician[] },
): Promise<void> {
  const scope = ctx.actor.scopeOf(fieldWorkPlan);
  const inReach = scope === 'all' || ctx.actor.branchIds.includes(branchId);
  if (!inReach || !(await isBranch(ctx.db, branchId))) {
    refuse(notFound, 'there is no such branch, or it is not yours');
  }
  const faults: string[] = [];
  for (const [index, { technicianId, from, until, lunch }] of technicians.entries()) {
    const who = `technician ${index + 1}`;
    if (until <= from) faults.push(`the day of ${who} ends at ${until}, which is not after ${from}`);
    if (lunch && lunch.until < lunch.from) faults.push(`lunch of ${who} ends before it begins`);
    if (technicians.findIndex((each) => each.technicianId === technicianId) !== index) {
      faults.push(`${who} is named twice`);
    }
    if (!(await isStaff(ctx.db, technicianId))) faults.push(`${who} does not work here`);
  }
  if (faults.length > 0) refuse(problems.routeNotPossible, faults.join('; '));
}

/** Only visits that get another place or time are changed, so that whoever has the day on a phone sees no change in vain. */
async function keepRoutes(
  ctx: ActionContext,
  visits: readonly VisitWithParty[],
  day: DayRoutes,
): Promise<void> {
  const placed = new Map(
    day.routes.flatMap((route) =>
      timesOf(route).map(({ visitId, arrivesAt, leavesAt }, index) => [
        visitId,
        {
          technician_id: route.vehicleId,
          position: index + 1,
          arrives_at: arrivesAt,
          leaves_at: leavesAt,
        },
      ]),
    ),
  );
  const changed = visits.flatMap((row) => {
    const nowhere = { technician_id: null, position: null, arrives_at: null, leaves_at: null };
    const next = placed.get(row.visit_id) ?? nowhere;
    const stays =
      next.technician_id === row.technician_id &&
      next.position === row.position &&
      next.arrives_at === row.arrives_at &&
      next.leaves_at === row.leaves_at;
    return stays ? [] : [{ row, next }];
  });
  for (const { row, next } of changed) {
    const { party_id, visit_id, revision } = row;
    await updateVisit(ctx.db, { party_id, visit_id, ...next, revision: revision + 1 });
  }
  await insertVisitFacts(
    ctx.db,
    changed.map(({ row }) => factOf(ctx, row, 'changed')),
  );
}
