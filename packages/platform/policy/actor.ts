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
  /** The administrator who looks through this person's eyes: everything done and read is recorded with both names. */
  impersonator?: { actorId: string; displayName: string };
  /** A program with an API key: of what its roles allow, it may do what its scopes name. */
  apiKey?: { scopes: readonly string[] };
  /** A stated emergency, for whose time the actor sees what is sensitive. */
  emergencyAccessId?: string;
}

export interface StaffIdentity {
  actorId: string;
  displayName: string;
  roles: readonly string[];
  branchIds: readonly string[];
  impersonator?: { actorId: string; displayName: string };
  apiKey?: { scopes: readonly string[] };
  emergencyAccessId?: string;
}

/** An actor for a member of staff, given which field classes each role sees. */
export function staffActor(
  staff: StaffIdentity,
  classesOfRole: Record<string, readonly FieldClass[]>,
): Actor {
  const seen = new Set(staff.roles.flatMap((role) => classesOfRole[role] ?? []));
  if (staff.emergencyAccessId !== undefined) seen.add('sensitive');
  const mayUse = (permission: Permission) => staff.apiKey?.scopes.includes(permission.name) ?? true;
  return {
    ...staff,
    kind: 'staff',
    scopeOf: (permission) => (mayUse(permission) ? grantedScope(permission, staff.roles) : undefined),
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
