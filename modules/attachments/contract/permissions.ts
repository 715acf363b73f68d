import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See and download the files of a customer. */
export const attachmentsRead = definePermission({
  name: 'attachments.read',
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
/** Add files to a customer, take them out and bring them back. */
export const attachmentsWrite = definePermission({
  name: 'attachments.write',
  grants: attachmentsRead.grants,
});

export const attachmentsPermissions = [attachmentsRead, attachmentsWrite] as const;
