import { openSignIn } from '#modules/access';
import {
  type ActionContext,
  type Actor,
  closePlatform,
  makeContext,
  newUuid,
  openLog,
  openPlatform,
  systemActor,
  systemClock,
} from '#platform';
import { businessModules } from '../modules.ts';
import type { ServerOptions } from '../server-options.ts';

/** What a seed works with: transactions as the system or as somebody, and a way to hash passwords. */
export interface Seeding {
  act<T>(work: (ctx: ActionContext) => Promise<T>, actor?: Actor): Promise<T>;
  hashPassword(password: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens a migrated database for a seed, through the same actions everybody uses. */
export async function openSeeding(options: ServerOptions): Promise<Seeding> {
  const newId = () => newUuid(systemClock.now().getTime());
  const signIn = openSignIn({ databaseUrl: options.databaseUrl, secret: options.secret, newId });
  const log = openLog(options.logLevel);
  const platform = await openPlatform({
    ...options,
    modules: businessModules,
    log,
    maxConnections: 3,
    runsJobs: false,
  });
  return {
    async act(work, actor = systemActor) {
      const caller = { actor, requestId: `seed:${newId()}`, settings: await platform.settings() };
      return platform.database.inTransaction((tx) => work(makeContext(platform, tx, caller)));
    },
    hashPassword: async (password) => (await signIn.library.$context).password.hash(password),
    async close() {
      await closePlatform(platform);
      await signIn.close();
    },
  };
}
