import { needsSetUp, setUp } from '#modules/access';
import { openDatabase } from '#platform';
import type { Settings } from './config/settings.ts';
import { openSeeding } from './seed/open-seeding.ts';
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
  const seeding = await openSeeding(options);
  try {
    const passwordHash = await seeding.hashPassword(admin.password);
    await seeding.act((ctx) => {
      const { timeZone, region, currency } = ctx.settings;
      const displayName = admin.email.split('@')[0] ?? admin.email;
      const business = { businessName: 'Perennial', timeZone, region, currency, branchName: 'Main' };
      return setUp(ctx, { ...business, displayName, email: admin.email }, passwordHash);
    });
  } finally {
    await seeding.close();
  }
}
