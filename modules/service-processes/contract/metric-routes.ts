import { z } from 'zod';
import { defineRoute, isoDate, type RouteMap, uuid } from '#contract-kit';
import { serviceMetrics } from './metric-schemas.ts';
import { processesRead } from './permissions.ts';

/** The numbers a service business keeps its eye on, as packs define them. */
export const metricRoutes = {
  showMetrics: defineRoute({
    method: 'GET',
    path: '/api/service-processes/metrics',
    summary:
      'Numbers of the service in a period, each with n, interval and definition; null where there is too little',
    permission: processesRead,
    query: z.object({ fromOn: isoDate, untilOn: isoDate, branchId: uuid.optional() }),
    response: serviceMetrics,
  }),
} satisfies RouteMap;
