import { needsSetUp, openSignIn, setUp } from '#modules/access';
import {
  closePlatform,
  makeContext,
  newUuid,
  openDatabase,
  openLog,
  openPlatform,
  systemActor,
  systemClock,
} from '#platform';
import type { Settings } from './config/settings.ts';
import { businessModules } from './modules.ts';
import type { ServerOptions } from './server-options.ts';

/** Creates the administrator that the settings name, if nobody can sign in yet. Says whether somebody can now. */
export async function ensureAdministrator(
  settings: Settings,
  options: ServerOptions,
): Promise<{ canSignIn: boolean }> {
  const database = openDatabase({ url: options.databaseUrl, maxConnections: 1 });
  try {
    if (!(await needsSetUp(database.db))) return { canSignIn: true };
  } finally {
    await database.close();
  }
  if (!settings.admin) return { canSignIn: false };
  await createAdministrator(settings.admin, options);
  return { canSignIn: true };
}

async function createAdministrator(
  admin: { email: string; password: string },
  options: ServerOptions,
): Promise<void> {
  const newId = () => newUuid(systemClock.now().getTime());
  const signIn = openSignIn({ databaseUrl: options.databaseUrl, secret: options.secret, newId });
  const log = openLog(options.logLevel);
  const platform = await openPlatform({
    ...options,
    modules: businessModules,
    log,
    maxConnections: 2,
    runsJobs: false,
  });
  try {
    const passwordHash = await (await signIn.library.$context).password.hash(admin.password);
    const settings = await platform.settings();
    const caller = { actor: systemActor, requestId: 'first-start', settings };
    const form = {
      businessName: 'Perennial',
      timeZone: settings.timeZone,
      region: settings.region,
      currency: settings.currency,
      branchName: 'Main',
      displayName: admin.email.split('@')[0] ?? admin.email,
      email: admin.email,
    };
    await platform.database.inTransaction((tx) =>
      setUp(makeContext(platform, tx, caller), form, passwordHash),
    );
  } finally {
    await closePlatform(platform);
    await signIn.close();
  }
}
