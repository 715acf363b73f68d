import { sql } from 'kysely';
import { type ActionContext, copyRows } from '#platform';
import { dateCache } from '../domain/date-cache.ts';
import type { PurchaseLedger } from '../domain/purchase-ledger.ts';
import { valueAtRisk } from '../domain/value-at-risk.ts';
import { type ScoresToWrite, whole } from './write-scores.ts';

/** How many of the last purchases the picture of a rhythm shows. */
const DAYS_SHOWN = 12;

const DRIFT_COLUMNS = [
  'party_id',
  'run_id',
  'state',
  'reasons',
  'as_of_on',
  'last_purchase_on',
  'usual_gap_days',
  'purchased_on',
  'lifetime_value_minor',
  'lifetime_value_low_minor',
  'lifetime_value_high_minor',
  'value_at_risk_minor',
  'currency',
  'probability_alive',
  'value_rank_share',
] as const;

/** Replaces the list of those who have left their own pattern. */
export async function replaceDrift(
  tx: ActionContext,
  runId: string,
  written: ScoresToWrite & { ledger: PurchaseLedger },
): Promise<void> {
  await sql`delete from value.drift`.execute(tx.db);
  await copyRows(tx.db, 'value.drift', DRIFT_COLUMNS, driftCells(runId, written));
}

function* driftCells(
  runId: string,
  { outcome, settings, partyIds, ledger }: ScoresToWrite & { ledger: PurchaseLedger },
) {
  const { scores, drift, window } = outcome;
  const dateOf = dateCache();
  for (const [at, i] of drift.customers.entries()) {
    const from = ledger.offsets[i] ?? 0;
    const to = from + (scores.purchases[i] ?? 0);
    const days = Array.from(ledger.days.subarray(Math.max(from, to - DAYS_SHOWN), to), (day) => dateOf(day));
    yield [
      partyIds.at(i),
      runId,
      drift.drifting[at] === 1 ? 'drifting' : 'watch',
      drift.reasons[at],
      window.observationEndOn,
      dateOf(scores.lastDay[i]),
      scores.usualGapDays[i],
      `{${days.join(',')}}`,
      whole(scores.lifetimeMinor[i]) ?? 0,
      whole(scores.lifetimeLowMinor[i]) ?? 0,
      whole(scores.lifetimeHighMinor[i]) ?? 0,
      whole(valueAtRisk(scores, i)) ?? 0,
      settings.currency,
      scores.probabilityAlive[i],
      scores.valueRankShare[i],
    ];
  }
}

/** Replaces the list of hidden gems. */
export async function replaceHiddenGems(
  tx: ActionContext,
  runId: string,
  { outcome, partyIds }: ScoresToWrite & { outcome: { hiddenGems: readonly number[] } },
): Promise<void> {
  await sql`delete from value.hidden_gem`.execute(tx.db);
  const { scores, hiddenGems } = outcome;
  await copyRows(
    tx.db,
    'value.hidden_gem',
    ['party_id', 'run_id', 'lifetime_value_minor'],
    hiddenGems.map((i) => [partyIds.at(i), runId, whole(scores.lifetimeMinor[i]) ?? 0]),
  );
}
