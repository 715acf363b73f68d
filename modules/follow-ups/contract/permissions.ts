import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See which customers should be cared for, and why. */
export const followUpsRead = definePermission({
  name: 'follow-ups.read',
  grants: {
    'front-desk': 'branch',
    agent: 'all',
    practitioner: 'branch',
    'service-clerk': 'branch',
    'relationship-manager': 'branch',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** Plan care for a customer, and say how it went. */
export const followUpsWrite = definePermission({
  name: 'follow-ups.write',
  grants: followUpsRead.grants,
});

/** Change the rules by which follow-ups are planned, give tasks to others, see what lies too long. */
export const followUpsConfigure = definePermission({
  name: 'follow-ups.configure',
  grants: { manager: 'branch', administrator: 'all' } satisfies Grants,
});

export const followUpsPermissions = [followUpsRead, followUpsWrite, followUpsConfigure] as const;
