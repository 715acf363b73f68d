/** Other systems: told of events by webhooks, and able to ask what changed. */

export { integrationsModule } from './module.ts';
