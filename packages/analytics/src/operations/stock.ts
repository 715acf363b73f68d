// Economic order quantity: Harris (1913), reprinted in Operations Research 38(6), 947–950.
import { InvalidInput, requirePositive } from '../invalid-input.ts';
import { normalQuantile } from '../numerics/normal-distribution.ts';

/** A part with the class that its value puts it in. */
export interface ClassifiedItem {
  item: string;
  annualValue: number;
  /** Share of all value in this and all greater items. */
  cumulativeShare: number;
  class: 'A' | 'B' | 'C';
}

/**
 * ABC classes by annual value: an item is A while those before it make less than 80 % of all value, B below 95 %.
 *
 * @returns Greatest first; equal values keep their order.
 * @throws InvalidInput for values below 0, or when all are 0.
 */
export function classifyStock(
  items: readonly { item: string; annualValue: number }[],
  limits: { a: number; b: number } = { a: 0.8, b: 0.95 },
): ClassifiedItem[] {
  const faults = items.filter(({ annualValue }) => !(annualValue >= 0 && annualValue < Infinity));
  const total = items.reduce((sum, { annualValue }) => sum + annualValue, 0);
  if (faults.length > 0 || !(total > 0) || !(limits.a > 0 && limits.a < limits.b && limits.b < 1)) {
    throw new InvalidInput(
      `classifyStock requires values ≥ 0, not all 0, and 0 < a < b < 1, got ${faults.map(({ item, annualValue }) => `${item} ${annualValue}`).join(', ') || `total ${total}, limits ${limits.a} and ${limits.b}`}`,
    );
  }
  let before = 0;
  return [...items]
    .sort((first, second) => second.annualValue - first.annualValue)
    .map(({ item, annualValue }) => {
      const share = before / total;
      before += annualValue;
      return {
        item,
        annualValue,
        cumulativeShare: before / total,
        class: share < limits.a ? 'A' : share < limits.b ? 'B' : 'C',
      };
    });
}

/**
 * Order quantity at which ordering and holding cost the same, so that their sum is least.
 *
 * @param annualDemand Units a year.
 * @param orderCost Of one order, whatever its size.
 * @param holdingCostPerUnit Of one unit for a year, in the unit of `orderCost`.
 * @example
 * economicOrderQuantity({ annualDemand: 1200, orderCost: 50, holdingCostPerUnit: 2.4 }).quantity // ≈ 223.607
 */
export function economicOrderQuantity(costs: {
  annualDemand: number;
  orderCost: number;
  holdingCostPerUnit: number;
}): { quantity: number; ordersPerYear: number; annualCost: number } {
  requirePositive('economicOrderQuantity', costs);
  const { annualDemand, orderCost, holdingCostPerUnit } = costs;
  const quantity = Math.sqrt((2 * annualDemand * orderCost) / holdingCostPerUnit);
  return {
    quantity,
    ordersPerYear: annualDemand / quantity,
    annualCost: quantity * holdingCostPerUnit,
  };
}

/** When to order again. */
export interface ReorderPoint {
  /** Order when this many are left. */
  reorderPoint: number;
  safetyStock: number;
  /** Demand expected until the delivery. */
  leadDemand: number;
  serviceLevel: number;
}

/**
 * Stock at which to order, so that the part is there with a given probability until the delivery.
 *
 * @param serviceLevel Probability of not running out in one cycle; 0.95 unless told.
 * @param leadDeviationDays Standard deviation of the delivery time; 0 unless told.
 * @remarks Demand of days is taken as independent; safety stock = z √(L σ² + d² σ_L²).
 * @throws InvalidInput unless demand and lead time are positive and 0.5 ≤ serviceLevel < 1.
 * @example
 * reorderPoint({ dailyDemand: 4, dailyDeviation: 1.5, leadDays: 9 }).reorderPoint // ≈ 43.4
 */
export function reorderPoint({
  dailyDemand,
  dailyDeviation,
  leadDays,
  leadDeviationDays = 0,
  serviceLevel = 0.95,
}: {
  dailyDemand: number;
  dailyDeviation: number;
  leadDays: number;
  leadDeviationDays?: number;
  serviceLevel?: number;
}): ReorderPoint {
  requirePositive('reorderPoint', { dailyDemand, leadDays });
  if (!(dailyDeviation >= 0 && leadDeviationDays >= 0 && serviceLevel >= 0.5 && serviceLevel < 1)) {
    throw new InvalidInput(
      `reorderPoint requires deviations ≥ 0 and 0.5 ≤ serviceLevel < 1, got ${dailyDeviation}, ${leadDeviationDays} and ${serviceLevel}`,
    );
  }
  const deviation = Math.sqrt(leadDays * dailyDeviation ** 2 + (dailyDemand * leadDeviationDays) ** 2);
  const safetyStock = normalQuantile(serviceLevel) * deviation;
  const leadDemand = dailyDemand * leadDays;
  return { reorderPoint: leadDemand + safetyStock, safetyStock, leadDemand, serviceLevel };
}
