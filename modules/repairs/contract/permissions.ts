import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See what is in repair, and how claims were decided. */
export const repairsRead = definePermission({
  name: 'repairs.read',
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
/** Take in repairs and claims, carry them on, lend loaners. */
export const repairsWrite = definePermission({
  name: 'repairs.write',
  grants: {
    'front-desk': 'branch',
    practitioner: 'branch',
    'service-clerk': 'branch',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** Approve exchanges and refunds, and say which loaners there are. */
export const repairsApprove = definePermission({
  name: 'repairs.approve',
  grants: { manager: 'branch', administrator: 'all' } satisfies Grants,
});

export const repairsPermissions = [repairsRead, repairsWrite, repairsApprove] as const;
