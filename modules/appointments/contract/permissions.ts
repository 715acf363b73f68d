import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See who comes when, and which times are free. */
export const appointmentsRead = definePermission({
  name: 'appointments.read',
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
/** Book, move and cancel appointments, and record who came. */
export const appointmentsWrite = definePermission({
  name: 'appointments.write',
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
/** Say who and what can be booked in a branch, and when they work. */
export const appointmentsManage = definePermission({
  name: 'appointments.manage',
  grants: { manager: 'branch', administrator: 'all' } satisfies Grants,
});
/** Say what customers can come for, in all branches. */
export const appointmentTypesManage = definePermission({
  name: 'appointments.manage-types',
  grants: { administrator: 'all' } satisfies Grants,
});

export const appointmentsPermissions = [
  appointmentsRead,
  appointmentsWrite,
  appointmentsManage,
  appointmentTypesManage,
] as const;
