import { notFound, type Permission, refuse } from '#contract-kit';
import { partsLimitOn, presentAsset } from '#modules/assets';
import { releaseReservationsOf } from '#modules/stock';
import type { ActionContext } from '#platform';
import {
  type RepairDetails,
  type RepairFactKind,
  repairEnded,
  repairMoved,
  repairsProblems,
} from '../contract/index.ts';
import {
  findRepair,
  insertRepairFact,
  listRepairFacts,
  lockRepair,
  type RepairFactRow,
  type RepairRow,
  type RepairShownRow,
  type RepairStanding,
  updateRepair,
} from '../data/repair-queries.ts';
import { possibleNext, type RepairHappening, type RepairState, readRepair } from '../domain/read-repair.ts';
import { repairClocks } from '../domain/repair-clock.ts';
import { purposeOf } from './repair-parts.ts';
import type { RepairRules } from './repair-rules.ts';

/** A repair with its facts and where they leave it. */
export interface LoadedRepair {
  row: RepairShownRow;
  facts: RepairFactRow[];
  state: RepairState;
}

export async function loadRepair(
  ctx: ActionContext,
  permission: Permission,
  repairId: string,
): Promise<LoadedRepair> {
  const row = await findRepair(ctx, permission, repairId);
  if (!row) refuse(notFound, 'there is no such repair, or its customer belongs to another branch');
  const facts = await listRepairFacts(ctx.db, row);
  return { row, facts, state: readRepair(facts.map(happeningOf)) };
}

/** Loads a repair to carry it on: locked, as the one who does last saw it, and at a stage that allows the step. */
export async function loadToChange(
  ctx: ActionContext,
  permission: Permission,
  { repairId, revision }: { repairId: string; revision: number },
  kind: RepairFactKind,
): Promise<LoadedRepair> {
  const found = await findRepair(ctx, permission, repairId);
  if (!found) refuse(notFound, 'there is no such repair, or its customer belongs to another branch');
  await lockRepair(ctx.db, found.party_id, repairId);
  const loaded = await loadRepair(ctx, permission, repairId);
  if (loaded.row.revision !== revision) {
    refuse(
      repairsProblems.repairChanged,
      'somebody else has changed this repair since it was read; look at it again and go on from there',
    );
  }
  const possible = possibleNext(loaded.state);
  if (!possible.includes(kind)) {
    const stage = loaded.state.stage;
    refuse(
      repairsProblems.repairStepImpossible,
      `"${kind}" cannot follow while the repair is ${stage}; ${possible.length === 0 ? 'it is over' : `possible: ${possible.join(', ')}`}`,
    );
  }
  return loaded;
}

export interface NewRepairFact {
  kind: RepairFactKind;
  happenedOn: string;
  details?: RepairDetails;
  note?: string;
}

/** Writes what happened in a repair and what now follows from all of it, and tells others. */
export async function recordFact(
  ctx: ActionContext,
  rules: RepairRules,
  row: RepairRow,
  before: readonly RepairFactRow[],
  { kind, happenedOn, details = {}, note = '' }: NewRepairFact,
): Promise<void> {
  const written: RepairFactRow = {
    party_id: row.party_id,
    repair_id: row.repair_id,
    position: before.length + 1,
    fact_id: ctx.newId(),
    kind,
    happened_on: happenedOn,
    details,
    note,
    at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
  };
  await insertRepairFact(ctx.db, written);
  const standing = await standingOf(ctx, rules, row, [...before, written]);
  await updateRepair(ctx.db, row, standing);
  const { party_id: partyId, repair_id: repairId, asset_id: assetId, category } = row;
  const about = { partyId, repairId, assetId, category };
  if (kind !== 'reported') {
    await ctx.announce(repairMoved, { ...about, kind, stage: standing.stage, happenedOn });
  }
  if (standing.ended_at !== null) {
    await releaseReservationsOf(ctx, purposeOf(row));
    await ctx.announce(repairEnded, { ...about, outcome: standing.stage });
  }
  ctx.audit({ subjectKind: 'party', subjectId: partyId, repairId, kind });
}

async function standingOf(
  ctx: ActionContext,
  rules: RepairRules,
  row: RepairRow,
  facts: readonly RepairFactRow[],
): Promise<RepairStanding> {
  const state = readRepair(facts.map(happeningOf));
  const clocks = repairClocks(row.reported_at, state, rules.standards.get(row.category ?? ''), {
    timeZone: ctx.settings.timeZone,
    nowMs: ctx.clock.now().getTime(),
    partsLimitOn: await partsLimitOf(ctx, rules, row, state),
  });
  return {
    kind: state.kind,
    stage: state.stage,
    stage_since: state.stageSince,
    due_at: state.endedAt === null ? clocks.dueAt : null,
    ended_at: state.endedAt,
    diagnosis_minutes: clocks.diagnosisMinutes,
    repair_minutes: clocks.repairMinutes,
    revision: facts.length,
  };
}

/** The last day on which parts may arrive, while they are awaited. */
export async function partsLimitOf(
  ctx: ActionContext,
  { guarantees }: RepairRules,
  row: Pick<RepairRow, 'asset_id'>,
  { stage, begunOn }: RepairState,
): Promise<string | null> {
  if (stage !== 'waiting-parts' || begunOn === null) return null;
  return partsLimitOn(guarantees, await presentAsset(ctx, row.asset_id), begunOn);
}

const happeningOf = ({ kind, happened_on, details, at }: RepairFactRow): RepairHappening => ({
  kind,
  happenedOn: happened_on,
  details,
  at,
});
