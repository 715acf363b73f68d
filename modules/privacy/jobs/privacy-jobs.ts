import { z } from 'zod';
import { defineJob, type ModuleManifest } from '#platform';
import { keepErased } from '../actions/erase-person.ts';
import { runRetention } from '../actions/retention.ts';

type Modules = () => readonly ModuleManifest[];

/** Deletes every night what the retention schedule says. */
export function retentionJob(modules: Modules) {
  return defineJob({
    name: 'privacy.retention',
    payload: z.object({}),
    cron: '20 3 * * *',
    expireMinutes: 60,
    async run(job) {
      const certificates = await job.inTransaction((ctx) => runRetention(ctx, modules()));
      if (certificates.length > 0) job.log.info({ certificates: certificates.length }, 'retention ran');
    },
  });
}

/** Erases again what has come back since: from work that was under way, or from a backup of before. */
export function keepErasedJob(modules: Modules) {
  return defineJob({
    name: 'privacy.keep-erased',
    payload: z.object({}),
    cron: '50 3 * * *',
    async run(job) {
      const rows = await keepErased(job, modules());
      if (rows > 0) job.log.warn({ rows }, 'rows of erased files had come back and were erased again');
    },
  });
}
