import { z } from 'zod';
import { defineRoute, isoDate, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { customerValue } from './customer-value.ts';
import { DRIFT_STATES, driftingCustomer, hiddenGem } from './drift.ts';
import { keyAccountStability } from './key-accounts.ts';
import * as permissions from './permissions.ts';
import * as problems from './problems.ts';
import { runListItem, valueOverview, valueRun } from './value-run.ts';
import { valueSettings, valueSettingsForm } from './value-settings.ts';

const runParams = z.object({ runId: uuid });
const partyParams = z.object({ partyId });

export const valueRoutes = {
  startRun: defineRoute({
    method: 'POST',
    path: '/api/value/runs',
    summary: 'Work out anew what every customer is worth',
    permission: permissions.valueRun,
    audit: 'value-run.requested',
    body: z.object({
      /** Last day to look at; yesterday when left out. */
      observationEndOn: isoDate.optional(),
    }),
    response: runListItem,
    status: 202,
    problems: [problems.runInProgress],
  }),
  cancelRun: defineRoute({
    method: 'PUT',
    path: '/api/value/runs/:runId/cancellation',
    summary: 'Stop a value run; the figures of the last one stay',
    permission: permissions.valueRun,
    audit: 'value-run.cancelled',
    params: runParams,
    response: runListItem,
    problems: [problems.runAlreadyEnded, problems.runAlreadyWriting],
  }),
  getRun: defineRoute({
    method: 'GET',
    path: '/api/value/runs/:runId',
    summary: 'One value run: settings, data window, models, holdout and outcome',
    permission: permissions.valueOverview,
    params: runParams,
    response: valueRun,
  }),
  listRuns: defineRoute({
    method: 'GET',
    path: '/api/value/runs',
    summary: 'All value runs, newest first',
    permission: permissions.valueOverview,
    query: z.object(pageQuery),
    response: page(runListItem),
  }),
  getOverview: defineRoute({
    method: 'GET',
    path: '/api/value/overview',
    summary: 'What all customers are worth, how well that was forecast, and the run on its way',
    permission: permissions.valueOverview,
    response: valueOverview,
  }),
  getKeyAccountStability: defineRoute({
    method: 'GET',
    path: '/api/value/key-accounts',
    summary: 'How many key accounts stayed, and how much of their revenue is at risk',
    permission: permissions.valueOverview,
    response: keyAccountStability,
  }),
  getCustomerValue: defineRoute({
    method: 'GET',
    path: '/api/value/customers/:partyId',
    summary: 'What one customer is worth and why, or why that cannot be said',
    permission: permissions.valueRead,
    params: partyParams,
    response: customerValue,
  }),
  listDrifting: defineRoute({
    method: 'GET',
    path: '/api/value/drifting',
    summary: 'Customers who have left their own pattern, most value at risk first',
    permission: permissions.valueRead,
    query: z.object({
      ...pageQuery,
      state: z.enum(DRIFT_STATES).optional(),
      /** `mine`: only customers the person who asks looks after. */
      owner: z.enum(['mine', 'all']).default('all'),
    }),
    response: page(driftingCustomer),
  }),
  snoozeDrift: defineRoute({
    method: 'PUT',
    path: '/api/value/drifting/:partyId/snooze',
    summary: 'Leave a drifting customer out of the list until a day',
    permission: permissions.valueRead,
    audit: 'drift.snoozed',
    params: partyParams,
    body: z.object({ untilOn: isoDate }),
    response: z.object({}),
  }),
  endDriftSnooze: defineRoute({
    method: 'DELETE',
    path: '/api/value/drifting/:partyId/snooze',
    summary: 'Put a snoozed customer back into the list',
    permission: permissions.valueRead,
    audit: 'drift.snooze-ended',
    params: partyParams,
    response: z.object({}),
  }),
  listHiddenGems: defineRoute({
    method: 'GET',
    path: '/api/value/hidden-gems',
    summary: 'Customers who spend little at a time and are expected to be worth much',
    permission: permissions.valueRead,
    query: z.object(pageQuery),
    response: page(hiddenGem),
  }),
  getSettings: defineRoute({
    method: 'GET',
    path: '/api/value/settings',
    summary: 'Margin, discount rate and horizon of the value figures',
    permission: permissions.valueOverview,
    response: valueSettings,
  }),
  changeSettings: defineRoute({
    method: 'PUT',
    path: '/api/value/settings',
    summary: 'Change margin, discount rate or horizon; holds from the next run',
    permission: permissions.valueConfigure,
    audit: 'value-settings.changed',
    body: z.object({ ...valueSettingsForm.shape, version: z.int() }),
    response: valueSettings,
    problems: [problems.settingsChangedMeanwhile],
  }),
} satisfies RouteMap;
