import type { Guarantees } from '#modules/assets';
import { type RepairStandard, repairStandard } from '../contract/index.ts';

/** What repairs go by: the guarantees, and the standards of each kind of goods. */
export interface RepairRules {
  guarantees: Guarantees;
  standards: ReadonlyMap<string, RepairStandard>;
}

/**
 * Reads the standards that packs bring.
 * @throws Error that lists every fault: of shape, and categories given twice
 */
export function readRepairRules(guarantees: Guarantees, given: readonly unknown[]): RepairRules {
  const standards = new Map<string, RepairStandard>();
  const faults: string[] = [];
  for (const one of given) {
    const { data, error } = repairStandard.safeParse(one);
    if (error) faults.push(error.message);
    else if (standards.has(data.category)) faults.push(`"${data.category}" has two standards; keep one`);
    else standards.set(data.category, data);
  }
  if (faults.length > 0) throw new Error(`standards of repair cannot be used: ${faults.join('; ')}`);
  return { guarantees, standards };
}
