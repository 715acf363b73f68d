export { actorWithRole } from './actor-with-role.ts';
export { everyRowOf } from './every-row-of.ts';
export { registerModules } from './registered-modules.ts';
export { type TestDatabase, testDatabase } from './test-database.ts';
