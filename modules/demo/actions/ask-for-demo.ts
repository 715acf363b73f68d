import { refuse } from '#contract-kit';
import type { ActionContext, JobDefinition } from '#platform';
import { demoAlreadyLoaded, demoBusy, noDemoLoaded } from '../contract/index.ts';
import { readDemoMark } from '../data/demo-mark.ts';
import { claimDemoWork, findDemoWork } from '../data/demo-work.ts';

/** Where the demo stands. */
export async function describeDemo(
  ctx: ActionContext,
): Promise<{ state: 'none' | 'loading' | 'loaded' | 'removing' }> {
  const work = await findDemoWork(ctx.db);
  if (work) return { state: work === 'load' ? 'loading' : 'removing' };
  return { state: (await readDemoMark(ctx.db)) ? 'loaded' : 'none' };
}

/** Queues loading or removing the demo; one at a time. */
export async function askForDemo(ctx: ActionContext, what: 'load' | 'remove', job: JobDefinition) {
  const isLoaded = (await readDemoMark(ctx.db)) !== undefined;
  if (what === 'load' && isLoaded) refuse(demoAlreadyLoaded, 'the demo is loaded already; take it out first');
  if (what === 'remove' && !isLoaded) refuse(noDemoLoaded, 'no demo is loaded; there is nothing to take out');
  if (!(await claimDemoWork(ctx.db, what, ctx.clock.now()))) {
    refuse(demoBusy, 'the demo is being loaded or taken out at this moment; wait until that is done');
  }
  await ctx.enqueue(job, { what });
  ctx.audit({ subjectKind: 'demo', subjectId: what });
  return describeDemo(ctx);
}
