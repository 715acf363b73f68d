export { integrationsEvents, webhookTried } from './events.ts';
export { integrationsRoutes } from './integrations-routes.ts';
export { changesRead, integrationsManage, integrationsPermissions } from './permissions.ts';
export * as integrationsProblems from './problems.ts';
export type { Change, Delivery, Webhook, WebhookForm } from './schemas.ts';
