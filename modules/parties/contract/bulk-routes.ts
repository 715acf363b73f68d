import { z } from 'zod';
import { defineRoute, type RouteMap, uuid } from '#contract-kit';
import { bulkChange, bulkChangeOrder, bulkSelection } from './bulk-schemas.ts';
import { partiesChangeMany } from './permissions.ts';
import * as problems from './problems.ts';

const onBulkChange = z.object({ bulkChangeId: uuid });

/** Changing many customers at once: prepared and looked at first, then done, then undone if it was wrong. */
export const bulkRoutes = {
  prepareBulkChange: defineRoute({
    method: 'POST',
    path: '/api/parties/bulk-changes',
    summary: 'See what a change of many customers would change; nothing is changed yet',
    permission: partiesChangeMany,
    audit: 'parties.bulk-change-prepared',
    body: z.object({ selection: bulkSelection, order: bulkChangeOrder }),
    response: bulkChange,
    status: 201,
    problems: [problems.fieldNotVisible],
  }),
  getBulkChange: defineRoute({
    method: 'GET',
    path: '/api/parties/bulk-changes/:bulkChangeId',
    summary: 'How far a change of many customers has come',
    permission: partiesChangeMany,
    params: onBulkChange,
    response: bulkChange,
  }),
  startBulkChange: defineRoute({
    method: 'PUT',
    path: '/api/parties/bulk-changes/:bulkChangeId/start',
    summary: 'Carry out a prepared change; up to 100 customers at once, more in the background',
    permission: partiesChangeMany,
    audit: 'parties.bulk-change-started',
    params: onBulkChange,
    response: bulkChange,
    problems: [problems.bulkChangeNotReady],
  }),
  cancelBulkChange: defineRoute({
    method: 'PUT',
    path: '/api/parties/bulk-changes/:bulkChangeId/cancellation',
    summary: 'Stop a running change; what is changed already stays and can be undone',
    permission: partiesChangeMany,
    audit: 'parties.bulk-change-cancelled',
    params: onBulkChange,
    response: bulkChange,
    problems: [problems.bulkChangeNotReady],
  }),
  undoBulkChange: defineRoute({
    method: 'PUT',
    path: '/api/parties/bulk-changes/:bulkChangeId/undo',
    summary: 'Take a change of many customers back, except where somebody changed the same since',
    permission: partiesChangeMany,
    audit: 'parties.bulk-change-undone',
    params: onBulkChange,
    response: bulkChange,
    problems: [problems.bulkChangeNotReady],
  }),
} satisfies RouteMap;
