import { stopWithParent } from '../../packages/platform/process/stop-with-parent.ts';
import { runJobs } from './run-jobs.ts';
import type { ServerOptions } from './server-options.ts';

/** Entry of the worker's own process: heavy work there never makes a page wait. */
stopWithParent();
// Until the options arrive nothing else keeps this process running.
process.channel?.ref();
process.once('message', (options) => {
  void runJobs(options as ServerOptions).then(({ close }) => {
    process.send?.('running');
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => void close().then(() => process.exit(0)));
  });
});
