import {
  accessModule,
  authenticator,
  type OrganisationSignIn,
  openSignIn,
  sessionCookie,
} from '#modules/access';
import { type Authenticate, type ModuleManifest, newUuid, openDatabase, systemClock } from '#platform';
import { businessModules } from './modules.ts';

export interface Assembly {
  modules: readonly ModuleManifest[];
  authenticate: Authenticate;
  close(): Promise<void>;
}

/** Joins the business modules with access, which must know everybody's permissions, and opens sign-in. */
export function assembleModules(options: {
  databaseUrl: string;
  secret: string;
  localToken: string;
  publicUrl?: string | undefined;
  organisation?: OrganisationSignIn | undefined;
}): Assembly {
  const database = openDatabase({
    url: options.databaseUrl,
    maxConnections: 4,
    applicationName: 'perennial-access',
  });
  const newId = () => newUuid(systemClock.now().getTime());
  const signIn = openSignIn({ databaseUrl: options.databaseUrl, secret: options.secret, newId });
  const cookie = sessionCookie(signIn.library);
  const authenticate = authenticator({ db: database.db, cookie, localToken: options.localToken });
  const modules: ModuleManifest[] = [...businessModules];
  const permissions = () => modules.flatMap((module) => [...module.permissions]);
  modules.unshift(
    accessModule({
      library: signIn.library,
      cookie,
      authenticate,
      permissions,
      db: database.db,
      secret: options.secret,
      publicUrl: options.publicUrl,
      organisation: options.organisation,
    }),
  );
  return {
    modules,
    authenticate,
    async close() {
      await signIn.close();
      await database.close();
    },
  };
}
