import { seededChance } from './chance.ts';
import { improveTours, mayDrive, type Tour } from './improve-routes.ts';
import {
  type DayRoutes,
  type PlannedRoute,
  type RouteJob,
  type RouteProblem,
  type RouteVehicle,
  routeFaults,
  type UnassignedReason,
} from './route-problem.ts';
import { hasRoom, hasSkills, type Roads, roadsOf, stopsOf, travelOf } from './schedule-route.ts';

/** Largest number of jobs that is planned at once. */
export const MOST_JOBS = 200;
const USUAL_ROUNDS = 3000;
const MOST_TORN_OUT = 12;
const START_WARMTH = 0.02;
const BLINK = 0.03;

/** How the search goes: the same seed and rounds give the same routes. */
export interface SolveOptions {
  seed?: number;
  /** How often part of the plan is torn out and put back; more is slower and rarely worse. */
  rounds?: number;
}

interface Plan {
  tours: Tour[];
  left: RouteJob[];
}

/**
 * Plans a day: as many jobs as possible, the most urgent first, then the shortest roads. Jobs are put where they cost
 * least, then parts of the plan are torn out and put back many times (slack induction by string removals), and what is
 * best is shortened by 2-opt, relocate and or-opt until nothing helps.
 *
 * @throws Error that lists all faults of the problem
 * @see Christiaens and Vanden Berghe (2020), Slack Induction by String Removals for Vehicle Routing Problems, Transportation Science 54(2)
 */
export function solveDayRoute(problem: RouteProblem, options: SolveOptions = {}): DayRoutes {
  const faults = routeFaults(problem);
  if (problem.jobs.length > MOST_JOBS) faults.push(`${problem.jobs.length} jobs are more than ${MOST_JOBS}`);
  if (faults.length > 0) throw new Error(`solveDayRoute cannot plan this day: ${faults.join('; ')}`);
  const roads = roadsOf(problem);
  const best = search(roads, options);
  improveTours(roads, best.tours);
  putBack(roads, best, () => 1);
  return tell(roads, best);
}

function search(roads: Roads, { seed = 1, rounds = USUAL_ROUNDS }: SolveOptions): Plan {
  const chance = seededChance(seed);
  const start: Plan = {
    tours: roads.problem.vehicles.map((vehicle) => ({ vehicle, jobs: [] })),
    left: [...roads.problem.jobs],
  };
  putBack(roads, start, () => 1);
  improveTours(roads, start.tours);
  let standing = start;
  let best = copyOf(start);
  let standingCost = costOf(roads, standing);
  let bestCost = standingCost;
  if (roads.problem.jobs.length < 2) return best;
  const warmth = START_WARMTH * bestCost.travel;
  for (let round = 0; round < rounds; round++) {
    const tried = copyOf(standing);
    tearOut(roads, tried, chance);
    putBack(roads, tried, chance);
    const cost = costOf(roads, tried);
    const allowance = warmth * (1 - round / rounds) ** 2 * -Math.log(Math.max(chance(), 1e-12)) * 0.1;
    if (!isBetter(cost, { left: standingCost.left, travel: standingCost.travel + allowance })) continue;
    standing = tried;
    standingCost = cost;
    if (isBetter(cost, bestCost)) {
      best = copyOf(tried);
      bestCost = cost;
    }
  }
  return best;
}

interface Cost {
  /** What is left undone, urgent work counting for more. */
  left: number;
  travel: number;
}

function costOf(roads: Roads, { tours, left }: Plan): Cost {
  return {
    left: left.reduce((sum, job) => sum + weightOf(job), 0),
    travel: tours.reduce((sum, tour) => sum + travelOf(roads, tour.vehicle, tour.jobs), 0),
  };
}

/** One urgent job outweighs a few of lesser priority, as a person would decide. */
const weightOf = (job: RouteJob): number => 1 + (job.priority ?? 0);

const isBetter = (one: Cost, other: Cost): boolean =>
  one.left < other.left || (one.left === other.left && one.travel < other.travel);

const copyOf = ({ tours, left }: Plan): Plan => ({
  tours: tours.map(({ vehicle, jobs }) => ({ vehicle, jobs: [...jobs] })),
  left: [...left],
});

/** Takes stretches of neighbouring tours out, around a job picked by chance. */
function tearOut(roads: Roads, plan: Plan, chance: () => number): void {
  const { jobs } = roads.problem;
  const centre = jobs[Math.floor(chance() * jobs.length)];
  if (centre === undefined) return;
  const near = [...jobs].sort(
    (one, other) => roads.between(centre.place, one.place) - roads.between(centre.place, other.place),
  );
  const wanted = 1 + Math.floor(chance() * Math.min(MOST_TORN_OUT, jobs.length));
  const torn = new Set<Tour>();
  let removed = 0;
  for (const job of near) {
    if (removed >= wanted) break;
    const tour = plan.tours.find((each) => !torn.has(each) && each.jobs.includes(job));
    if (tour === undefined) continue;
    torn.add(tour);
    const length = Math.min(tour.jobs.length, wanted - removed, 1 + Math.floor(chance() * 8));
    const at = tour.jobs.indexOf(job);
    const least = Math.max(0, at - length + 1);
    const most = Math.min(at, tour.jobs.length - length);
    const from = least + Math.floor(chance() * (most - least + 1));
    plan.left.push(...tour.jobs.splice(from, length));
    removed += length;
  }
}

/** Puts what is left where it costs least; now and then a place is overlooked, so that the next try differs. */
function putBack(roads: Roads, plan: Plan, chance: () => number): void {
  const order = inOrder(roads, plan.left, chance);
  plan.left = [];
  for (const job of order) {
    const place = cheapestPlace(roads, plan.tours, job, chance);
    if (place === undefined) plan.left.push(job);
    else place.tour.jobs.splice(place.at, 0, job);
  }
}

function inOrder(roads: Roads, left: readonly RouteJob[], chance: () => number): RouteJob[] {
  const home = roads.problem.vehicles[0]?.startPlace;
  const keyed = left.map((job) => ({ job, random: chance(), far: roads.between(home, job.place) }));
  const way = chance();
  return keyed
    .sort((one, other) => {
      const urgency = (other.job.priority ?? 0) - (one.job.priority ?? 0);
      if (urgency !== 0) return urgency;
      if (way < 0.5) return one.random - other.random;
      if (way < 0.75) return widthOf(one.job) - widthOf(other.job);
      return other.far - one.far || widthOf(one.job) - widthOf(other.job);
    })
    .map(({ job }) => job);
}

const widthOf = (job: RouteJob): number =>
  job.windows?.reduce((sum, { fromSeconds, untilSeconds }) => sum + untilSeconds - fromSeconds, 0) ??
  Number.MAX_SAFE_INTEGER;

function cheapestPlace(
  roads: Roads,
  tours: readonly Tour[],
  job: RouteJob,
  chance: () => number,
): { tour: Tour; at: number } | undefined {
  let best: { tour: Tour; at: number } | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const tour of tours) {
    if (!hasSkills(tour.vehicle, [job]) || !hasRoom(tour.vehicle, [...tour.jobs, job])) continue;
    for (let at = 0; at <= tour.jobs.length; at++) {
      if (chance() < BLINK) continue;
      const cost = detour(roads, tour, job, at);
      if (cost >= bestCost) continue;
      const tried = [...tour.jobs.slice(0, at), job, ...tour.jobs.slice(at)];
      if (!mayDrive(roads, tour.vehicle, tried)) continue;
      best = { tour, at };
      bestCost = cost;
    }
  }
  return best;
}

function detour(roads: Roads, { vehicle, jobs }: Tour, job: RouteJob, at: number): number {
  const from = at === 0 ? vehicle.startPlace : jobs[at - 1]?.place;
  const to = at === jobs.length ? vehicle.endPlace : jobs[at]?.place;
  const direct = jobs.length === 0 ? 0 : roads.between(from, to);
  return roads.between(from, job.place) + roads.between(job.place, to) - direct;
}

function tell(roads: Roads, { tours, left }: Plan): DayRoutes {
  const routes = tours.flatMap((tour) => (tour.jobs.length === 0 ? [] : [plannedRoute(roads, tour)]));
  return {
    routes,
    unassigned: left.map((job) => ({ jobId: job.id, reason: reasonOf(roads, job) })),
    travelSeconds: routes.reduce((sum, { travelSeconds }) => sum + travelSeconds, 0),
  };
}

function plannedRoute(roads: Roads, { vehicle, jobs }: Tour): PlannedRoute {
  const stops = stopsOf(roads, vehicle, jobs);
  if (stops === undefined) throw new Error(`the route of vehicle ${vehicle.id} cannot be driven`);
  return {
    vehicleId: vehicle.id,
    stops,
    travelSeconds: travelOf(roads, vehicle, jobs),
    serviceSeconds: jobs.reduce((sum, { serviceSeconds = 0 }) => sum + serviceSeconds, 0),
    waitingSeconds: stops.reduce((sum, { waitingSeconds }) => sum + waitingSeconds, 0),
  };
}

/** The first thing that keeps every vehicle from doing it, were its day empty. */
function reasonOf(roads: Roads, job: RouteJob): UnassignedReason {
  const able = roads.problem.vehicles.filter((vehicle) => hasSkills(vehicle, [job]));
  if (able.length === 0) return 'skills';
  const roomy: RouteVehicle[] = able.filter((vehicle) => hasRoom(vehicle, [job]));
  if (roomy.length === 0) return 'capacity';
  return roomy.some((vehicle) => mayDrive(roads, vehicle, [job])) ? 'full' : 'time';
}
