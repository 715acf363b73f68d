import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrate, openLog, prepareJobQueue } from '#platform';
import { makeStateFolder, readOrMakeSecret } from '../../packages/platform/postgres/secret-file.ts';
import { ensureWeb, removeOtherBuilds } from './build-web.ts';
import type { Settings } from './config/settings.ts';
import { ensureAdministrator } from './first-administrator.ts';
import { allMigrations, businessModules } from './modules.ts';
import { openStore } from './open-store.ts';
import { runWeb } from './run-web.ts';
import { openSeeding } from './seed/open-seeding.ts';
import { demoSignIn, seedClinic } from './seed/seed-clinic.ts';
import type { ServerOptions } from './server-options.ts';
import { superviseWorker } from './supervise-worker.ts';

export interface RunningPerennial {
  url: string;
  /** What to tell the person who started it about signing in. */
  signIn: string;
  stop(): Promise<void>;
}

interface Closable {
  close(): Promise<void>;
}

/** Starts everything the settings ask for and returns when the first request can be answered. */
export async function startPerennial(settings: Settings, version: string): Promise<RunningPerennial> {
  const log = openLog(settings.logLevel);
  makeStateFolder(settings.home);
  const parts: Closable[] = [];
  const stop = async () => {
    for (const part of parts.reverse()) await part.close();
  };
  try {
    const webFolder = settings.processes === 'worker' ? '' : ensureWeb(settings.home);
    const store = await openStore(settings, log);
    parts.push(store);
    await migrate(store.url, allMigrations());
    await prepareJobQueue(store.url, businessModules);
    const options = serverOptions(settings, store.url);
    const { canSignIn } = await ensureAdministrator(settings, options);
    const signIn = (await seedOnFirstStart(settings, options)) ?? signInHint(settings, canSignIn);
    if (settings.processes !== 'web') parts.push(superviseWorker(options, log));
    if (settings.processes === 'worker')
      return { url: 'no address: this process only runs jobs', signIn, stop };
    const web = await runWeb({
      ...options,
      host: settings.host,
      port: settings.port,
      webFolder: await webFolder,
      version,
    });
    parts.push(web);
    removeOtherBuilds(await webFolder);
    const url = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${web.port}`;
    parts.push(announceToCommandLine(settings, { url, token: options.localToken }));
    return { url, signIn, stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

/** Loads the demo that the settings ask for, unless it is there already, and says how to sign in to it. */
async function seedOnFirstStart(settings: Settings, options: ServerOptions): Promise<string | undefined> {
  if (settings.seed !== 'hearing-clinic') return undefined;
  const seeding = await openSeeding(options);
  const seeded = await seedClinic(seeding, settings.home).finally(() => seeding.close());
  return seeded === 'already-loaded' ? undefined : demoSignIn(seeded);
}

function signInHint(settings: Settings, canSignIn: boolean): string {
  if (!canSignIn) return 'First run: open it and create the administrator';
  return settings.admin
    ? `Sign in as ${settings.admin.email}`
    : 'Sign in with your e-mail address and password';
}

function serverOptions(settings: Settings, databaseUrl: string): ServerOptions {
  const filesFolder = path.join(settings.home, 'files');
  mkdirSync(filesFolder, { recursive: true, mode: 0o700 });
  return {
    databaseUrl,
    secret: settings.secret ?? readOrMakeSecret(path.join(settings.home, 'secret')),
    localToken: settings.token ?? randomBytes(32).toString('base64url'),
    filesFolder,
    webhooksReachPrivateNetworks: settings.webhookNetworks === 'all',
    trustedProxies: settings.trustedProxies,
    virusScanner: settings.virusScanner,
    defaultTimeZone: settings.timeZone,
    logLevel: settings.logLevel,
    publicUrl: settings.url,
    organisation: settings.organisation,
  };
}

/** Leaves the address and a fresh token where only this account can read them, for commands on this machine. */
function announceToCommandLine(settings: Settings, server: { url: string; token: string }): Closable {
  const file = path.join(settings.home, 'server.json');
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(server)}\n`, { mode: 0o600 });
  return {
    async close() {
      rmSync(file, { force: true });
    },
  };
}
