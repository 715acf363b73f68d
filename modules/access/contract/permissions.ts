import { definePermission, type Scope } from '#contract-kit';
import { ROLES, type Role } from './roles.ts';

const everyone = Object.fromEntries(ROLES.map((name) => [name, 'all'])) as Record<Role, Scope>;

/** See who works here and where: needed to show owners and branches by name. */
export const staffRead = definePermission({ name: 'access.staff-read', grants: everyone });
/** Add people, give roles and branches, change the business settings. */
export const accessManage = definePermission({
  name: 'access.manage',
  grants: { administrator: 'all' } satisfies Partial<Record<Role, Scope>>,
});
/** Read the audit log. */
export const auditRead = definePermission({
  name: 'access.audit-read',
  grants: { administrator: 'all', manager: 'all' } satisfies Partial<Record<Role, Scope>>,
});

/** Take the audit log out of the system as a file. */
export const auditExportPermission = definePermission({
  name: 'access.audit-export',
  grants: { administrator: 'all' } satisfies Partial<Record<Role, Scope>>,
});
/** See through somebody else’s eyes for a while, with everything recorded under both names. */
export const impersonate = definePermission({
  name: 'access.impersonate',
  grants: { administrator: 'all' } satisfies Partial<Record<Role, Scope>>,
});
/** State an emergency and see for a while what is sensitive; whoever sees it anyway does not need it. */
export const emergencyAccess = definePermission({
  name: 'access.emergency',
  grants: {
    'front-desk': 'own',
    agent: 'own',
    'service-clerk': 'own',
    'relationship-manager': 'own',
  } satisfies Partial<Record<Role, Scope>>,
});
/** Be told of emergencies and of attacks on sign-ins. */
export const alertsRead = definePermission({
  name: 'access.alerts-read',
  grants: { manager: 'branch', administrator: 'all' } satisfies Partial<Record<Role, Scope>>,
});

export const accessPermissions = [
  staffRead,
  accessManage,
  auditRead,
  auditExportPermission,
  impersonate,
  emergencyAccess,
  alertsRead,
] as const;
