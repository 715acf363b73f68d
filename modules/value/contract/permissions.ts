import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

/** See a customer's rhythm and who is drifting; amounts and probabilities show only to roles that see the class `value`. */
export const valueRead = definePermission({
  name: 'value.read',
  grants: {
    'front-desk': 'branch',
    agent: 'all',
    'service-clerk': 'branch',
    'relationship-manager': 'branch',
    analyst: 'all',
    manager: 'branch',
    administrator: 'all',
  } satisfies Partial<Record<Role, Scope>>,
});

/** See what all customers together are worth, and how well that was forecast. */
export const valueOverview = definePermission({
  name: 'value.overview',
  grants: {
    'relationship-manager': 'all',
    analyst: 'all',
    manager: 'all',
    administrator: 'all',
  } satisfies Partial<Record<Role, Scope>>,
});

/** Start and cancel a value run. */
export const valueRun = definePermission({
  name: 'value.run',
  grants: { analyst: 'all', manager: 'all', administrator: 'all' } satisfies Partial<Record<Role, Scope>>,
});

/** Change margin, discount rate and horizon. */
export const valueConfigure = definePermission({
  name: 'value.configure',
  grants: { analyst: 'all', manager: 'all', administrator: 'all' } satisfies Partial<Record<Role, Scope>>,
});

export const valuePermissions = [valueRead, valueOverview, valueRun, valueConfigure] as const;
