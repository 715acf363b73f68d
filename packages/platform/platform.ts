import type { BusinessSettings } from './actions/action-context.ts';
import type { Clock } from './clock.ts';
import type { DatabaseHandle } from './database/open-database.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import type { Log } from './log.ts';
import type { ModuleManifest } from './modules/define-module.ts';

/** Everything a running server shares; made once by `openPlatform`. */
export interface Platform {
  database: DatabaseHandle;
  jobs: JobQueue;
  clock: Clock;
  log: Log;
  modules: readonly ModuleManifest[];
  settings(): Promise<BusinessSettings>;
}
