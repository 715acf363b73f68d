import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { stopWithParent } from '../../packages/platform/process/stop-with-parent.ts';
import type { ServerOptions } from './server-options.ts';

/** Entry of the worker's own process: heavy work there never makes a page wait. */
stopWithParent();
// Before anything large is loaded: the launcher's cache serves this process, too.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/perennial-compiled', import.meta.url)));
const loaded = import('./run-jobs.ts');
// Until the options arrive nothing else keeps this process running.
process.channel?.ref();
process.once('message', (options) => {
  void start(options as ServerOptions);
});

async function start(options: ServerOptions): Promise<void> {
  const { runJobs } = await loaded;
  const { close } = await runJobs(options);
  process.send?.('running');
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)));
}
