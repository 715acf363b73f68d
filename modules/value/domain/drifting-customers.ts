import type { PurchaseModel } from '#analytics';
import { findDrift } from './find-drift.ts';
import type { PurchaseLedger } from './purchase-ledger.ts';
import type { ScoreColumns } from './score-customers.ts';

/** Customers who have left their own pattern, as columns; reasons are kept as text, because there may be many. */
export interface DriftColumns {
  /** Positions in the ledger. */
  customers: Int32Array;
  /** 1 for drifting, 0 for watch. */
  drifting: Uint8Array;
  /** JSON of `DriftReason[]`. */
  reasons: string[];
}

/** Looks at every customer with a pattern of their own. */
export function driftingCustomers(
  ledger: PurchaseLedger,
  scores: ScoreColumns,
  model: PurchaseModel,
  { onDay, currency, deceased }: { onDay: number; currency: string; deceased?: ReadonlySet<number> },
): DriftColumns {
  const customers: number[] = [];
  const drifting: number[] = [];
  const reasons: string[] = [];
  for (let customer = 0; customer < ledger.customers; customer += 1) {
    const usualGapDays = scores.usualGapDays[customer] ?? Number.NaN;
    if (Number.isNaN(usualGapDays) || deceased?.has(customer)) continue;
    const from = ledger.offsets[customer] ?? 0;
    const to = from + (scores.purchases[customer] ?? 0);
    const verdict = findDrift(
      { days: ledger.days.subarray(from, to), amountsMinor: ledger.amountsMinor.subarray(from, to) },
      { onDay, usualGapDays, probabilityAlive: scores.probabilityAlive[customer] ?? 1, currency },
      model,
    );
    if (!verdict) continue;
    customers.push(customer);
    drifting.push(verdict.state === 'drifting' ? 1 : 0);
    reasons.push(JSON.stringify(verdict.reasons));
  }
  return { customers: Int32Array.from(customers), drifting: Uint8Array.from(drifting), reasons };
}
