import { FIELD_CLASSES, type FieldClass, grantedScope, type Permission, type Scope } from '#contract-kit';

/** Who acts: a member of staff, or the system itself. All questions of "may I" are asked of this. */
export interface Actor {
  actorId: string;
  displayName: string;
  kind: 'staff' | 'system';
  roles: readonly string[];
  branchIds: readonly string[];
  /** The widest scope in which the actor holds a permission; `undefined` means denied. */
  scopeOf(permission: Permission): Scope | undefined;
  /** Whether fields of a class are shown to the actor. */
  sees(fieldClass: FieldClass): boolean;
}

export interface StaffIdentity {
  actorId: string;
  displayName: string;
  roles: readonly string[];
  branchIds: readonly string[];
}

/** An actor for a member of staff, given which field classes each role sees. */
export function staffActor(
  staff: StaffIdentity,
  classesOfRole: Record<string, readonly FieldClass[]>,
): Actor {
  const seen = new Set(staff.roles.flatMap((role) => classesOfRole[role] ?? []));
  return {
    ...staff,
    kind: 'staff',
    scopeOf: (permission) => grantedScope(permission, staff.roles),
    sees: (fieldClass) => seen.has(fieldClass),
  };
}

/** The system acting on its own: jobs, listeners, the command line on the server's machine. */
export const systemActor: Actor = {
  actorId: '00000000-0000-7000-8000-000000000000',
  displayName: 'Perennial',
  kind: 'system',
  roles: [],
  branchIds: [],
  scopeOf: () => 'all',
  sees: (fieldClass) => FIELD_CLASSES.includes(fieldClass),
};
