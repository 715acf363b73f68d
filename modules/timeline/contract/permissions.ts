import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** Read what happened with a customer. */
export const timelineRead = definePermission({
  name: 'timeline.read',
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
/** Add notes and log calls, and take back one's own. */
export const timelineWrite = definePermission({
  name: 'timeline.write',
  grants: timelineRead.grants,
});
/** Take back what somebody else wrote, and see what was taken back. */
export const timelineOversee = definePermission({
  name: 'timeline.oversee',
  grants: { manager: 'branch', administrator: 'all' } satisfies Grants,
});

export const timelinePermissions = [timelineRead, timelineWrite, timelineOversee] as const;
