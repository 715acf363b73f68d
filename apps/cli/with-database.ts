import path from 'node:path';
import type { Log } from '#platform';
import { findRunningEmbeddedPostgres } from '../../packages/platform/postgres/embedded-postgres.ts';
import type { Settings } from '../server/config/settings.ts';
import { openStore } from '../server/open-store.ts';

/** Runs a command on the database: beside a running server if there is one, else on a database started for it. */
export async function withDatabase(
  settings: Settings,
  log: Log,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const running = settings.databaseUrl
    ? undefined
    : findRunningEmbeddedPostgres(path.join(settings.home, 'postgres'));
  if (running) return work(running.url());
  const store = await openStore(settings, log);
  try {
    await work(store.url);
  } finally {
    await store.close();
  }
}
