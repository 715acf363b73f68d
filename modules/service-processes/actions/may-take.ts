import type { ActionContext } from '#platform';
import type { StepDefinition } from '../contract/index.ts';

/** Who leads a branch stands in for every role of it. */
const STAND_INS = ['manager', 'administrator'];

/** Whether whoever acts may take a step. */
export function mayTake(ctx: ActionContext, step: Pick<StepDefinition, 'roles'>): boolean {
  if (ctx.actor.kind === 'system') return true;
  return ctx.actor.roles.some((role) => STAND_INS.includes(role) || step.roles.includes(role));
}
