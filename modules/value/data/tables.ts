import type { ColumnType, Selectable } from 'kysely';
import type {
  DriftReason,
  DriftState,
  FittedModel,
  Holdout,
  Missing,
  ModelChoice,
  RunProgress,
  RunSettings,
  RunState,
  RunSummary,
  RunWindow,
} from '../contract/index.ts';

type Instant = ColumnType<string, string | Date, string | Date>;
type NullableInstant = ColumnType<string | null, string | Date | null, string | Date | null>;
/** Read as an object, written as text, because the driver would take an array for a PostgreSQL array. */
type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null, string | null>;

export type RunTable = {
  run_id: string;
  number: number;
  state: RunState;
  progress: NullableJson<RunProgress>;
  progress_at: Instant;
  requested_at: Instant;
  requested_by: string | null;
  requested_by_name: string | null;
  asked_end_on: string | null;
  started_at: NullableInstant;
  finished_at: NullableInstant;
  cancel_requested_at: NullableInstant;
  settings: NullableJson<RunSettings>;
  window: NullableJson<RunWindow>;
  models: ColumnType<FittedModel[], string | undefined, string>;
  choice: NullableJson<ModelChoice>;
  holdout: NullableJson<Holdout>;
  summary: NullableJson<RunSummary>;
  missing: NullableJson<Missing>;
  failure: 'lost' | 'unexpected' | null;
};

export type ScoreTable = {
  party_id: string;
  run_id: string;
  first_purchase_on: string;
  last_purchase_on: string;
  purchases: number;
  spent_minor: number;
  mean_repeat_value_minor: number;
  probability_alive: number;
  expected_purchases: number;
  purchases_low: number;
  purchases_high: number;
  expected_purchase_minor: number;
  lifetime_value_minor: number | null;
  lifetime_value_low_minor: number | null;
  lifetime_value_high_minor: number | null;
  recency_score: number;
  frequency_score: number;
  monetary_score: number;
  value_rank_share: number;
  spend_rank_share: number;
  usual_gap_days: number | null;
};

/** A score as it is read. */
export type ScoreRow = Selectable<ScoreTable>;

export type DriftTable = {
  party_id: string;
  run_id: string;
  state: DriftState;
  reasons: Json<DriftReason[]>;
  as_of_on: string;
  last_purchase_on: string;
  usual_gap_days: number;
  purchased_on: string[];
  lifetime_value_minor: number;
  lifetime_value_low_minor: number;
  lifetime_value_high_minor: number;
  value_at_risk_minor: number;
  currency: string;
  probability_alive: number;
  value_rank_share: number;
};

export type ValueTables = {
  'value.run': RunTable;
  'value.setting': {
    version: number;
    margin_share: number;
    discount_rate_per_year: number;
    horizon_weeks: number;
    care_tasks_per_day: number;
    changed_at: Instant;
    changed_by: string;
    changed_by_name: string;
  };
  'value.score': ScoreTable;
  'value.drift': DriftTable;
  'value.drift_snooze': {
    party_id: string;
    snooze_id: string;
    until_on: string;
    snoozed_at: Instant;
    snoozed_by: string;
  };
  'value.hidden_gem': { party_id: string; run_id: string; lifetime_value_minor: number };
  'parties.shared_party': {
    party_id: string;
    display_name: string;
    branch_id: string | null;
    owner_id: string | null;
    archived_at: string | null;
  };
};
