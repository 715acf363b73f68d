import { type BoundRoute, bindRoute } from '#platform';
import { exchangeMeasurement } from './actions/exchange-measurement.ts';
import { importMeasurements } from './actions/import-measurements.ts';
import type { Kinds } from './actions/kinds.ts';
import { recordMeasurement } from './actions/record-measurement.ts';
import { listMeasurements, showMeasurement } from './actions/show-measurements.ts';
import { measurementsRoutes as routes } from './contract/index.ts';

export const measurementsHttp = (kinds: Kinds): BoundRoute[] => [
  bindRoute(routes.listMeasurements, (ctx, { params, query }) =>
    listMeasurements(ctx, kinds, { ...params, ...query }),
  ),
  bindRoute(routes.showMeasurement, (ctx, { params }) => showMeasurement(ctx, kinds, params.measurementId)),
  bindRoute(routes.recordMeasurement, (ctx, { params, body }) =>
    recordMeasurement(ctx, kinds, { ...params, ...body }),
  ),
  bindRoute(routes.exchangeMeasurement, (ctx, { params }) =>
    exchangeMeasurement(ctx, kinds, params.measurementId),
  ),
  bindRoute(routes.importMeasurements, (ctx, { params, body }) =>
    importMeasurements(ctx, kinds, params.partyId, body.measurements),
  ),
];
