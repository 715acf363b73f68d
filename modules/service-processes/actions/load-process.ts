import { notFound, type Permission, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type ProcessTemplate, processesProblems, type StepDefinition } from '../contract/index.ts';
import {
  findProcess,
  findTemplates,
  listFacts,
  lockProcess,
  type ProcessFactRow,
  type ProcessWithParty,
  templateId,
} from '../data/process-queries.ts';
import { type ProcessFact, type ProcessState, readProcess } from '../domain/read-process.ts';

/** A process with its template, its facts and where they leave it. */
export interface LoadedProcess {
  row: ProcessWithParty;
  template: ProcessTemplate;
  facts: ProcessFactRow[];
  state: ProcessState;
  revision: number;
}

export async function loadProcess(
  ctx: ActionContext,
  permission: Permission,
  processId: string,
): Promise<LoadedProcess> {
  const row = await findProcess(ctx, permission, processId);
  if (!row) refuse(notFound, 'there is no such service process, or it belongs to another branch');
  const facts = await listFacts(ctx.db, row);
  const template = (await findTemplates(ctx.db, [row])).get(templateId(row));
  if (!template) throw new Error(`the template ${templateId(row)} of a process is not kept`);
  return { row, template, facts, state: readProcess(standingFacts(facts)), revision: revisionOf(facts) };
}

/** Loads a process to change it: locked, not ended, and as the one who changes it last saw it. */
export async function loadToChange(
  ctx: ActionContext,
  permission: Permission,
  processId: string,
  seenRevision?: number,
): Promise<LoadedProcess> {
  const found = await findProcess(ctx, permission, processId);
  if (!found) refuse(notFound, 'there is no such service process, or it belongs to another branch');
  await lockProcess(ctx.db, found.party_id, processId);
  const loaded = await loadProcess(ctx, permission, processId);
  if (loaded.state.current === null) {
    refuse(processesProblems.processEnded, 'this process has ended; begin a new one if more is needed');
  }
  if (seenRevision !== undefined && seenRevision !== loaded.revision) {
    refuse(
      processesProblems.movedOn,
      'somebody else has changed this process since it was read; look at what they did and go on from there',
    );
  }
  return loaded;
}

/** Facts and their undoings both count, so that no change goes unseen. */
export function revisionOf(facts: readonly ProcessFactRow[]): number {
  return facts.length + facts.filter(({ undone_at }) => undone_at !== null).length;
}

export function stepOf(template: ProcessTemplate, stepKey: string): StepDefinition {
  const step = template.steps.find(({ key }) => key === stepKey);
  if (!step) throw new Error(`the template ${template.key} has no step ${stepKey}`);
  return step;
}

/** The facts that count, as rules read them. */
export function standingFacts(rows: readonly ProcessFactRow[]): ProcessFact[] {
  return rows.filter(({ undone_at }) => undone_at === null).map(factOf);
}

function factOf(row: ProcessFactRow): ProcessFact {
  const who = { factId: row.fact_id, at: row.at, byId: row.by_id, byName: row.by_name };
  const stepKey = row.step_key ?? '';
  const to = row.to_step ?? '';
  const reason = row.reason ?? '';
  switch (row.kind) {
    case 'started':
      return { ...who, kind: 'started', stepKey };
    case 'completed':
      return { ...who, kind: 'completed', stepKey, to, answers: row.answers ?? {} };
    case 'overridden':
      return { ...who, kind: 'overridden', stepKey, to, answers: row.answers ?? {}, reason };
    case 'skipped':
      return { ...who, kind: 'skipped', stepKey, to, reason };
    case 'paused':
      return { ...who, kind: 'paused', reason, note: row.note ?? '' };
    case 'resumed':
      return { ...who, kind: 'resumed' };
    case 'cancelled':
      return { ...who, kind: 'cancelled', reason };
    case 'brought-along':
      return { ...who, kind: 'brought-along' };
  }
}
