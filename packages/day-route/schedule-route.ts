import type { RouteBreak, RouteJob, RouteProblem, RouteStop, RouteVehicle } from './route-problem.ts';

const DAY_START = 0;

/** What is needed of a problem again and again, looked up once. */
export interface Roads {
  problem: RouteProblem;
  /** Seconds on the road; nothing from or to nowhere. */
  between(from: number | undefined, to: number | undefined): number;
}

export function roadsOf(problem: RouteProblem): Roads {
  return {
    problem,
    between: (from, to) =>
      from === undefined || to === undefined ? 0 : (problem.travelSeconds[from]?.[to] ?? 0),
  };
}

/** Seconds on the road of a whole route; an empty one is not driven. */
export function travelOf(roads: Roads, vehicle: RouteVehicle, jobs: readonly RouteJob[]): number {
  if (jobs.length === 0) return 0;
  let seconds = 0;
  let place = vehicle.startPlace;
  for (const job of jobs) {
    seconds += roads.between(place, job.place);
    place = job.place;
  }
  return seconds + roads.between(place, vehicle.endPlace);
}

/** Whether the vehicle is able to do all of these and can carry it. */
export function suits(vehicle: RouteVehicle, jobs: readonly RouteJob[]): boolean {
  return hasSkills(vehicle, jobs) && hasRoom(vehicle, jobs);
}

export function hasSkills(vehicle: RouteVehicle, jobs: readonly RouteJob[]): boolean {
  return jobs.every((job) => (job.skills ?? []).every((skill) => vehicle.skills?.includes(skill) ?? false));
}

export function hasRoom(vehicle: RouteVehicle, jobs: readonly RouteJob[]): boolean {
  return (vehicle.capacity ?? []).every(
    (most, measure) => jobs.reduce((sum, job) => sum + (job.load?.[measure] ?? 0), 0) <= most,
  );
}

/** When the vehicle is back at the earliest, or undefined when the jobs cannot be done in this order. */
export function finishOf(
  roads: Roads,
  vehicle: RouteVehicle,
  jobs: readonly RouteJob[],
  startSeconds = vehicle.hours?.fromSeconds ?? DAY_START,
): number | undefined {
  let ready = withBreaks(vehicle, [startSeconds]);
  let place = vehicle.startPlace;
  for (const job of jobs) {
    const next = visit(vehicle, ready, roads.between(place, job.place), job);
    if (next === undefined) return undefined;
    ready = next;
    place = job.place;
  }
  return finish(vehicle, ready, roads.between(place, vehicle.endPlace));
}

/**
 * For each number of breaks taken so far, the earliest time one can go on. Being earlier is never worse, so this many
 * numbers are all that has to be remembered, and the best places of the breaks are found exactly.
 */
type Ready = (number | undefined)[];

function visit(vehicle: RouteVehicle, ready: Ready, road: number, job: RouteJob): Ready | undefined {
  const arrived = withBreaks(
    vehicle,
    ready.map((at) => (at === undefined ? undefined : at + road)),
  );
  const served = arrived.map((at) => serve(at, job));
  return served.some((at) => at !== undefined) ? withBreaks(vehicle, served) : undefined;
}

function serve(at: number | undefined, job: RouteJob): number | undefined {
  if (at === undefined) return undefined;
  const begins = job.windows === undefined ? at : opening(job.windows, at);
  return begins === undefined ? undefined : begins + (job.serviceSeconds ?? 0);
}

function opening(windows: NonNullable<RouteJob['windows']>, at: number): number | undefined {
  for (const { fromSeconds, untilSeconds } of windows)
    if (at <= untilSeconds) return Math.max(at, fromSeconds);
  return undefined;
}

/** Lets the breaks that are next be taken here, if that is earlier than having taken them before. */
function withBreaks(vehicle: RouteVehicle, ready: Ready): Ready {
  const breaks = vehicle.breaks ?? [];
  if (breaks.length === 0) return ready;
  const open = [...ready];
  for (const [taken, rest] of breaks.entries()) {
    const rested = takeBreak(rest, open[taken]);
    const before = open[taken + 1];
    if (rested !== undefined && (before === undefined || rested < before)) open[taken + 1] = rested;
  }
  return open;
}

function takeBreak({ window, durationSeconds }: RouteBreak, at: number | undefined): number | undefined {
  if (at === undefined || at > window.untilSeconds) return undefined;
  return Math.max(at, window.fromSeconds) + durationSeconds;
}

/** A day that ends before a break may begin goes without it. */
function finish(vehicle: RouteVehicle, ready: Ready, road: number): number | undefined {
  const home = withBreaks(
    vehicle,
    ready.map((at) => (at === undefined ? undefined : at + road)),
  );
  const latest = vehicle.hours?.untilSeconds ?? Number.POSITIVE_INFINITY;
  const breaks = vehicle.breaks ?? [];
  let best: number | undefined;
  for (const [taken, at] of home.entries()) {
    if (at === undefined || at > latest) continue;
    const missed = breaks[taken];
    if (missed !== undefined && at > missed.window.fromSeconds) continue;
    if (best === undefined || at < best) best = at;
  }
  return best;
}

/** The halts of a route with their times, leaving home no sooner than needed. Undefined when it cannot be driven. */
export function stopsOf(
  roads: Roads,
  vehicle: RouteVehicle,
  jobs: readonly RouteJob[],
): RouteStop[] | undefined {
  const earliest = vehicle.hours?.fromSeconds ?? DAY_START;
  const finishSeconds = finishOf(roads, vehicle, jobs, earliest);
  if (finishSeconds === undefined) return undefined;
  const leaves = latestStart(roads, vehicle, jobs, { earliest, finishSeconds });
  return cheapestHalts(roads, vehicle, jobs, leaves);
}

function latestStart(
  roads: Roads,
  vehicle: RouteVehicle,
  jobs: readonly RouteJob[],
  { earliest, finishSeconds }: { earliest: number; finishSeconds: number },
): number {
  let low = earliest;
  let high = Math.floor(finishSeconds);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const finished = finishOf(roads, vehicle, jobs, middle);
    if (finished !== undefined && finished <= finishSeconds) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Halting {
  at: number;
  taken: number;
  stops: RouteStop[];
}

/** Plays the day with every sensible choice of where to rest, and keeps the one that is home first. */
function cheapestHalts(
  roads: Roads,
  vehicle: RouteVehicle,
  jobs: readonly RouteJob[],
  leaves: number,
): RouteStop[] | undefined {
  const start = halt('start', vehicle.id, { road: 0, arrives: leaves, begins: leaves, leaves });
  let open = resting(vehicle, [{ at: leaves, taken: 0, stops: [start] }]);
  let place = vehicle.startPlace;
  for (const job of jobs) {
    const road = roads.between(place, job.place);
    open = resting(vehicle, driven(open, road)).flatMap((here) => {
      const begins = job.windows === undefined ? here.at : opening(job.windows, here.at);
      if (begins === undefined) return [];
      const left = begins + (job.serviceSeconds ?? 0);
      return [{ ...here, at: left, stops: [...here.stops, arrival('job', job.id, here, begins, left)] }];
    });
    open = resting(vehicle, earliestOfEach(open));
    place = job.place;
  }
  const road = roads.between(place, vehicle.endPlace);
  const latest = vehicle.hours?.untilSeconds ?? Number.POSITIVE_INFINITY;
  const home = resting(vehicle, driven(open, road)).filter((here) => {
    const missed = vehicle.breaks?.[here.taken];
    return here.at <= latest && (missed === undefined || here.at <= missed.window.fromSeconds);
  });
  const first = home.sort((one, other) => one.at - other.at)[0];
  return first && [...first.stops, arrival('end', vehicle.id, first, first.at, first.at)];
}

/** On the road since the last halt: it is told with the next one. */
const driven = (open: readonly Halting[], road: number): Halting[] =>
  open.map((here) => ({ ...here, at: here.at + road }));

function earliestOfEach(open: readonly Halting[]): Halting[] {
  const best = new Map<number, Halting>();
  for (const here of open) {
    const known = best.get(here.taken);
    if (known === undefined || here.at < known.at) best.set(here.taken, here);
  }
  return [...best.values()];
}

function resting(vehicle: RouteVehicle, open: readonly Halting[]): Halting[] {
  const all = [...open];
  for (const [taken, rest] of (vehicle.breaks ?? []).entries()) {
    for (const here of all.filter((each) => each.taken === taken)) {
      const rested = takeBreak(rest, here.at);
      if (rested === undefined) continue;
      const stop = arrival('break', rest.id, here, rested - rest.durationSeconds, rested);
      all.push({ at: rested, taken: taken + 1, stops: [...here.stops, stop] });
    }
  }
  return earliestOfEach(all);
}

function arrival(
  kind: RouteStop['kind'],
  id: string,
  here: Halting,
  begins: number,
  leaves: number,
): RouteStop {
  const before = here.stops.at(-1)?.leavesAtSeconds ?? here.at;
  return halt(kind, id, { road: here.at - before, arrives: here.at, begins, leaves });
}

function halt(
  kind: RouteStop['kind'],
  id: string,
  { road, arrives, begins, leaves }: { road: number; arrives: number; begins: number; leaves: number },
): RouteStop {
  return {
    kind,
    id,
    travelSeconds: road,
    arrivesAtSeconds: arrives,
    waitingSeconds: begins - arrives,
    leavesAtSeconds: leaves,
  };
}
