import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type Process, processesProblems, processesWrite, processStarted } from '../contract/index.ts';
import { findPartyInReach, insertProcess, keepTemplate } from '../data/process-queries.ts';
import { readProcess } from '../domain/read-process.ts';
import { recordFact, standingOf } from './record-fact.ts';
import { showProcess } from './show-process.ts';
import { type Templates, templateInUse } from './templates.ts';

/** Begins a service process with a customer; one of a kind can be open at a time. */
export async function startProcess(
  ctx: ActionContext,
  templates: Templates,
  { partyId, templateKey }: { partyId: string; templateKey: string },
): Promise<Process> {
  const template = await templateInUse(ctx, templates, templateKey);
  const party = await findPartyInReach(ctx, processesWrite, partyId);
  if (!party) return refuse(notFound, 'there is no such customer, or it belongs to another branch');
  if (party.diedOn !== null) {
    refuse(processesProblems.customerHasDied, 'this customer has died; care for the family instead');
  }
  const at = ctx.clock.now().toISOString();
  await keepTemplate(ctx.db, template, at);
  const processId = ctx.newId();
  const who = { byId: ctx.actor.actorId, byName: ctx.actor.displayName };
  const beginning = readProcess([
    { kind: 'started', factId: processId, at, ...who, stepKey: template.start },
  ]);
  const row = {
    party_id: partyId,
    process_id: processId,
    template_key: template.key,
    template_version: template.version,
    started_at: at,
    started_by_id: who.byId,
    started_by_name: who.byName,
    ...standingOf(ctx, template, beginning),
  };
  if ((await insertProcess(ctx.db, row)) === 'open-already') {
    refuse(
      processesProblems.alreadyRunning,
      'this customer is already in this service process; go on with it or give it up first',
    );
  }
  await recordFact(ctx, row, template, 1, { kind: 'started', step_key: template.start });
  await ctx.announce(processStarted, { partyId, processId, templateKey });
  ctx.audit({ subjectKind: 'party', subjectId: partyId, processId, templateKey });
  return showProcess(ctx, processId);
}
