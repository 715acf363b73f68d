/** A stretch of the day in seconds, both ends included. */
export interface RouteWindow {
  fromSeconds: number;
  untilSeconds: number;
}

/** A rest that a vehicle takes once, wherever it is then. It begins within its window. */
export interface RouteBreak {
  id: string;
  window: RouteWindow;
  durationSeconds: number;
}

/** Who drives. Places are rows of the travel table; without a start or an end the road there costs nothing. */
export interface RouteVehicle {
  id: string;
  startPlace?: number;
  endPlace?: number;
  /** When it may be on the road; the whole time when left out. */
  hours?: RouteWindow;
  breaks?: readonly RouteBreak[];
  skills?: readonly string[];
  /** What it can carry, in as many measures as jobs name; anything when left out. */
  capacity?: readonly number[];
}

/** What is to be done at a place. */
export interface RouteJob {
  id: string;
  place: number;
  serviceSeconds?: number;
  /** The service begins within one of them; any time when left out. In order of time, not overlapping. */
  windows?: readonly RouteWindow[];
  /** All of them are asked of the vehicle. */
  skills?: readonly string[];
  load?: readonly number[];
  /** Higher goes first when not everything can be done; 0 when left out. */
  priority?: number;
}

/** Seconds from each place (row) to each other (column); roads need not be as long both ways. */
export type TravelTable = readonly (readonly number[])[];

/** A day to be planned: who drives, what is to be done, and how long the roads take. */
export interface RouteProblem {
  vehicles: readonly RouteVehicle[];
  jobs: readonly RouteJob[];
  travelSeconds: TravelTable;
}

/** Why a job is in no route: nobody is able to, cannot carry it, cannot be there in time, or all days are full. */
export type UnassignedReason = 'skills' | 'capacity' | 'time' | 'full';

/** One halt of a route. */
export interface RouteStop {
  kind: 'start' | 'job' | 'break' | 'end';
  /** Of the job or the break; of the vehicle at both ends. */
  id: string;
  /** Time on the road to here from the halt before. */
  travelSeconds: number;
  arrivesAtSeconds: number;
  waitingSeconds: number;
  leavesAtSeconds: number;
}

/** The day of one vehicle. */
export interface PlannedRoute {
  vehicleId: string;
  stops: RouteStop[];
  travelSeconds: number;
  serviceSeconds: number;
  waitingSeconds: number;
}

/** Routes of all vehicles that drive, and what nobody could take. */
export interface DayRoutes {
  routes: PlannedRoute[];
  unassigned: { jobId: string; reason: UnassignedReason }[];
  travelSeconds: number;
}

/** What is wrong with a problem, all of it at once; empty when it can be solved. */
export function routeFaults({ vehicles, jobs, travelSeconds }: RouteProblem): string[] {
  const isPlace = (place: number) => Number.isInteger(place) && place >= 0 && place < travelSeconds.length;
  return [
    ...tableFaults(travelSeconds),
    ...jobs.flatMap((job) => jobFaults(job, isPlace)),
    ...vehicles.flatMap((vehicle) => vehicleFaults(vehicle, isPlace)),
    ...repeated('job', jobs),
    ...repeated('vehicle', vehicles),
  ];
}

function tableFaults(table: TravelTable): string[] {
  return table.flatMap((row, index) => {
    const faults: string[] = [];
    if (row.length !== table.length) {
      faults.push(`row ${index} of the travel table has ${row.length} places instead of ${table.length}`);
    }
    if (row.some((seconds) => !Number.isFinite(seconds) || seconds < 0)) {
      faults.push(`row ${index} of the travel table has a time that is negative or no number`);
    }
    return faults;
  });
}

function jobFaults(job: RouteJob, isPlace: (place: number) => boolean): string[] {
  const faults = (job.windows ?? []).flatMap((window) => windowFaults(`job ${job.id}`, window));
  if (!isPlace(job.place)) {
    faults.unshift(`job ${job.id} is at place ${job.place}, which the travel table does not have`);
  }
  if ((job.serviceSeconds ?? 0) < 0) faults.push(`job ${job.id} takes ${job.serviceSeconds} seconds`);
  return faults;
}

function vehicleFaults(vehicle: RouteVehicle, isPlace: (place: number) => boolean): string[] {
  const faults = [vehicle.startPlace, vehicle.endPlace].flatMap((place) =>
    place === undefined || isPlace(place)
      ? []
      : [`vehicle ${vehicle.id} starts or ends at place ${place}, which the travel table does not have`],
  );
  if (vehicle.hours) faults.push(...windowFaults(`vehicle ${vehicle.id}`, vehicle.hours));
  for (const rest of vehicle.breaks ?? []) faults.push(...windowFaults(`break ${rest.id}`, rest.window));
  return faults;
}

function windowFaults(whose: string, { fromSeconds, untilSeconds }: RouteWindow): string[] {
  return untilSeconds < fromSeconds
    ? [`a window of ${whose} ends at ${untilSeconds}, before ${fromSeconds}`]
    : [];
}

function repeated(kind: string, things: readonly { id: string }[]): string[] {
  const seen = new Set<string>();
  return things.flatMap(({ id }) => {
    if (seen.has(id)) return [`there are two ${kind}s with the id ${id}`];
    seen.add(id);
    return [];
  });
}
