import { createClient, type ProblemDocument } from '#contract-kit';
import { accessRoutes } from '#modules/access/contract';
import { appointmentsRoutes } from '#modules/appointments/contract';
import { assetsRoutes } from '#modules/assets/contract';
import { attachmentsRoutes } from '#modules/attachments/contract';
import { catalogueRoutes } from '#modules/catalogue/contract';
import { demoRoutes } from '#modules/demo/contract';
import { deskRoutes } from '#modules/desk/contract';
import { fieldWorkRoutes } from '#modules/field-work/contract';
import { followUpsRoutes } from '#modules/follow-ups/contract';
import { importsRoutes } from '#modules/imports/contract';
import { integrationsRoutes } from '#modules/integrations/contract';
import { measurementsRoutes } from '#modules/measurements/contract';
import { ordersRoutes } from '#modules/orders/contract';
import { partiesRoutes } from '#modules/parties/contract';
import { privacyRoutes } from '#modules/privacy/contract';
import { promisesRoutes } from '#modules/promises/contract';
import { rentalsRoutes } from '#modules/rentals/contract';
import { repairsRoutes } from '#modules/repairs/contract';
import { serviceProcessesRoutes } from '#modules/service-processes/contract';
import { stockRoutes } from '#modules/stock/contract';
import { timelineRoutes } from '#modules/timeline/contract';
import { valueRoutes } from '#modules/value/contract';

/** Every route of every module: what the client, the OpenAPI document and the permission matrix are made from. */
export const contract = {
  access: accessRoutes,
  parties: partiesRoutes,
  privacy: privacyRoutes,
  catalogue: catalogueRoutes,
  orders: ordersRoutes,
  timeline: timelineRoutes,
  measurements: measurementsRoutes,
  assets: assetsRoutes,
  stock: stockRoutes,
  rentals: rentalsRoutes,
  repairs: repairsRoutes,
  serviceProcesses: serviceProcessesRoutes,
  appointments: appointmentsRoutes,
  followUps: followUpsRoutes,
  promises: promisesRoutes,
  fieldWork: fieldWorkRoutes,
  demo: demoRoutes,
  value: valueRoutes,
  imports: importsRoutes,
  integrations: integrationsRoutes,
  attachments: attachmentsRoutes,
  desk: deskRoutes,
};

const problemListeners = new Set<(problem: ProblemDocument) => void>();

/** Hears of every problem the browser's client is answered with. Returns the way to stop listening. */
export function onProblem(listener: (problem: ProblemDocument) => void): () => void {
  problemListeners.add(listener);
  return () => problemListeners.delete(listener);
}

/** The typed client in the browser, where the session's cookie travels by itself. */
export const api = createClient(contract, {
  baseUrl: '',
  onProblem: (problem) => {
    for (const listener of problemListeners) listener(problem);
  },
});
