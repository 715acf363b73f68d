import { refuse } from '#contract-kit';
import {
  exchangeAsset,
  giveBackAsset,
  presentAsset,
  type RepairFact,
  recordRepairFact,
} from '#modules/assets';
import type { ActionContext } from '#platform';
import {
  type Repair,
  type RepairDetails,
  type RepairStep,
  repairsProblems,
  repairsWrite,
} from '../contract/index.ts';
import type { RepairState } from '../domain/read-repair.ts';
import { loadToChange, recordFact } from './record-fact.ts';
import type { RepairRules } from './repair-rules.ts';
import { showRepair } from './show-repairs.ts';

interface StepTaken {
  repairId: string;
  revision: number;
  step: RepairStep;
  happenedOn?: string | undefined;
  scheduledOn?: string | undefined;
  technician?: string | undefined;
  place?: 'workshop' | 'on-site' | undefined;
  worked?: boolean | undefined;
  note: string;
}

/** What a step means for the asset: handed in, waiting for parts, handed back. */
const ON_ASSET: Partial<Record<RepairStep, RepairFact['kind']>> = {
  begun: 'repair-begun',
  'parts-awaited': 'parts-awaited',
  'parts-arrived': 'parts-arrived',
  returned: 'repair-ended',
  'beyond-repair': 'repair-ended',
};

/** Carries a repair on by one step. */
export async function takeRepairStep(
  ctx: ActionContext,
  rules: RepairRules,
  given: StepTaken,
): Promise<Repair> {
  const { row, facts, state } = await loadToChange(ctx, repairsWrite, given, given.step);
  const { step, note } = given;
  const happenedOn = given.happenedOn ?? ctx.clock.today(ctx.settings.timeZone);
  refuseMissing(given);
  refuseFuture(ctx, happenedOn);
  const onAsset = ON_ASSET[step];
  if (onAsset) {
    const restored = step === 'returned' && worksAgain(state);
    await recordRepairFact(ctx, rules.guarantees, {
      assetId: row.asset_id,
      kind: onAsset,
      happenedOn,
      ...(onAsset === 'repair-ended' ? { restored } : {}),
    });
  }
  await recordFact(ctx, rules, row, facts, { kind: step, happenedOn, details: detailsOf(given), note });
  return showRepair(ctx, rules, row.repair_id);
}

const worksAgain = ({ works }: RepairState) => works === true;

function refuseMissing({ step, scheduledOn, worked }: StepTaken): void {
  if (step === 'scheduled' && scheduledOn === undefined) {
    refuse(repairsProblems.repairStepImpossible, 'say for which day it is scheduled: give scheduledOn');
  }
  if ((step === 'repaired' || step === 'tested') && worked === undefined) {
    refuse(repairsProblems.repairStepImpossible, 'say whether it works: give worked');
  }
}

function refuseFuture(ctx: ActionContext, happenedOn: string): void {
  if (happenedOn > ctx.clock.today(ctx.settings.timeZone)) {
    refuse(repairsProblems.repairStepImpossible, `${happenedOn} is yet to come; give the day it happened`);
  }
}

function detailsOf({ step, scheduledOn, technician, place, worked }: StepTaken): RepairDetails {
  switch (step) {
    case 'scheduled':
      return { scheduledOn, technician, place };
    case 'begun':
      return { place: place ?? 'workshop', technician };
    case 'repaired':
    case 'tested':
      return { worked };
    default:
      return {};
  }
}

/** Gives another one for the asset, as approved. */
export async function exchangeUnderRepair(
  ctx: ActionContext,
  rules: RepairRules,
  given: {
    repairId: string;
    revision: number;
    serial: string | null;
    happenedOn?: string | undefined;
    note: string;
  },
): Promise<Repair> {
  const { row, facts } = await loadToChange(ctx, repairsWrite, given, 'exchanged');
  const happenedOn = given.happenedOn ?? ctx.clock.today(ctx.settings.timeZone);
  const { serial, note } = given;
  const successor = await exchangeAsset(ctx, rules.guarantees, {
    assetId: row.asset_id,
    happenedOn,
    serial,
    note,
  });
  await recordFact(ctx, rules, row, facts, {
    kind: 'exchanged',
    happenedOn,
    details: { successorId: successor.assetId, successorSerial: successor.serial },
    note,
  });
  return showRepair(ctx, rules, row.repair_id);
}

/** Takes the asset back and records what was paid for it, as approved. */
export async function refundUnderRepair(
  ctx: ActionContext,
  rules: RepairRules,
  given: {
    repairId: string;
    revision: number;
    paidBackMinor: number;
    happenedOn?: string | undefined;
    note: string;
  },
): Promise<Repair> {
  const { row, facts } = await loadToChange(ctx, repairsWrite, given, 'refunded');
  const happenedOn = given.happenedOn ?? ctx.clock.today(ctx.settings.timeZone);
  const { currency } = await presentAsset(ctx, row.asset_id);
  const { note, paidBackMinor } = given;
  await giveBackAsset(ctx, rules.guarantees, { assetId: row.asset_id, happenedOn, note });
  const details = { paidBackMinor, currency: currency ?? ctx.settings.currency };
  await recordFact(ctx, rules, row, facts, { kind: 'refunded', happenedOn, details, note });
  return showRepair(ctx, rules, row.repair_id);
}
