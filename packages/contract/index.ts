import { createClient } from '#contract-kit';
import { accessRoutes } from '#modules/access/contract';
import { followUpsRoutes } from '#modules/follow-ups/contract';
import { partiesRoutes } from '#modules/parties/contract';
import { timelineRoutes } from '#modules/timeline/contract';

/** Every route of every module: what the client, the OpenAPI document and the permission matrix are made from. */
export const contract = {
  access: accessRoutes,
  parties: partiesRoutes,
  timeline: timelineRoutes,
  followUps: followUpsRoutes,
};

/** The typed client in the browser, where the session's cookie travels by itself. */
export const api = createClient(contract, { baseUrl: '' });
