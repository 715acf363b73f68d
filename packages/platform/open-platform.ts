import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { openDatabase } from './database/open-database.ts';
import { openJobQueue } from './jobs/job-queue.ts';
import type { Log } from './log.ts';
import type { ModuleManifest } from './modules/define-module.ts';
import type { Platform } from './platform.ts';
import { businessSettingsReader } from './settings/business-settings.ts';

export interface PlatformOptions {
  databaseUrl: string;
  modules: readonly ModuleManifest[];
  log: Log;
  filesFolder: string;
  /** Of the server; what is encrypted in the database is encrypted with keys made from it. */
  secret: string;
  /** Whether messages to other systems may go to addresses inside the network; refused when left out. */
  webhooksReachPrivateNetworks?: boolean;
  /** `host:port` of a virus scanner, when there is one. */
  virusScanner?: string | undefined;
  /** Used until the administrator has chosen one. */
  defaultTimeZone: string;
  clock?: Clock;
  maxConnections?: number;
  /** Whether this process runs jobs, their timers and schedules. */
  runsJobs: boolean;
}

/** Connects to a migrated database and prepares the job queue. Close with `closePlatform`. */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const database = openDatabase({
    url: options.databaseUrl,
    runsParallel: options.runsJobs,
    ...(options.maxConnections === undefined ? {} : { maxConnections: options.maxConnections }),
  });
  const jobs = await openJobQueue(options);
  return {
    database,
    jobs,
    clock: options.clock ?? systemClock,
    log: options.log,
    modules: options.modules,
    settings: businessSettingsReader(database.db, options),
  };
}

/** Lets running jobs reach a safe point, then closes every connection. */
export async function closePlatform(platform: Platform): Promise<void> {
  await platform.jobs.close();
  await platform.database.close();
}
