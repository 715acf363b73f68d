import { api } from '#contract';
import { apiGateway } from './api-gateway.ts';
import { indexedStore } from './indexed-store.ts';
import { keepDay } from './keep-day.ts';

/** The visits of whoever is signed in, on this device. */
export const deviceDay = keepDay({
  store: indexedStore,
  gateway: apiGateway,
  listVisits: (visitOn) => api.fieldWork.listMyVisits({ query: { visitOn } }),
});
