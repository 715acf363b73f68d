import { accessMigrations } from '#modules/access';
import { catalogueModule } from '#modules/catalogue';
import { partiesModule } from '#modules/parties';
import type { ModuleManifest } from '#platform';

/** The business, lowest first: a module may call those above it in this list, and hears the others by event. */
export const businessModules: readonly ModuleManifest[] = [partiesModule, catalogueModule];

/** Folders of all migrations. Access is assembled last, because it must know everybody's permissions, but its tables come first. */
export function allMigrations(): { name: string; migrations?: URL }[] {
  return [{ name: 'access', migrations: accessMigrations }, ...businessModules];
}
