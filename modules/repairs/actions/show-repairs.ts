import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { addDays } from '#working-time';
import {
  OPEN_STAGES,
  type Repair,
  type RepairFactShown,
  type RepairSummary,
  repairsRead,
} from '../contract/index.ts';
import { findLoan, type LoanRow } from '../data/loan-queries.ts';
import {
  countOpenByStage,
  listRepairRows,
  type RepairFactRow,
  type RepairFilter,
  type RepairShownRow,
} from '../data/repair-queries.ts';
import { possibleNext } from '../domain/read-repair.ts';
import { loadRepair, partsLimitOf } from './record-fact.ts';
import type { RepairRules } from './repair-rules.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);
const COUNTED_TO = 5000;
/** A repair must hold this long; rules of guarantee read the same from what happened with the asset. */
const WATCHED_DAYS = 30;

/** Repairs of customers in reach, a page at a time. */
export async function listRepairs(
  ctx: ActionContext,
  request: RepairFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<RepairSummary>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const rows = await listRepairRows(ctx, repairsRead, request, { after, limit: request.limit + 1 });
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  const position =
    last && { open: last.stage_since, overdue: last.due_at, ended: last.ended_at }[request.state];
  return {
    items: items.map((row) => summarize(ctx, row)),
    nextCursor:
      rows.length > request.limit && last && position ? encodeCursor([position, last.repair_id]) : null,
  };
}

/** How many repairs are open at each stage. */
export async function countStages(ctx: ActionContext) {
  const counts = await countOpenByStage(ctx, repairsRead, COUNTED_TO);
  return {
    items: OPEN_STAGES.map((stage) => {
      const found = counts.find((one) => one.stage === stage);
      return { stage, open: found?.open ?? 0, overdue: found?.overdue ?? 0 };
    }),
  };
}

/** One repair with all that happened. */
export async function showRepair(ctx: ActionContext, rules: RepairRules, repairId: string): Promise<Repair> {
  const { row, facts, state } = await loadRepair(ctx, repairsRead, repairId);
  const loan = await findLoan(ctx.db, row);
  return {
    ...summarize(ctx, row),
    facts: facts.map(factOf),
    possible: possibleNext(state),
    chosen: state.chosen,
    partsLimitOn: await partsLimitOf(ctx, rules, row, state),
    watchedUntilOn: state.stage === 'returned' ? addDays(state.latestOn, WATCHED_DAYS) : null,
    loan: loan ? loanOf(loan) : null,
  };
}

function summarize(ctx: ActionContext, row: RepairShownRow): RepairSummary {
  return {
    repairId: row.repair_id,
    number: row.number,
    partyId: row.party_id,
    partyName: row.party_name,
    partyNumber: row.party_number,
    assetId: row.asset_id,
    itemName: row.item_name,
    serial: row.serial,
    side: row.side,
    category: row.category,
    event: row.event,
    fault: row.fault,
    defectOn: row.defect_on,
    reportedAt: row.reported_at,
    kind: row.kind,
    stage: row.stage,
    stageSince: row.stage_since,
    dueAt: row.due_at,
    overdue: row.due_at !== null && Date.parse(row.due_at) < ctx.clock.now().getTime(),
    endedAt: row.ended_at,
    revision: row.revision,
  };
}

const factOf = (row: RepairFactRow): RepairFactShown => ({
  factId: row.fact_id,
  kind: row.kind,
  happenedOn: row.happened_on,
  details: row.details,
  note: row.note,
  at: row.at,
  byName: row.by_name,
});

const loanOf = (row: LoanRow) => ({
  loanId: row.loan_id,
  loanerId: row.loaner_id,
  loanerName: row.loaner_name,
  loanerSerial: row.loaner_serial,
  lentOn: row.lent_on,
  expectedBackOn: row.expected_back_on,
  returnedOn: row.returned_on,
});
