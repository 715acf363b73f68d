import { readGuarantees, registerAsset } from '#modules/assets';
import { assetsRoutes } from '#modules/assets/contract';
import { findOfferItemIds } from '#modules/catalogue';
import {
  addLoaner,
  decideRepair,
  type RepairRules,
  readRepairRules,
  reportRepair,
  takeRepairStep,
} from '#modules/repairs';
import type { DemoAsset, DemoBusiness, DemoRepair } from '#pack-kit';
import { type ActionContext, systemActor } from '#platform';
import type { RepairParts } from './stock-demo.ts';

/** The demo at a moment of its past, for one of its staff; `today` is the day of that moment. */
export type Then = (at: string, by: string) => ActionContext;

/** Devices of the demo's customers, with what failed and what came of it, and the loaners of its branches. */
export async function registerDemoAssets(
  ctx: ActionContext,
  demo: DemoBusiness,
  branches: { all: readonly string[]; added: readonly string[] },
  parties: ReadonlyMap<string, string>,
  { then, parts }: { then: Then; parts: RepairParts },
): Promise<void> {
  const guarantees = readGuarantees({ rules: demo.guaranteeRules, laws: [] });
  const rules = readRepairRules(guarantees, demo.repairStandards);
  for (const { name, serial, branch } of demo.loaners) {
    const branchId = branches.all[branch] ?? '';
    if (branches.added.includes(branchId)) {
      await addLoaner({ ...ctx, actor: systemActor }, { branchId, name, serial });
    }
  }
  const items = await findOfferItemIds(ctx.db, [...new Set(demo.assets.map(({ offerCode }) => offerCode))]);
  for (const asset of demo.assets) {
    const partyId = parties.get(asset.customerNumber);
    if (!partyId) throw new Error(`the demo has a device of ${asset.customerNumber}, who is not known`);
    const offerItemId = items.get(asset.offerCode) ?? null;
    const given = assetsRoutes.registerAsset.body.parse(bodyOf(asset, { partyId, offerItemId, demo }));
    const sold = then(`${asset.soldOn} 11:00`, asset.soldBy);
    const { assetId } = await registerAsset(sold, guarantees, given);
    for (const repair of asset.repairs) await tellRepair({ then, parts, rules }, assetId, repair);
  }
}

function bodyOf(
  { make, model, serial, lot, side, invoiceNumber, soldOn, priceMinor, soldBy }: DemoAsset,
  { partyId, offerItemId, demo }: { partyId: string; offerItemId: string | null; demo: DemoBusiness },
) {
  const sale = { invoiceNumber, invoiceOn: soldOn, installedOn: soldOn, soldBy, priceMinor };
  return { partyId, offerItemId, make, model, serial, lot, side, ...sale, currency: demo.currency };
}

/** One repair, each step at its own time; the customer chooses the option told. */
async function tellRepair(
  { then, parts, rules }: { then: Then; parts: RepairParts; rules: RepairRules },
  assetId: string,
  told: DemoRepair,
): Promise<void> {
  const { fault, at, by, choose, steps } = told;
  const reported = { assetId, event: 'fault' as const, fault, defectOn: at.slice(0, 10) };
  let repair = await reportRepair(then(at, by), rules, reported);
  if (choose === null) return;
  repair = await decideRepair(then(at, by), rules, {
    repairId: repair.repairId,
    revision: repair.revision,
    optionKey: choose,
    inMainPart: false,
    sameModelInStock: true,
    exclusion: null,
    note: '',
  });
  const waits = steps.some(({ kind }) => kind === 'parts-awaited');
  for (const step of steps) {
    if (step.kind === 'repaired') await parts.use(then(step.at, step.by), repair.repairId);
    repair = await takeRepairStep(then(step.at, step.by), rules, {
      repairId: repair.repairId,
      revision: repair.revision,
      step: step.kind,
      happenedOn: step.at.slice(0, 10),
      worked: step.worked,
      note: '',
    });
    if (step.kind === 'begun') {
      await parts.keep(then(step.at, step.by), repair.repairId, waits ? 'awaited' : 'there');
    }
  }
}
