import { FIELD_CLASSES_OF_ROLE } from '#modules/access/contract';
import { registerModules } from '#test-kit';
import { registerRoles } from '../../packages/test-kit/actor-with-role.ts';

registerRoles(FIELD_CLASSES_OF_ROLE);
registerModules(async () => {
  const { allMigrations, businessModules } = await import('../../apps/server/modules.ts');
  return { modules: businessModules, migrations: allMigrations() };
});
