import { notFound, refuse, type Scope } from '#contract-kit';
import {
  type ActionContext,
  bindRoute,
  type HttpEdge,
  readSecuritySettings,
  storeSecuritySettings,
  verifyAudit,
} from '#platform';
import type { AccessServices } from './access-services.ts';
import { createApiKey, revokeApiKey } from './actions/api-keys.ts';
import { callerWithSession } from './actions/authenticate.ts';
import { describeSession } from './actions/describe-session.ts';
import { endEmergencyAccess, startEmergencyAccess } from './actions/emergency-access.ts';
import { exportAudit } from './actions/export-audit.ts';
import { endImpersonation, startImpersonation } from './actions/impersonate.ts';
import { requireOwnSession } from './actions/own-session.ts';
import { accessProblems, accessRoutes as routes } from './contract/index.ts';
import { securitySettings } from './contract/schemas.ts';
import { listApiKeyRows } from './data/api-key-queries.ts';
import { listAuditRows } from './data/audit-queries.ts';
import { acknowledgeAlertRow, countOpenAlertRows, listAlertRows } from './data/oversight-queries.ts';

export function oversightHttp(services: AccessServices) {
  return [...keyHttp(services), ...eyesHttp(services), ...watchHttp()];
}

function keyHttp(services: AccessServices) {
  return [
    bindRoute(routes.listPermissions, async () => ({
      items: services
        .permissions()
        .map(({ name, grants }) => ({ name, grants: grants as Record<string, Scope> })),
    })),
    bindRoute(routes.listApiKeys, async (ctx) => ({ items: await listApiKeyRows(ctx.db) })),
    bindRoute(routes.createApiKey, async (ctx, { body }, edge) => {
      await requireOwnSession(services, edge);
      return createApiKey(ctx, body, services.permissions());
    }),
    bindRoute(routes.revokeApiKey, (ctx, { params }) => revokeApiKey(ctx, params.apiKeyId)),
  ];
}

function eyesHttp(services: AccessServices) {
  return [
    bindRoute(routes.startImpersonation, async (ctx, { body }, edge) => {
      const session = await requireOwnSession(services, edge);
      await startImpersonation(ctx, session.sessionId, body, services.permissions());
      return sessionNow(ctx, services, edge);
    }),
    bindRoute(routes.endImpersonation, async (ctx, _input, edge) => {
      const caller = await services.authenticate(edge.headers);
      if (!caller?.session) refuse(accessProblems.needsOwnSession, 'there is no session to look out of');
      await endImpersonation(ctx, caller.session);
      return sessionNow(ctx, services, edge);
    }),
    bindRoute(routes.startEmergencyAccess, async (ctx, { body }, edge) => {
      await requireOwnSession(services, edge);
      await startEmergencyAccess(ctx, body.reason);
      return sessionNow(ctx, services, edge);
    }),
    bindRoute(routes.endEmergencyAccess, async (ctx, _input, edge) => {
      await endEmergencyAccess(ctx);
      return sessionNow(ctx, services, edge);
    }),
  ];
}

/** The session as it is inside this transaction. */
async function sessionNow(ctx: ActionContext, services: AccessServices, edge: HttpEdge) {
  const token = (await services.cookie).tokenIn(edge.headers);
  const caller = token === undefined ? undefined : await callerWithSession(ctx.db, token);
  return describeSession(ctx.db, caller, services);
}

function watchHttp() {
  return [
    bindRoute(routes.listAlerts, (ctx, { query }) => listAlertRows(ctx.db, ctx.actor, query)),
    bindRoute(routes.countOpenAlerts, async (ctx) => ({
      count: await countOpenAlertRows(ctx.db, ctx.actor),
    })),
    bindRoute(routes.acknowledgeAlert, async (ctx, { params }) => {
      const alert = await acknowledgeAlertRow(ctx.db, ctx.actor, params.alertId, ctx.clock.now());
      if (!alert) refuse(notFound, 'there is no such alert');
      return alert;
    }),
    bindRoute(routes.getSecuritySettings, async (ctx) =>
      securitySettings.parse(await readSecuritySettings(ctx.db)),
    ),
    bindRoute(routes.changeSecuritySettings, async (ctx, { body }) => {
      await storeSecuritySettings(ctx.db, body, ctx.clock.now());
      ctx.audit({ subjectKind: 'business', subjectId: 'business', ...body });
      return body;
    }),
    bindRoute(routes.listAudit, (ctx, { query }) => listAuditRows(ctx.db, query)),
    bindRoute(routes.exportAudit, (ctx, { query }) => exportAudit(ctx, query)),
    bindRoute(routes.verifyAudit, (ctx) => verifyAudit(ctx.db)),
  ];
}
