import { z } from 'zod';
import { notFound, type Page, refuse } from '#contract-kit';
import { listBranches } from '#modules/access';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import {
  type Loaner,
  type Repair,
  repairsApprove,
  repairsProblems,
  repairsRead,
  repairsWrite,
} from '../contract/index.ts';
import {
  closeLoan,
  findLoan,
  freeLoaner,
  insertLoan,
  insertLoaner,
  type LoanerRow,
  listLoanerRows,
  takeLoaner,
} from '../data/loan-queries.ts';
import { findRepair, lockRepair, type RepairShownRow } from '../data/repair-queries.ts';
import type { RepairRules } from './repair-rules.ts';
import { showRepair } from './show-repairs.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);

/** Things of the house that are lent, a page at a time. */
export async function listLoaners(
  ctx: ActionContext,
  request: { branchId?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<Loaner>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const rows = await listLoanerRows(ctx, repairsRead, request, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(loanerOf),
    nextCursor: rows.length > request.limit && last ? encodeCursor([last.name, last.loaner_id]) : null,
  };
}

/** Adds a thing of the house that can be lent. */
export async function addLoaner(
  ctx: ActionContext,
  { branchId, name, serial }: { branchId: string; name: string; serial: string },
): Promise<Loaner> {
  const scope = ctx.actor.scopeOf(repairsApprove);
  const inReach = scope === 'all' || (scope === 'branch' && ctx.actor.branchIds.includes(branchId));
  const exists = (await listBranches(ctx.db)).some((branch) => branch.branchId === branchId);
  if (!inReach || !exists) refuse(notFound, 'there is no such branch, or it is not yours');
  const row: LoanerRow = {
    loaner_id: ctx.newId(),
    branch_id: branchId,
    name,
    serial,
    serial_key: serial.normalize('NFKC').toUpperCase().replaceAll(/\s+/g, ''),
    loan_id: null,
    archived_at: null,
  };
  if ((await insertLoaner(ctx.db, row)) === 'serial-in-use') {
    refuse(repairsProblems.loanerSerialInUse, `there is a loaner with the serial number ${serial} already`);
  }
  ctx.audit({ subjectKind: 'loaner', subjectId: row.loaner_id, branchId });
  return loanerOf(row);
}

/** Lends a thing of the house while the customer's own is in repair. */
export async function lendLoaner(
  ctx: ActionContext,
  rules: RepairRules,
  given: { repairId: string; loanerId: string; expectedBackOn: string },
): Promise<Repair> {
  const row = await loadOpen(ctx, given.repairId);
  const today = ctx.clock.today(ctx.settings.timeZone);
  const before = await findLoan(ctx.db, row);
  if (before && before.returned_on === null) {
    refuse(
      repairsProblems.repairStepImpossible,
      'a loaner is lent for this repair; take that one back first',
    );
  }
  if (given.expectedBackOn < today) {
    refuse(
      repairsProblems.repairStepImpossible,
      `${given.expectedBackOn} has passed; say when it comes back`,
    );
  }
  const loanId = ctx.newId();
  const loaner = await takeLoaner(ctx, repairsWrite, given.loanerId, loanId);
  if (!loaner) {
    refuse(repairsProblems.loanerTaken, 'this loaner is lent, or belongs to another branch; choose another');
  }
  await insertLoan(ctx.db, {
    party_id: row.party_id,
    loan_id: loanId,
    repair_id: row.repair_id,
    loaner_id: loaner.loaner_id,
    loaner_name: loaner.name,
    loaner_serial: loaner.serial,
    lent_on: today,
    expected_back_on: given.expectedBackOn,
    returned_on: null,
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
  });
  ctx.audit({
    subjectKind: 'party',
    subjectId: row.party_id,
    repairId: row.repair_id,
    loanerId: loaner.loaner_id,
  });
  return showRepair(ctx, rules, row.repair_id);
}

/** Takes a loaner back, whether the repair is over or not. */
export async function takeBackLoaner(
  ctx: ActionContext,
  rules: RepairRules,
  repairId: string,
): Promise<Repair> {
  const row = await loadLocked(ctx, repairId);
  const loan = await findLoan(ctx.db, row);
  if (!loan || loan.returned_on !== null) {
    refuse(repairsProblems.repairStepImpossible, 'no loaner is lent for this repair');
  }
  await closeLoan(ctx.db, loan, ctx.clock.today(ctx.settings.timeZone));
  await freeLoaner(ctx.db, loan.loan_id);
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, repairId, loanerId: loan.loaner_id });
  return showRepair(ctx, rules, repairId);
}

async function loadLocked(ctx: ActionContext, repairId: string): Promise<RepairShownRow> {
  const row = await findRepair(ctx, repairsWrite, repairId);
  if (!row) refuse(notFound, 'there is no such repair, or its customer belongs to another branch');
  await lockRepair(ctx.db, row.party_id, repairId);
  return row;
}

async function loadOpen(ctx: ActionContext, repairId: string): Promise<RepairShownRow> {
  const row = await loadLocked(ctx, repairId);
  if (row.ended_at !== null) {
    refuse(repairsProblems.repairStepImpossible, 'this repair is over; nothing is lent for it');
  }
  return row;
}

const loanerOf = (row: LoanerRow): Loaner => ({
  loanerId: row.loaner_id,
  branchId: row.branch_id,
  name: row.name,
  serial: row.serial,
  free: row.loan_id === null,
});
