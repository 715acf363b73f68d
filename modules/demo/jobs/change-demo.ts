import { z } from 'zod';
import { refreshValue } from '#modules/value';
import type { DemoBusiness } from '#pack-kit';
import { defineJob, type JobContext, type ModuleManifest } from '#platform';
import { loadDemo } from '../actions/load-demo.ts';
import { removeDemo } from '../actions/remove-demo.ts';
import { endDemoWork } from '../data/demo-work.ts';

export interface DemoServices {
  /** Makes the demo up, ending on a day. */
  generate(endOn: string): DemoBusiness;
  modules(): readonly ModuleManifest[];
}

/** No password has this hash: who is loaded from the web signs in once an administrator has given them one. */
const NO_PASSWORD = 'none';

/** The job that loads the demo or takes it out. The work's mark goes in the same transaction, so a crash tries again. */
export function changeDemoJob(services: DemoServices) {
  return defineJob({
    name: 'demo.change',
    payload: z.object({ what: z.enum(['load', 'remove']) }),
    expireMinutes: 15,
    async run(job, { what }) {
      try {
        await change(services, job, what);
      } catch (failure) {
        job.log.error({ err: failure }, 'the demo could not be changed');
        await job.inTransaction((ctx) => endDemoWork(ctx.db));
      }
    },
  });
}

async function change(services: DemoServices, job: JobContext, what: 'load' | 'remove'): Promise<void> {
  const demo = services.generate(job.clock.today(job.settings.timeZone));
  await job.inTransaction(async (ctx) => {
    if (what === 'load') await loadDemo(ctx, demo, NO_PASSWORD);
    else await removeDemo(ctx, services.modules());
    await endDemoWork(ctx.db);
    await refreshValue(ctx);
  });
}
