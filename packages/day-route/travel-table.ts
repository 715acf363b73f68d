import type { TravelTable } from './route-problem.ts';

/** A point on the earth, in degrees. */
export interface Coordinates {
  latitude: number;
  longitude: number;
}

/** How roads are guessed from the map: longer than the straight line by a factor, driven at a speed. */
export interface RoadGuess {
  /** Roads in towns are about 1.3 times the straight line. */
  detourFactor: number;
  speedKmPerHour: number;
}

const EARTH_RADIUS_KM = 6371.0088;

/** Distance along the great circle, by the haversine formula. */
export function greatCircleKm(from: Coordinates, to: Coordinates): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const latitude = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const longitude = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const chord = latitude + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * longitude;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Seconds between all points, as far as straight lines tell. */
export function travelTable(points: readonly Coordinates[], guess: RoadGuess): TravelTable {
  const secondsPerKm = (guess.detourFactor * 3600) / guess.speedKmPerHour;
  return points.map((from) => points.map((to) => Math.round(greatCircleKm(from, to) * secondsPerKm)));
}
