import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** Add, change and watch webhooks. */
export const integrationsManage = definePermission({
  name: 'integrations.manage',
  grants: { administrator: 'all' } satisfies Grants,
});
/** Read what changed since a point, for other systems. */
export const changesRead = definePermission({
  name: 'integrations.changes-read',
  grants: { manager: 'branch', analyst: 'all', administrator: 'all' } satisfies Grants,
});

export const integrationsPermissions = [integrationsManage, changesRead] as const;
