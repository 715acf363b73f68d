import { sql } from 'kysely';
import { dayNumber } from '#analytics';
import { publishFigures, publishFiguresFrom } from '#modules/parties';
import type { Drift } from '#modules/parties/contract';
import { type ActionContext, copyRows } from '#platform';
import { dateCache } from '../domain/date-cache.ts';
import type { DriftColumns } from '../domain/drifting-customers.ts';
import { isMostProbablyGone } from '../domain/find-drift.ts';
import type { PackedPartyIds } from '../domain/packed-party-ids.ts';
import type { ScoreColumns } from '../domain/score-customers.ts';

export interface ScoresToWrite {
  outcome: { scores: ScoreColumns; drift: DriftColumns; window: { observationEndOn: string } };
  settings: { currency: string };
  partyIds: PackedPartyIds;
}

const SCORE_COLUMNS = [
  'party_id',
  'run_id',
  'first_purchase_on',
  'last_purchase_on',
  'purchases',
  'spent_minor',
  'mean_repeat_value_minor',
  'probability_alive',
  'expected_purchases',
  'purchases_low',
  'purchases_high',
  'expected_purchase_minor',
  'lifetime_value_minor',
  'lifetime_value_low_minor',
  'lifetime_value_high_minor',
  'recency_score',
  'frequency_score',
  'monetary_score',
  'value_rank_share',
  'spend_rank_share',
  'usual_gap_days',
] as const;

/** Columns that only the customer's figures in lists have. */
const FIGURE_COLUMNS = ['typical_gap_days', 'drift', 'valued_on', 'value_run_id', 'currency'] as const;

/** What a run tells the lists of customers; what was bought is told by the module of orders, as it happens. */
const FIGURES = [
  'typicalGapDays',
  'lifetimeValueMinor',
  'lifetimeValueLowMinor',
  'lifetimeValueHighMinor',
  'probabilityAlive',
  'drift',
  'valuedOn',
  'valueRunId',
  'currency',
] as const;

/** Writes the scores of some customers, and their figures for lists, in one transaction. */
export async function writeScores(
  tx: ActionContext,
  runId: string,
  written: ScoresToWrite,
  range: { from: number; to: number },
): Promise<void> {
  await sql`
    create temporary table incoming_score (
      like value.score, typical_gap_days integer, drift text, valued_on date, value_run_id uuid, currency text
    ) on commit drop`.execute(tx.db);
  const rows = cellsOf(runId, written, range);
  await copyRows(tx.db, 'incoming_score', [...SCORE_COLUMNS, ...FIGURE_COLUMNS], rows);
  const columns = sql.raw(SCORE_COLUMNS.join(', '));
  const changes = SCORE_COLUMNS.slice(1).map((column) => `${column} = excluded.${column}`);
  await sql`
    insert into value.score (${columns}) select ${columns} from incoming_score
    on conflict (party_id) do update set ${sql.raw(changes.join(', '))}`.execute(tx.db);
  await publishFiguresFrom(tx.db, 'incoming_score', FIGURES);
}

/** Forgets customers the run has found no purchases of: all were given back, or the customer was erased. */
export async function forgetOtherRuns(tx: ActionContext, runId: string): Promise<void> {
  const { rows } = await sql<{ partyId: string }>`
    delete from value.score where run_id <> ${runId} returning party_id as "partyId"`.execute(tx.db);
  if (rows.length === 0) return;
  const nothing = {
    typicalGapDays: null,
    lifetimeValueMinor: null,
    lifetimeValueLowMinor: null,
    lifetimeValueHighMinor: null,
    probabilityAlive: null,
    drift: null,
    valuedOn: null,
    valueRunId: null,
  };
  const names = FIGURES.filter((name) => name !== 'currency');
  await publishFigures(
    tx.db,
    names,
    rows.map(({ partyId }) => ({ partyId, ...nothing })),
  );
}

function* cellsOf(
  runId: string,
  { outcome, settings, partyIds }: ScoresToWrite,
  { from, to }: { from: number; to: number },
) {
  const { scores } = outcome;
  const dateOf = dateCache();
  const driftAt = driftStates(outcome);
  for (let i = from; i < to; i += 1) {
    yield [
      partyIds.at(i),
      runId,
      dateOf(scores.firstDay[i]),
      dateOf(scores.lastDay[i]),
      scores.purchases[i],
      whole(scores.totalMinor[i]),
      scores.meanRepeatValueMinor[i],
      scores.probabilityAlive[i],
      scores.expectedPurchases[i],
      scores.purchasesLow[i],
      scores.purchasesHigh[i],
      scores.expectedPurchaseMinor[i],
      whole(scores.lifetimeMinor[i]),
      whole(scores.lifetimeLowMinor[i]),
      whole(scores.lifetimeHighMinor[i]),
      scores.recencyScore[i],
      scores.frequencyScore[i],
      scores.monetaryScore[i],
      scores.valueRankShare[i],
      scores.spendRankShare[i],
      known(scores.usualGapDays[i]),
      whole(scores.usualGapDays[i]),
      driftAt(i),
      outcome.window.observationEndOn,
      runId,
      settings.currency,
    ];
  }
}

/** Columns use NaN for what is not known; the database uses null. */
export function whole(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : Math.round(value);
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Both lists run in the order of the ledger, so one walks along the other; `i` may only grow. */
function driftStates({ drift, scores, window }: ScoresToWrite['outcome']): (i: number) => Drift {
  const { customers, drifting } = drift;
  const onDay = dayNumber(window.observationEndOn);
  let at = 0;
  return (i) => {
    while (at < customers.length && (customers[at] ?? 0) < i) at += 1;
    if (customers[at] === i) return drifting[at] === 1 ? 'drifting' : 'watch';
    const sinceDays = onDay - (scores.lastDay[i] ?? onDay);
    if (isMostProbablyGone(scores.probabilityAlive[i] ?? 1, sinceDays)) return 'gone';
    return Number.isNaN(scores.usualGapDays[i] ?? Number.NaN) ? 'no-pattern' : 'none';
  };
}
