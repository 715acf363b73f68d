import { type ShareInterval, shareInterval } from '../experience/share-interval.ts';
import { InvalidInput } from '../invalid-input.ts';

/** A contract of one cohort. */
export interface CohortContract {
  /** Months from its start to its end; `undefined` while it runs. */
  endedAfterMonths?: number;
  /** Why it ended: only lapses count against persistency. */
  endedBy?: 'lapse' | 'death' | 'maturity';
  /** Months from its start to the day of the count. */
  observedMonths: number;
  /** Premium of a year, in any one unit. */
  annualPremium: number;
}

/** Share still in force some months after the start, by contracts and by premium. */
export interface Persistency {
  months: number;
  /** Contracts, with Wilson's interval; deaths and maturities left out. */
  count: ShareInterval;
  /** The same by premium; its interval allows for contracts of unequal size. */
  premium: { share: number; low: number; high: number };
  /** Contracts seen long enough to count. */
  n: number;
  /** Left out: ended by death or maturity before. */
  excluded: number;
  /** Left out: not yet seen for so long. */
  tooYoung: number;
}

/**
 * 13th-month, 25th-month … persistency of a cohort, by count and by premium.
 *
 * @returns One row for each number of months, `undefined` where no contract is old enough.
 * @throws InvalidInput, all faults at once, for premiums not above 0 or ends after the day of the count.
 */
export function persistency(
  contracts: readonly CohortContract[],
  months: readonly number[] = [13, 25, 37, 49, 61],
  confidence = 0.95,
): (Persistency | undefined)[] {
  requireContracts(contracts);
  return months.map((at) => {
    const early = (contract: CohortContract): boolean => (contract.endedAfterMonths ?? Infinity) < at;
    const excluded = contracts.filter((one) => early(one) && one.endedBy !== 'lapse');
    // Lapses of contracts that are not old enough yet must not count either: they would all be counted as lost.
    const old = contracts.filter((one) => one.observedMonths >= at && !excluded.includes(one));
    if (old.length === 0) return undefined;
    const kept = old.filter((one) => !early(one));
    return {
      months: at,
      count: shareInterval(kept.length, old.length, confidence),
      premium: premiumShare(old, kept, confidence),
      n: old.length,
      excluded: excluded.length,
      tooYoung: contracts.length - old.length - excluded.length,
    };
  });
}

/** Persistency after several years from yearly lapse shares: P₁ = 1 − lapse₁, P₂ = P₁ (1 − lapse₂), … */
export function chainedPersistency(lapseShares: readonly number[]): number[] {
  const faults = lapseShares.filter((share) => !(share >= 0 && share <= 1));
  if (faults.length > 0)
    throw new InvalidInput(`chainedPersistency requires lapse shares 0–1, got ${faults.join(', ')}`);
  let kept = 1;
  return lapseShares.map((share) => {
    kept *= 1 - share;
    return kept;
  });
}

function premiumShare(
  old: readonly CohortContract[],
  kept: readonly CohortContract[],
  confidence: number,
): { share: number; low: number; high: number } {
  const sumOf = (list: readonly CohortContract[]): number =>
    list.reduce((sum, { annualPremium }) => sum + annualPremium, 0);
  const squares = old.reduce((sum, { annualPremium }) => sum + annualPremium ** 2, 0);
  const worth = sumOf(old) ** 2 / squares;
  const share = Math.min(1, sumOf(kept) / sumOf(old));
  const { low, high } = shareInterval(share * worth, worth, confidence);
  return { share, low, high };
}

function requireContracts(contracts: readonly CohortContract[]): void {
  const faults = contracts.flatMap(({ endedAfterMonths, endedBy, observedMonths, annualPremium }, i) => [
    ...(annualPremium > 0 && annualPremium < Infinity ? [] : [`contract ${i} has premium ${annualPremium}`]),
    ...(observedMonths >= 0 ? [] : [`contract ${i} was observed ${observedMonths} months`]),
    ...((endedAfterMonths === undefined) === (endedBy === undefined)
      ? []
      : [`contract ${i} ended after ${String(endedAfterMonths)} by ${String(endedBy)}`]),
    ...((endedAfterMonths ?? 0) <= observedMonths
      ? []
      : [`contract ${i} ended after ${String(endedAfterMonths)} months, seen for ${observedMonths}`]),
  ]);
  if (faults.length > 0) {
    throw new InvalidInput(
      `persistency requires contracts that can be, got: ${faults.slice(0, 5).join('; ')}`,
    );
  }
}
