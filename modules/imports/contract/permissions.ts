import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See imports, their counts and their rejected rows. */
export const importsRead = definePermission({
  name: 'imports.read',
  grants: { analyst: 'all', manager: 'all', administrator: 'all' } satisfies Grants,
});
/** Upload files, run imports and take them back. */
export const importsRun = definePermission({
  name: 'imports.run',
  grants: { analyst: 'all', manager: 'all', administrator: 'all' } satisfies Grants,
});

export const importsPermissions = [importsRead, importsRun] as const;
