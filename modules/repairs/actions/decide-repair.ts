import { refuse } from '#contract-kit';
import { showGuarantee } from '#modules/assets';
import type { Exclusion } from '#modules/assets/contract';
import type { ActionContext } from '#platform';
import { type Repair, repairsApprove, repairsProblems, repairsWrite } from '../contract/index.ts';
import { loadToChange, recordFact } from './record-fact.ts';
import type { RepairRules } from './repair-rules.ts';
import { showRepair } from './show-repairs.ts';

/** Records what was found, all that was open to the customer, and what they chose of it. */
export async function decideRepair(
  ctx: ActionContext,
  rules: RepairRules,
  given: {
    repairId: string;
    revision: number;
    optionKey: string | null;
    inMainPart: boolean;
    sameModelInStock: boolean;
    exclusion: Exclusion | null;
    note: string;
  },
): Promise<Repair> {
  const { row, facts, state } = await loadToChange(ctx, repairsWrite, given, 'triaged');
  const { optionKey, inMainPart, sameModelInStock, exclusion, note } = given;
  const today = ctx.clock.today(ctx.settings.timeZone);
  // What a customer may choose follows from the day they told us; once we have the thing, from how long we take.
  const defectOn = state.begunOn === null ? row.defect_on : today;
  const { options } = await showGuarantee(ctx, rules.guarantees, row.asset_id, {
    event: row.event,
    defectOn,
    inMainPart,
    sameModelInStock,
    exclusion,
  });
  const chosen = optionKey === null ? null : options.find((option) => option.optionKey === optionKey);
  if (chosen === undefined) {
    const open = options.map((option) => option.optionKey).join(', ');
    refuse(
      repairsProblems.optionNotOpen,
      `"${optionKey}" is not open to the customer as of ${defectOn}; open: ${open === '' ? 'none, but a repair they pay for' : open}`,
    );
  }
  const details = { chosen, options, inMainPart, sameModelInStock, exclusion };
  await recordFact(ctx, rules, row, facts, { kind: 'triaged', happenedOn: today, details, note });
  return showRepair(ctx, rules, row.repair_id);
}

/** Approves an exchange or a refund, or sends it back for another decision. */
export async function approveRepair(
  ctx: ActionContext,
  rules: RepairRules,
  given: { repairId: string; revision: number; approved: boolean; note: string },
): Promise<Repair> {
  const kind = given.approved ? 'approved' : 'declined';
  const { row, facts } = await loadToChange(ctx, repairsApprove, given, kind);
  const happenedOn = ctx.clock.today(ctx.settings.timeZone);
  await recordFact(ctx, rules, row, facts, { kind, happenedOn, note: given.note });
  return showRepair(ctx, rules, row.repair_id);
}
