import { createClient } from '#contract-kit';
import { accessRoutes } from '#modules/access/contract';

/** Every route of every module: what the client, the OpenAPI document and the permission matrix are made from. */
export const contract = {
  access: accessRoutes,
};

/** The typed client in the browser, where the session's cookie travels by itself. */
export const api = createClient(contract, { baseUrl: '' });
