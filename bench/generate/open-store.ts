import {
  type ActionContext,
  closePlatform,
  makeContext,
  openLog,
  openPlatform,
  systemActor,
} from '#platform';
import { businessModules } from '../../apps/server/modules.ts';

/** The database of a running product, reached without its doors. */
export interface OpenStore {
  /** Runs one action of the business in a transaction of its own, as the system itself. */
  act<T>(work: (ctx: ActionContext) => Promise<T>): Promise<T>;
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Connects to the database of a running product. */
export async function openStore(databaseUrl: string): Promise<OpenStore> {
  const platform = await openPlatform({
    databaseUrl,
    modules: businessModules,
    log: openLog('silent'),
    filesFolder: '',
    secret: '',
    defaultTimeZone: 'Asia/Shanghai',
    maxConnections: 2,
    runsJobs: false,
  });
  const caller = { actor: systemActor, requestId: 'bench', settings: await platform.settings() };
  return {
    act: (work) => platform.database.inTransaction((tx) => work(makeContext(platform, tx, caller))),
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await platform.database.pool.query<Row & Record<string, unknown>>(sql, [...values])).rows,
    close: () => closePlatform(platform),
  };
}
