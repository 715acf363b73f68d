import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
    postgres = await startAgain(stateFolder, port, log);
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

const PAUSE_MILLISECONDS = 500;

/** What the old server left (sessions that are still ending, its port) may be in the way for a moment: try until it is not. */
async function startAgain(stateFolder: string, port: number, log: Log): Promise<EmbeddedPostgres> {
  for (;;) {
    try {
      return await startEmbeddedPostgres({ stateFolder, durability: 'safe', port });
    } catch (failure) {
      log.error({ err: failure }, 'PostgreSQL does not start yet; trying again');
      await sleep(PAUSE_MILLISECONDS);
    }
  }
}
