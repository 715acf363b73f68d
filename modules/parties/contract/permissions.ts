import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** Find customers and read their file. */
export const partiesRead = definePermission({
  name: 'parties.read',
  grants: {
    'front-desk': 'branch',
    agent: 'all',
    practitioner: 'branch',
    'service-clerk': 'branch',
    'relationship-manager': 'branch',
    analyst: 'all',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** Add customers and change what the file says of them. */
export const partiesWrite = definePermission({
  name: 'parties.write',
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
/** See telephones whole by asking for them; each time is recorded with the customer. */
export const partiesReveal = definePermission({
  name: 'parties.reveal',
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
/** Take a list of customers out of the system as a file. */
export const partiesExport = definePermission({
  name: 'parties.export',
  grants: { manager: 'branch', administrator: 'all' } satisfies Grants,
});

/** Merge two customers into one, undo it, and decide about possible duplicates. */
export const partiesMerge = definePermission({
  name: 'parties.merge',
  grants: { 'service-clerk': 'branch', manager: 'branch', administrator: 'all' } satisfies Grants,
});

/** Change many customers at once. */
export const partiesChangeMany = definePermission({
  name: 'parties.change-many',
  grants: { 'relationship-manager': 'branch', manager: 'branch', administrator: 'all' } satisfies Grants,
});
/** Rename, merge and colour the tags everybody uses. */
export const partiesManageTags = definePermission({
  name: 'parties.manage-tags',
  grants: { manager: 'all', administrator: 'all' } satisfies Grants,
});

export const partiesPermissions = [
  partiesRead,
  partiesWrite,
  partiesExport,
  partiesReveal,
  partiesMerge,
  partiesChangeMany,
  partiesManageTags,
] as const;
