export {
  type DayRoutes,
  type PlannedRoute,
  type RouteBreak,
  type RouteJob,
  type RouteProblem,
  type RouteStop,
  type RouteVehicle,
  type RouteWindow,
  routeFaults,
  type TravelTable,
  type UnassignedReason,
} from './route-problem.ts';
export { MOST_JOBS, type SolveOptions, solveDayRoute } from './solve-day-route.ts';
export { type Coordinates, greatCircleKm, type RoadGuess, travelTable } from './travel-table.ts';
