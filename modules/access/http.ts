import { type Permission, refuse } from '#contract-kit';
import { type Authenticate, bindRoute, readStoredSettings, storeSettings } from '#platform';
import { addStaff } from './actions/add-staff.ts';
import { addBranch, renameBranch } from './actions/branches.ts';
import { changeStaff } from './actions/change-staff.ts';
import { describeSession } from './actions/describe-session.ts';
import { setUp } from './actions/set-up.ts';
import { closeSession, openSession } from './actions/sign-in.ts';
import { accessProblems, accessRoutes as routes } from './contract/index.ts';
import { listAuditRows } from './data/audit-queries.ts';
import { listBranchRows } from './data/branch-queries.ts';
import type { SignInLibrary } from './data/sign-in-library.ts';
import { endSessions, findPasswordHash, listStaffRows, replacePassword } from './data/staff-queries.ts';

export interface AccessServices {
  library: SignInLibrary;
  authenticate: Authenticate;
  /** Permissions of all modules, so that the app can be told which of them the person holds. */
  permissions: () => readonly Permission[];
}

export function accessHttp(services: AccessServices) {
  const { library, authenticate, permissions } = services;
  const hash = async (password: string) => (await library.$context).password.hash(password);
  return [
    bindRoute(routes.getSession, async (ctx, _input, edge) => {
      const known = await authenticate(edge.headers);
      return describeSession(ctx.db, known?.actor, permissions());
    }),
    bindRoute(routes.signIn, async (ctx, { body }, edge) => {
      const cookies = await openSession(library, body, edge);
      const known = await authenticate(cookies);
      if (!known)
        refuse(accessProblems.wrongCredentials, 'this account may no longer sign in; ask an administrator');
      ctx.audit({ subjectKind: 'staff', subjectId: known.actor.actorId });
      return describeSession(ctx.db, known.actor, permissions());
    }),
    bindRoute(routes.signOut, async (ctx, _input, edge) => {
      await closeSession(library, edge);
      ctx.audit({ subjectKind: 'staff', subjectId: ctx.actor.actorId });
      return {};
    }),
    bindRoute(routes.setUp, async (ctx, { body }) => {
      await setUp(ctx, body, await hash(body.password));
      return describeSession(ctx.db, undefined, permissions());
    }),
    bindRoute(routes.changePassword, async (ctx, { body }, edge) => {
      const { password } = await library.$context;
      const current = await findPasswordHash(ctx.db, ctx.actor.actorId);
      if (!current || !(await password.verify({ hash: current, password: body.currentPassword }))) {
        refuse(accessProblems.wrongCredentials, 'the current password is wrong; try again');
      }
      await replacePassword(ctx.db, ctx.actor.actorId, await hash(body.newPassword), ctx.clock.now());
      const session = await library.api.getSession({ headers: edge.headers });
      await endSessions(ctx.db, ctx.actor.actorId, session?.session.token ?? null);
      ctx.audit({ subjectKind: 'staff', subjectId: ctx.actor.actorId });
      return {};
    }),
    bindRoute(routes.getBusiness, async (ctx) => {
      const stored = await readStoredSettings(ctx.db);
      const { timeZone, region, currency } = ctx.settings;
      return stored ?? { businessName: 'Perennial', timeZone, region, currency };
    }),
    bindRoute(routes.changeBusiness, async (ctx, { body }) => {
      await storeSettings(ctx.db, body, ctx.clock.now());
      ctx.audit({ subjectKind: 'business', subjectId: 'business', ...body });
      return body;
    }),
    bindRoute(routes.listBranches, async (ctx) => ({ items: await listBranchRows(ctx.db) })),
    bindRoute(routes.addBranch, (ctx, { body }) => addBranch(ctx, body.name)),
    bindRoute(routes.renameBranch, (ctx, { params, body }) => renameBranch(ctx, params.branchId, body.name)),
    bindRoute(routes.listStaff, async (ctx) => {
      const items = await listStaffRows(ctx.db);
      const managing = ctx.actor.roles.includes('administrator') || ctx.actor.kind === 'system';
      return { items: items.map((staff) => (managing ? staff : { ...staff, email: null })) };
    }),
    bindRoute(routes.addStaff, async (ctx, { body }) => addStaff(ctx, body, await hash(body.password))),
    bindRoute(routes.changeStaff, async (ctx, { params, body }) => {
      const { newPassword, ...change } = body;
      return changeStaff(ctx, params.staffId, change, newPassword && (await hash(newPassword)));
    }),
    bindRoute(routes.listAudit, (ctx, { query }) => listAuditRows(ctx.db, query)),
  ];
}
