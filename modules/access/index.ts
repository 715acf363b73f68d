/** Sign-in, roles, branches: who may do what. */

export type { OrganisationSignIn } from './access-services.ts';
export { actorOfStaff } from './actions/actor-of-staff.ts';
export { addStaff, type NewStaff } from './actions/add-staff.ts';
export { authenticator } from './actions/authenticate.ts';
export { addBranch } from './actions/branches.ts';
export { type FirstRun, setUp } from './actions/set-up.ts';
export { listBranchRows as listBranches, removeBranches } from './data/branch-queries.ts';
export { sessionCookie } from './data/session-cookie.ts';
export { openSignIn, type SignInLibrary } from './data/sign-in-library.ts';
export { isEmpty as needsSetUp, listStaffRows as listStaff, removeStaff } from './data/staff-queries.ts';
export { accessMigrations, accessModule } from './module.ts';
