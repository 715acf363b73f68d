import path from 'node:path';
import type { Log } from '#platform';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../packages/platform/postgres/embedded-postgres.ts';
import type { Settings } from './config/settings.ts';

/** The database the server stands on: one given by the settings, or our own, kept running. */
export interface Store {
  url: string;
  close(): Promise<void>;
}

/** Opens the database. Our own is started again on the same port when it dies. */
export async function openStore(settings: Settings, log: Log): Promise<Store> {
  if (settings.databaseUrl) return { url: settings.databaseUrl, close: async () => {} };
  const stateFolder = path.join(settings.home, 'postgres');
  let closing = false;
  let postgres = await startEmbeddedPostgres({ stateFolder, durability: 'safe' });
  const { port } = postgres;
  const keepRunning = async (current: EmbeddedPostgres) => {
    const exit = await current.exited;
    if (closing || exit.asked) return;
    log.error({ code: exit.code, signal: exit.signal }, 'PostgreSQL ended; starting it again');
    postgres = await startEmbeddedPostgres({ stateFolder, durability: 'safe', port });
    void keepRunning(postgres);
  };
  void keepRunning(postgres);
  return {
    url: postgres.url(),
    async close() {
      closing = true;
      await postgres.stop();
    },
  };
}
