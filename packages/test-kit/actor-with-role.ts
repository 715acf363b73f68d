import type { FieldClass } from '#contract-kit';
import { type Actor, staffActor } from '#platform';

export interface RoleTable {
  [role: string]: readonly FieldClass[];
}

let classesOfRole: RoleTable = {};

/** Tells the kit which fields each role sees; done once, by the suite's setup file. */
export function registerRoles(roles: RoleTable): void {
  classesOfRole = roles;
}

/** A member of staff with a role, in given branches. */
export function actorWithRole(
  role: string,
  staff: { actorId?: string; branchIds?: readonly string[] } = {},
): Actor {
  return staffActor(
    {
      actorId: staff.actorId ?? '01890000-0000-7000-8000-00000000a11e',
      displayName: `a ${role}`,
      roles: [role],
      branchIds: staff.branchIds ?? [],
    },
    classesOfRole,
  );
}
