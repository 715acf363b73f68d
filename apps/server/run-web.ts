import { closePlatform, openLog, openPlatform, serve } from '#platform';
import { assembleModules } from './assemble-modules.ts';
import { serveWeb } from './serve-web.ts';
import type { ServerOptions } from './server-options.ts';

export interface WebOptions extends ServerOptions {
  host: string;
  port: number;
  webFolder: string;
  version: string;
}

/** Answers HTTP until closed. */
export async function runWeb(options: WebOptions): Promise<{ port: number; close(): Promise<void> }> {
  const assembly = assembleModules(options);
  const log = openLog(options.logLevel);
  const platform = await openPlatform({ ...options, modules: assembly.modules, log, runsJobs: false });
  const server = await serve({
    platform,
    authenticate: assembly.authenticate,
    host: options.host,
    port: options.port,
    ...(options.trustedProxies ? { trustedProxies: options.trustedProxies } : {}),
    extend: (app) => serveWeb(app, options.webFolder, options.version),
  });
  return {
    port: server.port,
    async close() {
      await server.close();
      await closePlatform(platform);
      await assembly.close();
    },
  };
}
