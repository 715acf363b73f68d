import type { Permission } from '#contract-kit';
import type { ActionContext } from '#platform';
import type { Reach } from '../data/list-queries.ts';

/** Whom the actor reaches with a permission. */
export function reachOf(ctx: Pick<ActionContext, 'actor' | 'recordedFacts'>, permission: Permission): Reach {
  return { actor: ctx.actor, permission, recordedFacts: ctx.recordedFacts };
}
