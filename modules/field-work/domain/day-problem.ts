import {
  type Coordinates,
  greatCircleKm,
  type PlannedRoute,
  type RouteProblem,
  type RouteVehicle,
} from '#day-route';
import type { Place, RouteTechnician } from '../contract/index.ts';

const MINUTE = 60;
/** Roads in towns are longer than the straight line by about this. */
const DETOUR_FACTOR = 1.3;
const SPEED_KM_PER_HOUR = 25;
/** For want of coordinates: to a door of the same district, and of another. */
const SAME_DISTRICT_MINUTES = 10;
const OTHER_DISTRICT_MINUTES = 25;

/** As much of a visit as its place in a route depends on. */
export interface VisitToRoute {
  visitId: string;
  place: Place;
  window: { from: string; until: string } | null;
  serviceMinutes: number;
  priority: number;
  skills: readonly string[];
}

export interface DayProblem {
  problem: RouteProblem;
  roads: { guessed: number; all: number };
}

/** The day as the planner wants it. Roads between known points are measured, others guessed from the district. */
export function dayProblem(
  visits: readonly VisitToRoute[],
  technicians: readonly RouteTechnician[],
  /** Nobody is given more visits than this. */
  mostVisits = visits.length,
): DayProblem {
  const starts = technicians.map(({ start }) => ({
    address: '',
    district: '',
    latitude: start?.latitude ?? null,
    longitude: start?.longitude ?? null,
  }));
  const places: Place[] = [...starts, ...visits.map(({ place }) => place)];
  let guessed = 0;
  const travelSeconds = places.map((from, row) =>
    places.map((to, column) => {
      if (row === column) return 0;
      const points = pointsOf(from, to);
      if (points === undefined) guessed++;
      return points === undefined ? guess(from, to) : drive(...points);
    }),
  );
  return {
    problem: {
      travelSeconds,
      vehicles: technicians.map((technician, index) => ({
        ...vehicleOf(technician, index),
        capacity: [mostVisits],
      })),
      jobs: visits.map((visit, index) => ({
        id: visit.visitId,
        place: technicians.length + index,
        serviceSeconds: visit.serviceMinutes * MINUTE,
        skills: visit.skills,
        priority: visit.priority,
        load: [1],
        ...(visit.window
          ? {
              windows: [
                { fromSeconds: secondsOf(visit.window.from), untilSeconds: secondsOf(visit.window.until) },
              ],
            }
          : {}),
      })),
    },
    roads: { guessed, all: places.length * (places.length - 1) },
  };
}

function vehicleOf(technician: RouteTechnician, index: number): RouteVehicle {
  const { from, until, lunch, skills } = technician;
  return {
    id: technician.technicianId,
    startPlace: index,
    endPlace: index,
    hours: { fromSeconds: secondsOf(from), untilSeconds: secondsOf(until) },
    skills,
    breaks: lunch
      ? [
          {
            id: 'lunch',
            window: { fromSeconds: secondsOf(lunch.from), untilSeconds: secondsOf(lunch.until) },
            durationSeconds: lunch.minutes * MINUTE,
          },
        ]
      : [],
  };
}

/** When the visits of a route begin and end, on the wall. */
export function timesOf({ stops }: PlannedRoute): { visitId: string; arrivesAt: string; leavesAt: string }[] {
  return stops.flatMap((stop) =>
    stop.kind === 'job'
      ? [
          {
            visitId: stop.id,
            arrivesAt: wallOf(stop.arrivesAtSeconds + stop.waitingSeconds),
            leavesAt: wallOf(stop.leavesAtSeconds),
          },
        ]
      : [],
  );
}

/** `HH:MM` of seconds after midnight; a day that goes on past it stops there. */
export function wallOf(seconds: number): string {
  const minutes = Math.min(Math.round(seconds / MINUTE), 24 * 60 - 1);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function secondsOf(wall: string): number {
  const [hours = '0', minutes = '0'] = wall.split(':');
  return (Number(hours) * 60 + Number(minutes)) * MINUTE;
}

function pointsOf(from: Place, to: Place): [Coordinates, Coordinates] | undefined {
  const one = pointOf(from);
  const other = pointOf(to);
  return one && other ? [one, other] : undefined;
}

function pointOf({ latitude, longitude }: Place): Coordinates | undefined {
  return latitude === null || longitude === null ? undefined : { latitude, longitude };
}

function drive(from: Coordinates, to: Coordinates): number {
  return Math.round((greatCircleKm(from, to) * DETOUR_FACTOR * 3600) / SPEED_KM_PER_HOUR);
}

function guess(from: Place, to: Place): number {
  const isNear = from.district !== '' && from.district === to.district;
  return (isNear ? SAME_DISTRICT_MINUTES : OTHER_DISTRICT_MINUTES) * MINUTE;
}
