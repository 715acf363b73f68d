/** Measurements: what was measured with customers, kept for good, of the kinds that packs bring. */

export { readKinds } from './actions/kinds.ts';
export { recordMeasurement } from './actions/record-measurement.ts';
export { measurementsModule } from './module.ts';
