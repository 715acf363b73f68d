import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See what was measured with customers. */
export const measurementsRead = definePermission({
  name: 'measurements.read',
  grants: { practitioner: 'branch', manager: 'branch', administrator: 'all' } satisfies Grants,
});
/** Record measurements, and correct them by later ones. */
export const measurementsWrite = definePermission({
  name: 'measurements.write',
  grants: { practitioner: 'branch', manager: 'branch', administrator: 'all' } satisfies Grants,
});

export const measurementsPermissions = [measurementsRead, measurementsWrite] as const;
