import { refuse } from '#contract-kit';
import { presentAsset } from '#modules/assets';
import type { ClaimEvent } from '#modules/assets/contract';
import { type ActionContext, takeNumbers } from '#platform';
import { type Repair, repairReported, repairsProblems } from '../contract/index.ts';
import { insertRepair } from '../data/repair-queries.ts';
import { recordFact } from './record-fact.ts';
import type { RepairRules } from './repair-rules.ts';
import { showRepair } from './show-repairs.ts';

/** Takes in what a customer says of something they own. */
export async function reportRepair(
  ctx: ActionContext,
  rules: RepairRules,
  given: { assetId: string; event: ClaimEvent; fault: string; defectOn?: string | undefined },
): Promise<Repair> {
  const asset = await presentAsset(ctx, given.assetId);
  const today = ctx.clock.today(ctx.settings.timeZone);
  const defectOn = given.defectOn ?? today;
  if (asset.endedOn !== null) {
    refuse(
      repairsProblems.repairStepImpossible,
      `this asset is ${asset.status}; take in a repair of what the customer has now`,
    );
  }
  if (defectOn > today) {
    refuse(
      repairsProblems.repairStepImpossible,
      `${defectOn} is yet to come; give the day the customer told us`,
    );
  }
  const at = ctx.clock.now().toISOString();
  const number = await takeNumbers(ctx.db, 'repairs.number', 1);
  const row = {
    party_id: asset.partyId,
    repair_id: ctx.newId(),
    number: `R-${String(number).padStart(6, '0')}`,
    asset_id: asset.assetId,
    category: asset.category,
    event: given.event,
    fault: given.fault,
    defect_on: defectOn,
    reported_at: at,
    reported_by_id: ctx.actor.actorId,
    reported_by_name: ctx.actor.displayName,
    kind: null,
    stage: 'reported' as const,
    stage_since: at,
    due_at: null,
    ended_at: null,
    diagnosis_minutes: null,
    repair_minutes: null,
    revision: 0,
  };
  if ((await insertRepair(ctx.db, row)) === 'open-already') {
    refuse(repairsProblems.repairOpenAlready, 'this asset is in a repair already; carry that one on');
  }
  await recordFact(ctx, rules, row, [], { kind: 'reported', happenedOn: defectOn });
  const { partyId, assetId, category } = asset;
  await ctx.announce(repairReported, { partyId, repairId: row.repair_id, assetId, category });
  return showRepair(ctx, rules, row.repair_id);
}
