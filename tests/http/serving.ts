import { addStaff, type OrganisationSignIn, openSignIn } from '#modules/access';
import type { Role } from '#modules/access/contract';
import { closePlatform, newUuid, openLog, openPlatform, serve, systemClock } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { assembleModules } from '../../apps/server/assemble-modules.ts';
import { serveApiDocument, serveWeb } from '../../apps/server/serve-web.ts';

const SECRET = 'a secret of thirty-two letters at least';
export const LOCAL_TOKEN = 'the token of this machine';
export const PASSWORD = 'correct horse battery staple';

export interface Serving {
  database: TestDatabase;
  url: string;
  /** Adds somebody who can sign in, and returns their id. */
  hire(email: string, roles: readonly Role[], branchIds?: readonly string[]): Promise<string>;
  /** Signs somebody in and returns the cookie to send. */
  signIn(email: string): Promise<string>;
  stop(): Promise<void>;
}

export interface ServingOptions {
  organisation?: OrganisationSignIn;
  /** The business's clock stands here until the test moves `database.clock`; sign-in keeps to the machine's. */
  now?: string;
  /** Within how many seconds a request must have arrived; a minute when left out. */
  slowSeconds?: number;
  /** Serves the staff app of this folder, too. */
  webFolder?: string;
}

/** The real server on a database of its own: real HTTP, real cookies, real sign-in. */
export async function serving(options: ServingOptions = {}): Promise<Serving> {
  const { now, webFolder, slowSeconds, organisation } = options;
  const database = await testDatabase({ now: now ?? new Date().toISOString() });
  const assembly = assembleModules({
    databaseUrl: database.url,
    secret: SECRET,
    localToken: LOCAL_TOKEN,
    ...(organisation ? { organisation } : {}),
  });
  const platform = await openPlatform({
    databaseUrl: database.url,
    modules: assembly.modules,
    log: openLog('silent'),
    secret: SECRET,
    filesFolder: (await database.platform.settings()).filesFolder,
    defaultTimeZone: 'Asia/Shanghai',
    clock: now === undefined ? systemClock : database.clock,
    runsJobs: false,
  });
  const server = await serve({
    platform,
    authenticate: assembly.authenticate,
    host: '127.0.0.1',
    port: 0,
    ...(slowSeconds === undefined ? {} : { slowSeconds }),
    extend: async (app) =>
      webFolder === undefined ? serveApiDocument(app, '0.0.0') : serveWeb(app, webFolder, '0.0.0'),
  });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    database,
    url,
    hire: (email, roles, branchIds = []) => hire(database, email, roles, branchIds),
    signIn: (email) => signIn(url, email),
    async stop() {
      await server.close();
      await closePlatform(platform);
      await assembly.close();
      await database.drop();
    },
  };
}

async function hire(
  database: TestDatabase,
  email: string,
  roles: readonly Role[],
  branchIds: readonly string[],
): Promise<string> {
  const signInLibrary = openSignIn({
    databaseUrl: database.url,
    secret: SECRET,
    newId: () => newUuid(Date.now()),
  });
  const hash = await (await signInLibrary.library.$context).password.hash(PASSWORD);
  await signInLibrary.close();
  const staff = { displayName: email.split('@')[0] ?? email, email, roles, branchIds };
  return (await database.act(actorWithRole('administrator'), (ctx) => addStaff(ctx, staff, hash))).staffId;
}

async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!response.ok)
    throw new Error(`signing ${email} in answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
