import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See where customers stand in their service processes. */
export const processesRead = definePermission({
  name: 'service-processes.read',
  grants: {
    'front-desk': 'branch',
    practitioner: 'branch',
    'service-clerk': 'branch',
    'relationship-manager': 'branch',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** Begin processes and take their steps; which steps, each template says by role. */
export const processesWrite = definePermission({
  name: 'service-processes.write',
  grants: {
    'front-desk': 'branch',
    practitioner: 'branch',
    'service-clerk': 'branch',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** Let a step be left although a gate is closed or answers are missing, with a reason that stays on record. */
export const processesOverride = definePermission({
  name: 'service-processes.override',
  grants: { practitioner: 'branch', manager: 'branch', administrator: 'all' } satisfies Grants,
});

/** Write service processes: steps, forms, gates and clocks, for all branches. */
export const processesDesign = definePermission({
  name: 'service-processes.design',
  grants: { administrator: 'all' } satisfies Grants,
});

export const processesPermissions = [
  processesRead,
  processesWrite,
  processesOverride,
  processesDesign,
] as const;
