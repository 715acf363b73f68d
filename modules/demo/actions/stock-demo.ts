import { completeVisit, planVisit, recordArrival } from '#modules/field-work';
import { addUnit, handOut, takeBack } from '#modules/rentals';
import { rentalsRoutes } from '#modules/rentals/contract';
import { consumeRepairPart, reserveRepairPart } from '#modules/repairs';
import { addPart, moveStock, orderParts, receiveOrder, setReorderPoint } from '#modules/stock';
import { type Part, stockRoutes } from '#modules/stock/contract';
import type { DemoBusiness, DemoPart } from '#pack-kit';
import { type ActionContext, systemActor } from '#platform';
import { addDays } from '#working-time';
import type { Then } from './repair-demo.ts';

interface Branches {
  all: readonly string[];
  added: readonly string[];
}

/** Gives a repair the part it needs: kept or awaited when it begins, used when it is mended. */
export interface RepairParts {
  keep(ctx: ActionContext, repairId: string, which: 'there' | 'awaited'): Promise<void>;
  use(ctx: ActionContext, repairId: string): Promise<void>;
}

const none: RepairParts = { keep: async () => {}, use: async () => {} };

/** Spare parts of the demo's own branches, received at the beginning of its last year. */
export async function stockDemo(demo: DemoBusiness, branches: Branches, then: Then): Promise<RepairParts> {
  const [branchId = ''] = branches.all;
  if (!branches.added.includes(branchId)) return none;
  const { stock } = demo;
  const received = asHouse(then(stock.receivedAt, stock.by));
  const ids = new Map<string, string>();
  for (const given of stock.parts) {
    const part = await addPart(received, termsOf(given, demo));
    ids.set(given.sku, part.partId);
    await receive(received, part, given, branches);
  }
  for (const order of stock.orders) await orderDemoParts(order, { branchId, ids }, then);
  const there = ids.get(stock.repairPart);
  const awaited = ids.get(stock.awaitedPart);
  return there && awaited ? partsOfRepairs({ there, awaited }, branchId) : none;
}

/** An order of the demo, with what has come of it. */
async function orderDemoParts(
  { supplier, at, by, lines, cameAt }: DemoBusiness['stock']['orders'][number],
  { branchId, ids }: { branchId: string; ids: ReadonlyMap<string, string> },
  then: Then,
): Promise<void> {
  const known = lines.map(({ sku, ...line }) => ({ ...line, partId: ids.get(sku) ?? '' }));
  const asked = known.map(({ partId, quantity }) => ({ partId, quantity }));
  const placed = await orderParts(asHouse(then(at, by)), {
    branchId,
    supplier,
    expectedOn: null,
    note: '',
    lines: asked,
  });
  if (cameAt === null) return;
  await receiveOrder(asHouse(then(cameAt, by)), {
    orderId: placed.orderId,
    revision: placed.revision,
    note: '',
    lines: known.flatMap(({ partId, came }) => (came > 0 ? [{ partId, quantity: came }] : [])),
  });
}

/** Says for sure what the house does, whoever the demo says did it. */
const asHouse = (ctx: ActionContext): ActionContext => ({
  ...ctx,
  actor: { ...systemActor, displayName: ctx.actor.displayName },
});

async function receive(ctx: ActionContext, { partId }: Part, given: DemoPart, { all, added }: Branches) {
  for (const [index, quantity] of given.received.entries()) {
    const branchId = all[index] ?? '';
    if (quantity === 0 || !added.includes(branchId)) continue;
    await moveStock(ctx, { partId, branchId, kind: 'received', quantity, note: '' });
    if (given.reorderPoint !== null) {
      await setReorderPoint(ctx, { partId, branchId, reorderPoint: given.reorderPoint });
    }
  }
}

function termsOf(
  { sku, name, unit, supplier, leadDays, costMinor, discontinued }: DemoPart,
  demo: DemoBusiness,
) {
  const today = addDays(demo.stock.receivedAt.slice(0, 10), 365);
  return stockRoutes.addPart.body.parse({
    sku,
    name,
    unit,
    supplier,
    leadDays,
    unitCostMinor: costMinor,
    orderCostMinor: 3_000,
    currency: demo.currency,
    ...(discontinued === null
      ? {}
      : {
          discontinuedOn: addDays(today, -discontinued.daysAgo),
          lastOrderOn: addDays(today, discontinued.lastOrderInDays),
          supportEndsOn: addDays(today, discontinued.supportEndsInDays),
        }),
  });
}

function partsOfRepairs(parts: { there: string; awaited: string }, branchId: string): RepairParts {
  const kept = new Map<string, string>();
  return {
    async keep(ctx, repairId, which) {
      const asked = { repairId, partId: parts[which], branchId, quantity: 1, ifNotFree: 'wait' as const };
      const { items } = await reserveRepairPart(asHouse(ctx), asked);
      const reservationId = items.at(-1)?.reservationId;
      if (reservationId) kept.set(repairId, reservationId);
    },
    async use(ctx, repairId) {
      const reservationId = kept.get(repairId);
      if (reservationId) await consumeRepairPart(asHouse(ctx), { repairId, reservationId });
    },
  };
}

/** A year of visits on which wearing parts were changed; they take them from the branch. */
export async function takeDemoParts(
  demo: DemoBusiness,
  branches: Branches,
  parties: ReadonlyMap<string, string>,
  then: Then,
): Promise<void> {
  if (!branches.added.includes(branches.all[0] ?? '')) return;
  for (const { customerNumber, at, by, findings, parts } of demo.stock.visits) {
    const partyId = parties.get(customerNumber);
    if (!partyId) throw new Error(`the demo visits ${customerNumber}, who is not known`);
    const ctx = then(at, by);
    const visit = await planVisit(ctx, {
      partyId,
      purposes: ['inspection'],
      kind: 'service',
      visitOn: at.slice(0, 10),
      technicianId: null,
      window: null,
      serviceMinutes: 30,
      priority: 0,
      skills: [],
      instructions: '',
      roundId: null,
      planIds: [],
      checklist: [],
    });
    const arrivedAt = ctx.clock.now().toISOString();
    await recordArrival(ctx, { visitId: visit.visitId, at: arrivedAt });
    await completeVisit(ctx, {
      visitId: visit.visitId,
      revision: visit.revision,
      outcome: 'completed',
      at: arrivedAt,
      report: { ...visit.report, findings, parts: [...parts] },
      signature: null,
      reason: '',
    });
  }
}

/** What can be rented from the demo, and who has what of it. */
export async function rentDemo(
  demo: DemoBusiness,
  branches: Branches,
  parties: ReadonlyMap<string, string>,
  then: Then,
): Promise<void> {
  const { units, rentals, by, offeredBy } = demo.rentals;
  const ids = new Map<string, string>();
  for (const { branch, ...unit } of units) {
    const branchId = branches.all[branch] ?? '';
    if (!branches.added.includes(branchId)) continue;
    const given = rentalsRoutes.addUnit.body.parse({ ...unit, branchId, currency: demo.currency });
    const ctx = asHouse(then(demo.stock.receivedAt, offeredBy));
    ids.set(unit.serial, (await addUnit(ctx, given)).unitId);
  }
  for (const { customerNumber, serial, at, days, backAt, charged } of rentals) {
    const unitId = ids.get(serial);
    const partyId = parties.get(customerNumber);
    if (!unitId) continue;
    if (!partyId) throw new Error(`the demo rents to ${customerNumber}, who is not known`);
    const dueOn = addDays(at.slice(0, 10), days);
    const asked = { partyId, unitId, dueOn, isCharged: charged, note: '完好，配件齐全' };
    const { rentalId, revision } = await handOut(asHouse(then(at, by)), asked);
    if (backAt === null) continue;
    const condition = 'as-given' as const;
    await takeBack(asHouse(then(backAt, by)), { rentalId, revision, condition, damageMinor: 0, note: '' });
  }
}
