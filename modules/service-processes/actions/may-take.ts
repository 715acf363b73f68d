import type { ActionContext } from '#platform';
import type { StepDefinition } from '../contract/index.ts';

/** Who leads a branch stands in for every role of it. */
const STAND_INS = ['manager', 'administrator'];

/** Whether whoever acts may take steps whatever role they are for. */
export function takesEveryStep({ actor }: Pick<ActionContext, 'actor'>): boolean {
  return actor.kind === 'system' || actor.roles.some((role) => STAND_INS.includes(role));
}

/** Whether whoever acts may take a step. */
export function mayTake(ctx: ActionContext, step: Pick<StepDefinition, 'roles'>): boolean {
  return takesEveryStep(ctx) || ctx.actor.roles.some((role) => step.roles.includes(role));
}
