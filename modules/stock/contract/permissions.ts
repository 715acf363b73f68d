import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See which parts there are, what is free, and what is to be ordered. */
export const stockRead = definePermission({
  name: 'stock.read',
  grants: {
    'front-desk': 'branch',
    agent: 'branch',
    practitioner: 'branch',
    'service-clerk': 'branch',
    'relationship-manager': 'branch',
    analyst: 'all',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** Receive, count, send, reserve and use parts of one's branch. */
export const stockWrite = definePermission({
  name: 'stock.write',
  grants: {
    'front-desk': 'branch',
    practitioner: 'branch',
    'service-clerk': 'branch',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** Say which parts there are and when a branch orders them again. */
export const stockPlan = definePermission({
  name: 'stock.plan',
  grants: { manager: 'branch', administrator: 'all' } satisfies Grants,
});

export const stockPermissions = [stockRead, stockWrite, stockPlan] as const;
