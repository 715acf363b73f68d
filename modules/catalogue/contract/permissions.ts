import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

/** See what is offered, at what price. */
export const catalogueRead = definePermission({
  name: 'catalogue.read',
  grants: {
    'front-desk': 'all',
    agent: 'all',
    practitioner: 'all',
    'service-clerk': 'all',
    'relationship-manager': 'all',
    analyst: 'all',
    manager: 'all',
    administrator: 'all',
  } satisfies Partial<Record<Role, Scope>>,
});

/** Change what is offered, its prices and costs. */
export const catalogueWrite = definePermission({
  name: 'catalogue.write',
  grants: { manager: 'all', administrator: 'all' } satisfies Partial<Record<Role, Scope>>,
});

export const cataloguePermissions = [catalogueRead, catalogueWrite] as const;
