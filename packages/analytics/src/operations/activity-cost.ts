// Time-driven activity-based costing: Kaplan and Anderson (2004), Harvard Business Review 82(11), 131–138.
import { InvalidInput, requirePositive } from '../invalid-input.ts';

/** What a group of people or machines costs, and how much time it really has. */
export interface ResourceGroup {
  /** Of the period, in any one unit. */
  cost: number;
  /** Minutes there are on paper: people · days · hours · 60. */
  theoreticalMinutes: number;
  /** Share of them that can be used for work; about 0.8. */
  practicalShare: number;
}

/** Cost of a minute that can be used. */
export function costPerMinute(group: ResourceGroup): number {
  requirePositive('costPerMinute', { ...group });
  if (group.practicalShare > 1)
    throw new InvalidInput(
      `costPerMinute requires a practicalShare of at most 1, got ${group.practicalShare}`,
    );
  return group.cost / (group.theoreticalMinutes * group.practicalShare);
}

/** How long an activity takes: a base and minutes for each thing that may come with it. */
export interface TimeEquation {
  baseMinutes: number;
  /** Minutes for one unit of each driver, e.g. `issue: 8`. */
  drivers: Readonly<Record<string, number>>;
}

/** Minutes of one case. A driver the equation does not know is a fault, not 0. */
export function activityMinutes(equation: TimeEquation, found: Readonly<Record<string, number>>): number {
  const faults = Object.entries(found)
    .filter(([name, count]) => !Object.hasOwn(equation.drivers, name) || !(count >= 0 && count < Infinity))
    .map(([name, count]) => `${name} ${count}`);
  if (faults.length > 0) {
    throw new InvalidInput(
      `activityMinutes requires counts ≥ 0 of ${Object.keys(equation.drivers).join(', ') || 'no drivers'}, got ${faults.join(', ')}`,
    );
  }
  return Object.entries(found).reduce(
    (sum, [name, count]) => sum + count * (equation.drivers[name] ?? 0),
    equation.baseMinutes,
  );
}

/** What customers caused, and the capacity nobody used. */
export interface CostToServe {
  minuteCost: number;
  customers: { customerId: string; minutes: number; cost: number; activities: number }[];
  usedMinutes: number;
  usedShare: number;
  /** Shown, and never spread over customers. */
  unusedCost: number;
}

/**
 * Cost to serve of each customer: minutes, measured or by the time equation, at the cost of a minute.
 *
 * @returns Costliest customer first; `usedShare` above 1 says that the practical capacity is set too low.
 * @throws InvalidInput for minutes below 0.
 */
export function costToServe(
  group: ResourceGroup,
  activities: readonly { customerId: string; minutes: number }[],
): CostToServe {
  const minuteCost = costPerMinute(group);
  const byCustomer = new Map<string, { minutes: number; activities: number }>();
  let usedMinutes = 0;
  for (const { customerId, minutes } of activities) {
    if (!(minutes >= 0 && minutes < Infinity))
      throw new InvalidInput(`costToServe requires minutes ≥ 0, got ${minutes}`);
    const own = byCustomer.get(customerId) ?? { minutes: 0, activities: 0 };
    byCustomer.set(customerId, { minutes: own.minutes + minutes, activities: own.activities + 1 });
    usedMinutes += minutes;
  }
  const available = group.theoreticalMinutes * group.practicalShare;
  return {
    minuteCost,
    customers: [...byCustomer]
      .map(([customerId, own]) => ({ customerId, ...own, cost: own.minutes * minuteCost }))
      .sort((a, b) => b.cost - a.cost),
    usedMinutes,
    usedShare: usedMinutes / available,
    unusedCost: Math.max(0, available - usedMinutes) * minuteCost,
  };
}
