import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type Process,
  processEnded,
  processesProblems,
  processesWrite,
  processPaused,
  processResumed,
} from '../contract/index.ts';
import { hasOpenProcess, lockProcess, markFactUndone, type ProcessRow } from '../data/process-queries.ts';
import { loadProcess, loadToChange, stepOf } from './load-process.ts';
import { bringUpToDate, recordFact } from './record-fact.ts';
import { mayTakeBack, showProcess } from './show-process.ts';

interface ProcessSeen {
  processId: string;
  revision: number;
}

/** Stands the clock of the step while something outside our hands is waited for. */
export async function pauseProcess(
  ctx: ActionContext,
  given: ProcessSeen & { reason: string; note: string },
): Promise<Process> {
  const { row, template, facts, state } = await loadToChange(
    ctx,
    processesWrite,
    given.processId,
    given.revision,
  );
  if (state.status === 'paused') {
    refuse(processesProblems.pauseMismatch, 'the process is already paused; resume it first');
  }
  const { waits } = stepOf(template, state.current?.stepKey ?? '');
  if (given.reason !== 'other' && !waits.some(({ key }) => key === given.reason)) {
    const known = [...waits.map(({ key }) => key), 'other'].join(', ');
    refuse(
      processesProblems.wayClosed,
      `the step does not wait for "${given.reason}"; it may wait for: ${known}`,
    );
  }
  await recordFact(ctx, row, template, facts.length + 1, {
    kind: 'paused',
    step_key: state.current?.stepKey ?? null,
    reason: given.reason,
    note: given.note,
  });
  await ctx.announce(processPaused, { ...nameOf(row), reason: given.reason });
  ctx.audit({
    subjectKind: 'party',
    subjectId: row.party_id,
    processId: row.process_id,
    reason: given.reason,
  });
  return showProcess(ctx, row.process_id);
}

/** Lets the clock run again. */
export async function resumeProcess(ctx: ActionContext, processId: string): Promise<Process> {
  const { row, template, facts, state } = await loadToChange(ctx, processesWrite, processId);
  if (state.status !== 'paused') {
    refuse(processesProblems.pauseMismatch, 'the process is not paused; there is nothing to resume');
  }
  await recordFact(ctx, row, template, facts.length + 1, { kind: 'resumed' });
  await ctx.announce(processResumed, nameOf(row));
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, processId });
  return showProcess(ctx, processId);
}

/** Gives a process up. */
export async function cancelProcess(
  ctx: ActionContext,
  given: ProcessSeen & { reason: string },
): Promise<Process> {
  const { row, template, facts } = await loadToChange(ctx, processesWrite, given.processId, given.revision);
  await recordFact(ctx, row, template, facts.length + 1, { kind: 'cancelled', reason: given.reason });
  await ctx.announce(processEnded, { ...nameOf(row), outcome: 'cancelled' });
  const { party_id: partyId, process_id: processId } = row;
  ctx.audit({ subjectKind: 'party', subjectId: partyId, processId, reason: given.reason });
  return showProcess(ctx, processId);
}

const nameOf = (row: ProcessRow) => ({
  partyId: row.party_id,
  processId: row.process_id,
  templateKey: row.template_key,
});

/** Takes back the latest thing one did oneself, also one that ended the process; the fact stays on record as undone. */
export async function undoProcessFact(ctx: ActionContext, processId: string): Promise<Process> {
  const found = await loadProcess(ctx, processesWrite, processId);
  await lockProcess(ctx.db, found.row.party_id, processId);
  const { row, template, facts, state } = await loadProcess(ctx, processesWrite, processId);
  const latest = facts.findLast(({ undone_at }) => undone_at === null);
  if (!latest || !mayTakeBack(latest, ctx.actor.actorId)) {
    refuse(
      processesProblems.nothingToUndo,
      'the latest thing done with this process was not yours, or is its beginning; give the process up instead',
    );
  }
  if (state.current === null && (await hasOpenProcess(ctx.db, row))) {
    refuse(
      processesProblems.alreadyRunning,
      'the customer has begun this service process anew; go on with that one',
    );
  }
  await markFactUndone(ctx.db, latest, { at: ctx.clock.now().toISOString(), byId: ctx.actor.actorId });
  await bringUpToDate(ctx, row, template);
  // Clocks elsewhere stand while a process is paused; they hear when that is taken back.
  if (latest.kind === 'paused') await ctx.announce(processResumed, nameOf(row));
  if (latest.kind === 'resumed') {
    await ctx.announce(processPaused, {
      ...nameOf(row),
      reason: state.current?.pauses.at(-1)?.reason ?? 'other',
    });
  }
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, processId, undone: latest.kind });
  return showProcess(ctx, processId);
}
