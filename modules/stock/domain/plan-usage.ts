import { economicOrderQuantity, reorderPoint } from '#analytics';
import type { LastBuy, TooLittleUsage, UsagePlan } from '../contract/index.ts';

/** Fewer days of record, or fewer days of use, say nothing of a rhythm. */
export const NEEDED_DAYS = 28;
export const NEEDED_USES = 5;
export const SERVICE_LEVEL = 0.95;
/** What a unit on the shelf costs a year, as a share of its price: capital, space, ageing. */
export const HOLDING_SHARE_PER_YEAR = 0.2;
const DAYS_PER_YEAR = 365;

/** How many were used on each day on which any were, in a period. */
export interface Usage {
  fromOn: string;
  toOn: string;
  days: number;
  /** One number a day of use. */
  units: readonly number[];
}

export interface Supply {
  leadDays: number | null;
  unitCostMinor: number | null;
  orderCostMinor: number | null;
}

/** When to order again by usage and lead time; null without a lead time, and how little is known where that is too little. */
export function planUsage(usage: Usage, supply: Supply): UsagePlan | TooLittleUsage | null {
  if (!isEnough(usage)) return tooLittle(usage);
  if (supply.leadDays === null) return null;
  const rhythm = rhythmOf(usage);
  const { fromOn, toOn, days } = usage;
  const planned = reorderPoint({ ...rhythm, leadDays: supply.leadDays, serviceLevel: SERVICE_LEVEL });
  return {
    fromOn,
    toOn,
    days,
    n: usage.units.length,
    units: total(usage.units),
    ...rhythm,
    leadDays: supply.leadDays,
    ...planned,
    economicQuantity: economicQuantity(rhythm.dailyDemand, supply),
  };
}

/** How many of a discontinued part to buy while one can, so that it is there until support ends. */
export function planLastBuy(
  usage: Usage,
  {
    onHand,
    todayOn,
    untilOn,
    daysLeft,
  }: { onHand: number; todayOn: string; untilOn: string; daysLeft: number },
): LastBuy | TooLittleUsage {
  const known = { untilOn, daysLeft: Math.max(0, daysLeft), onHand, n: usage.units.length, days: usage.days };
  const serviceLevel = SERVICE_LEVEL;
  if (todayOn >= untilOn) return { ...known, need: 0, expected: 0, toBuy: 0, serviceLevel };
  if (!isEnough(usage)) return tooLittle(usage);
  const planned = reorderPoint({ ...rhythmOf(usage), leadDays: daysLeft, serviceLevel });
  const need = Math.ceil(planned.reorderPoint);
  return { ...known, need, expected: planned.leadDemand, toBuy: Math.max(0, need - onHand), serviceLevel };
}

/** How many to order now: at least what brings stock above its point, at best what orders and holding cost least. */
export function quantityToOrder(
  available: number,
  point: number | null,
  plan: Pick<UsagePlan, 'leadDemand' | 'economicQuantity'> | null,
): number | null {
  if (available > (point ?? -1)) return null;
  const least = (point ?? -1) + 1 - available;
  return Math.max(least, Math.ceil(plan?.economicQuantity ?? plan?.leadDemand ?? 0));
}

const isEnough = ({ days, units }: Usage): boolean => days >= NEEDED_DAYS && units.length >= NEEDED_USES;

const tooLittle = ({ days, units }: Usage): TooLittleUsage => ({
  n: units.length,
  days,
  needsN: NEEDED_USES,
  needsDays: NEEDED_DAYS,
});

/** Mean and standard deviation of a day, days without use included. */
function rhythmOf({ days, units }: Usage): { dailyDemand: number; dailyDeviation: number } {
  const dailyDemand = total(units) / days;
  const squares = units.reduce((sum, used) => sum + used ** 2, 0);
  const variance = (squares - days * dailyDemand ** 2) / (days - 1);
  return { dailyDemand, dailyDeviation: Math.sqrt(Math.max(0, variance)) };
}

function economicQuantity(dailyDemand: number, { unitCostMinor, orderCostMinor }: Supply): number | null {
  if (!unitCostMinor || !orderCostMinor) return null;
  return economicOrderQuantity({
    annualDemand: dailyDemand * DAYS_PER_YEAR,
    orderCost: orderCostMinor,
    holdingCostPerUnit: unitCostMinor * HOLDING_SHARE_PER_YEAR,
  }).quantity;
}

const total = (units: readonly number[]): number => units.reduce((sum, used) => sum + used, 0);
