export type { MeasurementCheck, MeasurementKind } from '#pack-kit';
export { measurementRecorded, measurementsEvents } from './events.ts';
export { measurementsRoutes } from './measurements-routes.ts';
export { measurementsPermissions, measurementsRead, measurementsWrite } from './permissions.ts';
export * as measurementsProblems from './problems.ts';
export type { ImportedMeasurement, ImportOutcome, Measurement } from './schemas.ts';
