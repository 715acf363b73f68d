import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See maintenance plans, rounds, visits and the routes of a day. */
export const fieldWorkRead = definePermission({
  name: 'field-work.read',
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
/** Plan maintenance, rounds, visits and routes. */
export const fieldWorkPlan = definePermission({
  name: 'field-work.plan',
  grants: {
    'front-desk': 'branch',
    'service-clerk': 'branch',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** Go to customers and report what was found and done there. */
export const fieldWorkVisit = definePermission({
  name: 'field-work.visit',
  grants: {
    practitioner: 'branch',
    'service-clerk': 'branch',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});

export const fieldWorkPermissions = [fieldWorkRead, fieldWorkPlan, fieldWorkVisit] as const;
