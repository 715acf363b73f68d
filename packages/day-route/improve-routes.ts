import type { RouteJob, RouteVehicle } from './route-problem.ts';
import { finishOf, type Roads, suits, travelOf } from './schedule-route.ts';

/** Jobs in the order a vehicle does them. */
export interface Tour {
  vehicle: RouteVehicle;
  jobs: RouteJob[];
}

const LONGEST_SEGMENT = 3;
const LEAST_GAIN = 1e-9;

/** Whether the vehicle can do the jobs in this order. */
export function mayDrive(roads: Roads, vehicle: RouteVehicle, jobs: readonly RouteJob[]): boolean {
  return suits(vehicle, jobs) && finishOf(roads, vehicle, jobs) !== undefined;
}

/** Shortens the roads until no turn (2-opt), move (relocate, or-opt) or exchange of tails makes them shorter. */
export function improveTours(roads: Roads, tours: readonly Tour[]): void {
  const pairs = tours.flatMap((one) => tours.map((other) => [one, other] as const));
  let shorter = true;
  while (shorter) {
    shorter = false;
    for (const [one, other] of pairs) {
      if (one === other) while (turnStretch(roads, one)) shorter = true;
      else while (exchangeTails(roads, one, other)) shorter = true;
      while (moveSegment(roads, one, other)) shorter = true;
    }
  }
}

/** 2-opt: drives a stretch of the tour the other way round. */
function turnStretch(roads: Roads, tour: Tour): boolean {
  const before = travelOf(roads, tour.vehicle, tour.jobs);
  for (let from = 0; from < tour.jobs.length - 1; from++) {
    for (let until = from + 2; until <= tour.jobs.length; until++) {
      const turned = [
        ...tour.jobs.slice(0, from),
        ...tour.jobs.slice(from, until).reverse(),
        ...tour.jobs.slice(until),
      ];
      if (travelOf(roads, tour.vehicle, turned) >= before - LEAST_GAIN) continue;
      if (!mayDrive(roads, tour.vehicle, turned)) continue;
      tour.jobs = turned;
      return true;
    }
  }
  return false;
}

/** Relocate and or-opt: puts one to three jobs that follow each other somewhere else, either way round. */
function moveSegment(roads: Roads, from: Tour, to: Tour): boolean {
  const before = lengthOf(roads, from, to);
  for (const { rest, taken } of moves(from, to)) {
    const left = from === to ? 0 : travelOf(roads, from.vehicle, rest);
    if (left + travelOf(roads, to.vehicle, taken) >= before - LEAST_GAIN) continue;
    if (!mayDrive(roads, to.vehicle, taken)) continue;
    if (from !== to && !mayDrive(roads, from.vehicle, rest)) continue;
    if (from !== to) from.jobs = rest;
    to.jobs = taken;
    return true;
  }
  return false;
}

/** All ways to move a segment: what is left of the one tour, and what becomes of the other. */
function* moves(from: Tour, to: Tour): Generator<{ rest: RouteJob[]; taken: RouteJob[] }> {
  for (let length = 1; length <= LONGEST_SEGMENT; length++) {
    for (let at = 0; at + length <= from.jobs.length; at++) {
      const segment = from.jobs.slice(at, at + length);
      const rest = [...from.jobs.slice(0, at), ...from.jobs.slice(at + length)];
      const target = from === to ? rest : to.jobs;
      const ways = length === 1 ? [segment] : [segment, [...segment].reverse()];
      for (let place = 0; place <= target.length; place++) {
        for (const put of ways) {
          yield { rest, taken: [...target.slice(0, place), ...put, ...target.slice(place)] };
        }
      }
    }
  }
}

/** 2-opt between two tours: from some point on, each drives what the other had before it. */
function exchangeTails(roads: Roads, one: Tour, other: Tour): boolean {
  const before = lengthOf(roads, one, other);
  for (let at = 0; at <= one.jobs.length; at++) {
    for (let cut = 0; cut <= other.jobs.length; cut++) {
      const first = [...one.jobs.slice(0, at), ...other.jobs.slice(cut)];
      const second = [...other.jobs.slice(0, cut), ...one.jobs.slice(at)];
      const after = travelOf(roads, one.vehicle, first) + travelOf(roads, other.vehicle, second);
      if (after >= before - LEAST_GAIN) continue;
      if (!mayDrive(roads, one.vehicle, first) || !mayDrive(roads, other.vehicle, second)) continue;
      one.jobs = first;
      other.jobs = second;
      return true;
    }
  }
  return false;
}

function lengthOf(roads: Roads, one: Tour, other: Tour): number {
  const first = travelOf(roads, one.vehicle, one.jobs);
  return one === other ? first : first + travelOf(roads, other.vehicle, other.jobs);
}
