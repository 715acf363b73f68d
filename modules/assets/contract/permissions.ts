import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See what customers own, and what happened with it. */
export const assetsRead = definePermission({
  name: 'assets.read',
  grants: {
    'front-desk': 'branch',
    agent: 'branch',
    practitioner: 'branch',
    'service-clerk': 'branch',
    'relationship-manager': 'branch',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** Register what customers own and record what happens with it. */
export const assetsWrite = definePermission({
  name: 'assets.write',
  grants: {
    'front-desk': 'branch',
    practitioner: 'branch',
    'service-clerk': 'branch',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** See who has goods that are called back, and take that list out of the system. */
export const assetsRecall = definePermission({
  name: 'assets.recall',
  grants: { manager: 'branch', administrator: 'all' } satisfies Grants,
});

export const assetsPermissions = [assetsRead, assetsWrite, assetsRecall] as const;
