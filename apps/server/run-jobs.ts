import { closePlatform, openLog, openPlatform, runWorker } from '#platform';
import { businessModules } from './modules.ts';
import type { ServerOptions } from './server-options.ts';

/** Runs jobs until closed. */
export async function runJobs(options: ServerOptions): Promise<{ close(): Promise<void> }> {
  const stop = new AbortController();
  const platform = await openPlatform({
    ...options,
    modules: businessModules,
    log: openLog(options.logLevel),
    maxConnections: 8,
    runsJobs: true,
  });
  await runWorker(platform, stop.signal);
  return {
    async close() {
      stop.abort();
      await closePlatform(platform);
    },
  };
}
