import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import type { Actor } from './actor.ts';

export interface ScopeColumns {
  branchId: Expression<unknown>;
  ownerId: Expression<unknown>;
}

/**
 * The one policy compiled to SQL: which rows the actor reaches with a permission. False when denied.
 * A row that no branch has been given yet is everybody's within branch scope, so that an import without branches is not lost to sight.
 */
export function scopePredicate(
  actor: Actor,
  permission: Permission,
  columns: ScopeColumns,
): RawBuilder<SqlBool> {
  const scope = actor.scopeOf(permission);
  switch (scope) {
    case 'all':
      return sql<SqlBool>`true`;
    case 'branch':
      return sql<SqlBool>`(${columns.branchId} = any(${[...actor.branchIds]}::uuid[]) or ${columns.branchId} is null)`;
    case 'own':
      return sql<SqlBool>`${columns.ownerId} = ${actor.actorId}`;
    case undefined:
      return sql<SqlBool>`false`;
  }
}

/** The same policy for one row already at hand. */
export function reaches(
  actor: Actor,
  permission: Permission,
  row: { branchId: string | null; ownerId: string | null },
): boolean {
  const scope = actor.scopeOf(permission);
  if (scope === 'all') return true;
  if (scope === 'branch') return row.branchId === null || actor.branchIds.includes(row.branchId);
  return scope === 'own' && row.ownerId === actor.actorId;
}
