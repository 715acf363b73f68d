import { defineModule, type ModuleManifest } from '#platform';
import { integrationsEvents, integrationsPermissions } from './contract/index.ts';
import { integrationsHttp } from './http.ts';
import { deliverPulse, forgetEventsJob, placePulse, sealSecretsJob } from './jobs/integrations-jobs.ts';

/** Other systems may be told of any event, so this module is given all manifests; `modules` is asked when there is work. */
export function integrationsModule(services: { modules: () => readonly ModuleManifest[] }): ModuleManifest {
  return defineModule({
    name: 'integrations',
    permissions: integrationsPermissions,
    routes: integrationsHttp(services.modules),
    jobs: [forgetEventsJob, sealSecretsJob],
    pulses: [placePulse, deliverPulse()],
    events: integrationsEvents,
    personalData: { tables: [] },
    migrations: new URL('./data/migrations/', import.meta.url),
  });
}
