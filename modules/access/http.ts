import { bindRoute, readStoredSettings, storeSettings } from '#platform';
import type { AccessServices } from './access-services.ts';
import { addStaff } from './actions/add-staff.ts';
import { addBranch, renameBranch } from './actions/branches.ts';
import { changeStaff } from './actions/change-staff.ts';
import { describeSession } from './actions/describe-session.ts';
import { refuseProgram, requirePassword } from './actions/own-session.ts';
import { setUp } from './actions/set-up.ts';
import { signIn, signOut } from './actions/sign-in.ts';
import { accessRoutes as routes } from './contract/index.ts';
import { listBranchRows } from './data/branch-queries.ts';
import { endSessions } from './data/session-queries.ts';
import { listStaffRows, replacePassword } from './data/staff-queries.ts';
import { oversightHttp } from './oversight-http.ts';
import { signInHttp } from './sign-in-http.ts';

export function accessHttp(services: AccessServices) {
  return [...staffHttp(services), ...signInHttp(services), ...oversightHttp(services)];
}

function staffHttp(services: AccessServices) {
  const hash = async (password: string) => (await services.library.$context).password.hash(password);
  return [
    bindRoute(routes.getSession, async (ctx, _input, edge) =>
      describeSession(ctx.db, await services.authenticate(edge.headers), services),
    ),
    bindRoute(routes.signIn, async (ctx, { body }, edge) =>
      describeSession(ctx.db, await signIn(ctx, services, body, edge), services),
    ),
    bindRoute(routes.signOut, async (ctx, _input, edge) => {
      await signOut(ctx, services, edge);
      return {};
    }),
    bindRoute(routes.setUp, async (ctx, { body }) => {
      await setUp(ctx, body, await hash(body.password));
      return describeSession(ctx.db, undefined, services);
    }),
    bindRoute(routes.changePassword, async (ctx, { body }, edge) => {
      const session = await requirePassword(ctx, services, edge, body.currentPassword);
      await replacePassword(ctx.db, session.staffId, await hash(body.newPassword), ctx.clock.now());
      await endSessions(ctx.db, session.staffId, session.sessionId);
      ctx.audit({ subjectKind: 'staff', subjectId: session.staffId });
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
    bindRoute(routes.addStaff, async (ctx, { body }) => {
      refuseProgram(ctx.actor, body.password !== undefined || body.roles.includes('administrator'));
      return addStaff(ctx, body, body.password === undefined ? null : await hash(body.password));
    }),
    bindRoute(routes.changeStaff, async (ctx, { params, body }) => {
      const { newPassword, ...change } = body;
      refuseProgram(ctx.actor, newPassword !== undefined);
      return changeStaff(ctx, params.staffId, change, newPassword && (await hash(newPassword)));
    }),
  ];
}
