import { notFound, refuse } from '#contract-kit';
import { bindRoute } from '#platform';
import type { AccessServices } from './access-services.ts';
import { describeSession } from './actions/describe-session.ts';
import { finishOrganisationSignIn, startOrganisationSignIn } from './actions/organisation-sign-in.ts';
import { refuseProgram, requireOwnSession, requirePassword } from './actions/own-session.ts';
import {
  addPasskey,
  askPasskey,
  removePasskey,
  signInWithPasskey,
  startPasskey,
} from './actions/passkeys.ts';
import { choosePassword, createPasswordLink } from './actions/password-link.ts';
import {
  disableSecondFactor,
  enableSecondFactor,
  newRecoveryCodes,
  resetSecondFactor,
  startSecondFactor,
} from './actions/second-factor.ts';
import { accessManage, accessRoutes as routes } from './contract/index.ts';
import { countRecoveryCodes, findSecondFactor, listPasskeys } from './data/second-factor-queries.ts';
import { deleteSession, endSessions, findSessionOwner, listSessions } from './data/session-queries.ts';

export function signInHttp(services: AccessServices) {
  return [...sessionHttp(services), ...secondFactorHttp(services), ...otherWaysHttp(services)];
}

function sessionHttp(services: AccessServices) {
  return [
    bindRoute(routes.listOwnSessions, async (ctx, _input, edge) => {
      const caller = await services.authenticate(edge.headers);
      const { staffId = ctx.actor.actorId, sessionId } = caller?.session ?? {};
      return { items: await listSessions(ctx.db, staffId, sessionId) };
    }),
    bindRoute(routes.endSession, async (ctx, { params }, edge) => {
      const own = await requireOwnSession(services, edge);
      const owner = await findSessionOwner(ctx.db, params.sessionId);
      const mayEnd = owner === own.staffId || ctx.actor.scopeOf(accessManage) !== undefined;
      if (owner === undefined || !mayEnd) refuse(notFound, 'there is no such session');
      await deleteSession(ctx.db, params.sessionId);
      ctx.audit({ subjectKind: 'staff', subjectId: owner });
      return {};
    }),
    bindRoute(routes.listStaffSessions, async (ctx, { params }, edge) => {
      const caller = await services.authenticate(edge.headers);
      return { items: await listSessions(ctx.db, params.staffId, caller?.session?.sessionId) };
    }),
    bindRoute(routes.endStaffSessions, async (ctx, { params }) => {
      await endSessions(ctx.db, params.staffId, null);
      return {};
    }),
    bindRoute(routes.createPasswordLink, async (ctx, { params }) => {
      refuseProgram(ctx.actor);
      return createPasswordLink(ctx, params.staffId);
    }),
    bindRoute(routes.choosePassword, (ctx, { body }) =>
      choosePassword(ctx, services, body.token, body.newPassword),
    ),
  ];
}

function secondFactorHttp(services: AccessServices) {
  return [
    bindRoute(routes.getOwnSecurity, async (ctx) => {
      const staffId = ctx.actor.actorId;
      return {
        codesSince: (await findSecondFactor(ctx.db, staffId))?.confirmedAt ?? null,
        recoveryCodesLeft: await countRecoveryCodes(ctx.db, staffId),
        passkeys: await listPasskeys(ctx.db, staffId),
      };
    }),
    bindRoute(routes.startSecondFactor, async (ctx, { body }, edge) =>
      startSecondFactor(ctx, services.secret, await requirePassword(ctx, services, edge, body.password)),
    ),
    bindRoute(routes.confirmSecondFactor, async (ctx, { body }, edge) => {
      const { staffId } = await requireOwnSession(services, edge);
      return enableSecondFactor(ctx, services.secret, staffId, body.code);
    }),
    bindRoute(routes.removeSecondFactor, async (ctx, { body }, edge) => {
      const { staffId } = await requirePassword(ctx, services, edge, body.password);
      await disableSecondFactor(ctx, staffId);
      return {};
    }),
    bindRoute(routes.replaceRecoveryCodes, async (ctx, { body }, edge) => {
      const { staffId } = await requirePassword(ctx, services, edge, body.password);
      return newRecoveryCodes(ctx, staffId);
    }),
    bindRoute(routes.resetSecondFactor, async (ctx, { params }) => {
      refuseProgram(ctx.actor);
      await resetSecondFactor(ctx, params.staffId);
      return {};
    }),
  ];
}

function otherWaysHttp(services: AccessServices) {
  return [
    bindRoute(routes.startPasskey, async (ctx, { body }, edge) =>
      startPasskey(ctx, services, await requirePassword(ctx, services, edge, body.password), edge),
    ),
    bindRoute(routes.addPasskey, async (ctx, { body }, edge) => {
      const { staffId } = await requireOwnSession(services, edge);
      return addPasskey(ctx, services, staffId, body, edge);
    }),
    bindRoute(routes.removePasskey, async (ctx, { params }, edge) => {
      const { staffId } = await requireOwnSession(services, edge);
      await removePasskey(ctx, staffId, params.passkeyId);
      return {};
    }),
    bindRoute(routes.askPasskey, (ctx, _input, edge) => askPasskey(ctx, services, edge)),
    bindRoute(routes.signInWithPasskey, async (ctx, { body }, edge) =>
      describeSession(ctx.db, await signInWithPasskey(ctx, services, body.answer, edge), services),
    ),
    bindRoute(routes.startOrganisationSignIn, (ctx, _input, edge) =>
      startOrganisationSignIn(ctx, services, edge),
    ),
    bindRoute(routes.finishOrganisationSignIn, async (ctx, { body }, edge) =>
      describeSession(ctx.db, await finishOrganisationSignIn(ctx, services, body, edge), services),
    ),
  ];
}
