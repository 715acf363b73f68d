import { bindRoute, defineModule, type ModuleManifest } from '#platform';
import { askForDemo, describeDemo } from './actions/ask-for-demo.ts';
import { demoManage, demoRoutes } from './contract/index.ts';
import { changeDemoJob, type DemoServices } from './jobs/change-demo.ts';

/** A demo is made up by a pack and loaded by the core, which is told neither the other's name. */
export function demoModule(services: DemoServices): ModuleManifest {
  const job = changeDemoJob(services);
  return defineModule({
    name: 'demo',
    permissions: [demoManage],
    routes: [
      bindRoute(demoRoutes.getDemo, (ctx) => describeDemo(ctx)),
      bindRoute(demoRoutes.loadDemo, (ctx) => askForDemo(ctx, 'load', job)),
      bindRoute(demoRoutes.removeDemo, (ctx) => askForDemo(ctx, 'remove', job)),
    ],
    jobs: [job],
    personalData: { tables: [] },
    migrations: new URL('./data/migrations/', import.meta.url),
  });
}
