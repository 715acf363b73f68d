import { defineModule, type ModuleManifest } from '#platform';
import type { AccessServices } from './access-services.ts';
import { accessPermissions } from './contract/index.ts';
import { accessHttp } from './http.ts';

/** Access needs the sign-in library and everybody's permissions, so it is assembled last. */
export function accessModule(services: AccessServices): ModuleManifest {
  return defineModule({
    name: 'access',
    permissions: accessPermissions,
    routes: accessHttp(services),
    personalData: { tables: [] },
    migrations: accessMigrations,
  });
}

export const accessMigrations = new URL('./data/migrations/', import.meta.url);
