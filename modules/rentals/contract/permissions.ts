import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See what is rented and lent to whom, and when it is due. */
export const rentalsRead = definePermission({
  name: 'rentals.read',
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
/** Hand things out, extend, take them back, sell them to who has them. */
export const rentalsWrite = definePermission({
  name: 'rentals.write',
  grants: {
    'front-desk': 'branch',
    practitioner: 'branch',
    'service-clerk': 'branch',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** Say what can be rented, at which rates. */
export const rentalsOffer = definePermission({
  name: 'rentals.offer',
  grants: { manager: 'branch', administrator: 'all' } satisfies Grants,
});

export const rentalsPermissions = [rentalsRead, rentalsWrite, rentalsOffer] as const;
