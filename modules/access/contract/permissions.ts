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

export const accessPermissions = [staffRead, accessManage, auditRead] as const;
