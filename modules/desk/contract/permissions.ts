import { definePermission, type Scope } from '#contract-kit';
import { ROLES, type Role } from '#modules/access/contract';

const everyone = Object.fromEntries(ROLES.map((name) => [name, 'own'])) as Record<Role, Scope>;

/** Keep one's own desk: drafts, views, followed customers. */
export const deskUse = definePermission({ name: 'desk.use', grants: everyone });
/** Give views to a branch, to everybody, or to a role as its first sight. */
export const deskShare = definePermission({
  name: 'desk.share',
  grants: { manager: 'all', administrator: 'all' } satisfies Partial<Record<Role, Scope>>,
});

export const deskPermissions = [deskUse, deskShare] as const;
