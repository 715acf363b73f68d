export { actorWithRole } from './actor-with-role.ts';
export { registerModules } from './registered-modules.ts';
export { type TestDatabase, testDatabase } from './test-database.ts';
