import { z } from 'zod';
import { defineRoute, isoDate, page, pageQuery, type RouteMap, uuid } from '#contract-kit';
import { PATH_PARTS, paths } from './path-schemas.ts';
import { processesRead } from './permissions.ts';
import { unknownTemplate } from './problems.ts';
import { processSummary } from './schemas.ts';

const ofPaths = {
  templateKey: z.string().max(80),
  /** Days on which the processes began, both included. */
  fromOn: isoDate,
  untilOn: isoDate,
  branchId: uuid.optional(),
  version: z.coerce.number().int().min(1).optional(),
};

/** How processes really went (S0-20): what is drawn on the process map, and the processes behind each number. */
export const pathRoutes = {
  showPaths: defineRoute({
    method: 'GET',
    path: '/api/service-processes/paths',
    summary:
      'Ways really gone through a service process: counts, time at each step, loops, and where it was given up',
    permission: processesRead,
    query: z.object(ofPaths),
    response: paths,
    problems: [unknownTemplate],
  }),
  listPathProcesses: defineRoute({
    method: 'GET',
    path: '/api/service-processes/paths/processes',
    summary: 'The processes behind a number of the map, begun last first',
    permission: processesRead,
    query: z.object({
      ...pageQuery,
      ...ofPaths,
      part: z.enum(PATH_PARTS),
      stepKey: z.string().max(40),
      /** For a way: the step it leads to, or `end`. */
      to: z.string().max(40).optional(),
    }),
    response: page(processSummary),
  }),
} satisfies RouteMap;
