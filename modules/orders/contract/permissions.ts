import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See what customers bought and gave back. Amounts are shown to those who see the class `money`. */
export const ordersRead = definePermission({
  name: 'orders.read',
  grants: {
    'front-desk': 'branch',
    agent: 'all',
    practitioner: 'branch',
    'service-clerk': 'branch',
    'relationship-manager': 'branch',
    analyst: 'all',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});

/** Record purchases and refunds. */
export const ordersWrite = definePermission({
  name: 'orders.write',
  grants: {
    'front-desk': 'branch',
    'service-clerk': 'branch',
    'relationship-manager': 'branch',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});

export const ordersPermissions = [ordersRead, ordersWrite] as const;
