import { bindRoute, type ModuleManifest } from '#platform';
import { listChanges } from './actions/list-changes.ts';
import {
  addWebhook,
  changeWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  renewSecret,
  replayDeliveries,
  tryWebhook,
} from './actions/webhooks.ts';
import { integrationsRoutes as routes } from './contract/index.ts';

export function integrationsHttp(modules: () => readonly ModuleManifest[]) {
  const known = () => modules().flatMap(({ events }) => (events ?? []).map(({ name }) => name));
  return [
    bindRoute(routes.listWebhooks, (ctx) => listWebhooks(ctx, known())),
    bindRoute(routes.addWebhook, (ctx, { body }) => addWebhook(ctx, body, known())),
    bindRoute(routes.changeWebhook, (ctx, { params, body }) =>
      changeWebhook(ctx, params.webhookId, body, known()),
    ),
    bindRoute(routes.removeWebhook, (ctx, { params }) => removeWebhook(ctx, params.webhookId)),
    bindRoute(routes.renewSecret, (ctx, { params }) => renewSecret(ctx, params.webhookId)),
    bindRoute(routes.tryWebhook, (ctx, { params }) => tryWebhook(ctx, params.webhookId)),
    bindRoute(routes.listDeliveries, (ctx, { params, query }) =>
      listDeliveries(ctx, params.webhookId, query),
    ),
    bindRoute(routes.replayDeliveries, (ctx, { params, body }) =>
      replayDeliveries(ctx, params.webhookId, body),
    ),
    bindRoute(routes.listChanges, (ctx, { query }) => listChanges(ctx, query, known())),
  ];
}
