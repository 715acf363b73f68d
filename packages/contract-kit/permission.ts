/** How far a grant reaches: everything, the branches one works in, or the customers one owns. */
export type Scope = 'all' | 'branch' | 'own';

/** A right to do one kind of thing, with the scope each role has it in. A role that is not named does not have it. */
export interface Permission<Role extends string = string> {
  name: string;
  grants: Partial<Record<Role, Scope>>;
}

/** Declares a permission; default deny. Names are `<module>.<verb>`: `parties.read`. */
export function definePermission<const P extends Permission>(permission: P): P {
  return permission;
}

const WIDTH: Record<Scope, number> = { own: 1, branch: 2, all: 3 };

/** The widest scope in which any of the roles holds the permission; `undefined` when none does. */
export function grantedScope(permission: Permission, roles: readonly string[]): Scope | undefined {
  return roles
    .map((role) => permission.grants[role])
    .filter((scope) => scope !== undefined)
    .sort((a, b) => WIDTH[b] - WIDTH[a])[0];
}
