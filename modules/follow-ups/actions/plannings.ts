import { refuse } from '#contract-kit';
import type { ActionContext, JobDefinition } from '#platform';
import { followUpsProblems, type Planning } from '../contract/index.ts';
import { cancelPlanningRow, findLatestPlanning, insertPlanning } from '../data/planning-run-queries.ts';

/** Plans for everybody now; progress can be watched, and it can be stopped. */
export async function startPlanning(ctx: ActionContext, job: JobDefinition): Promise<Planning> {
  const planningId = ctx.newId();
  const run = { planningId, at: ctx.clock.now(), byName: ctx.actor.displayName };
  const isAlone = await insertPlanning(ctx.db, run);
  const planning = await findLatestPlanning(ctx.db);
  if (!isAlone || !planning) {
    const share = Math.round((planning?.progress ?? 0) * 100);
    return refuse(
      followUpsProblems.planningUnderWay,
      `follow-ups are being planned and ${share} % done; wait, or stop it`,
    );
  }
  await ctx.enqueue(job, { planningId });
  ctx.audit({ subjectKind: 'follow-up-planning', subjectId: planningId });
  return planning;
}

/** Stops planning at its next step; what is planned so far stays. */
export async function cancelPlanning(
  ctx: ActionContext,
  planningId: string,
): Promise<{ planning: Planning | null }> {
  await cancelPlanningRow(ctx.db, planningId, ctx.clock.now());
  ctx.audit({ subjectKind: 'follow-up-planning', subjectId: planningId });
  return latestPlanning(ctx);
}

/** The latest planning, if there ever was one. */
export async function latestPlanning(ctx: ActionContext): Promise<{ planning: Planning | null }> {
  return { planning: (await findLatestPlanning(ctx.db)) ?? null };
}
