import type { ActionContext } from '#platform';
import { deleteEndedRunsOfNobody } from '../data/run-queries.ts';

/** Forgets the ended runs once no customer they judged is left, as when a demo is taken out: they would speak of nobody. */
export async function forgetEmptyRuns(ctx: Pick<ActionContext, 'db'>): Promise<void> {
  await deleteEndedRunsOfNobody(ctx.db);
}
