-- What the last run says of each customer. Only the primary key is an index, so that a nightly rewrite of every row
-- stays in place; lists by value read parties.figure.
-- distributed: value.score by party_id
create table value.score (
  party_id uuid primary key,
  run_id uuid not null,
  first_purchase_on date not null,
  last_purchase_on date not null,
  purchases integer not null,
  spent_minor bigint not null,
  mean_repeat_value_minor double precision not null,
  probability_alive double precision not null,
  expected_purchases double precision not null,
  purchases_low integer not null,
  purchases_high integer not null,
  expected_purchase_minor double precision not null,
  lifetime_value_minor bigint,
  lifetime_value_low_minor bigint,
  lifetime_value_high_minor bigint,
  recency_score smallint not null,
  frequency_score smallint not null,
  monetary_score smallint not null,
  value_rank_share double precision not null,
  spend_rank_share double precision not null,
  usual_gap_days double precision
) with (fillfactor = 80);

-- Who has left their own pattern, with what the list shows, so that it needs no other table of ours.
-- distributed: value.drift by party_id
create table value.drift (
  party_id uuid primary key,
  run_id uuid not null,
  state text not null check (state in ('watch', 'drifting')),
  reasons jsonb not null,
  as_of_on date not null,
  last_purchase_on date not null,
  usual_gap_days double precision not null,
  purchased_on date[] not null,
  lifetime_value_minor bigint not null,
  lifetime_value_low_minor bigint not null,
  lifetime_value_high_minor bigint not null,
  -- Lifetime value times the probability that they have left: highest where care can still change something.
  value_at_risk_minor bigint not null,
  currency text not null,
  probability_alive double precision not null,
  value_rank_share double precision not null
);
create index drift_by_value_at_risk on value.drift (value_at_risk_minor desc, party_id);
comment on index value.drift_by_value_at_risk is 'serves: who is drifting, most value at risk first';

-- Somebody looked and decided to wait; the latest row holds, `until_on` in the past ends it.
-- distributed: value.drift_snooze by party_id
create table value.drift_snooze (
  party_id uuid not null,
  snooze_id uuid not null,
  until_on date not null,
  snoozed_at timestamptz not null,
  snoozed_by uuid not null,
  primary key (party_id, snooze_id)
);

-- Low amounts, high lifetime value: the best two thousand of the last run.
-- distributed: value.hidden_gem by party_id
create table value.hidden_gem (
  party_id uuid primary key,
  run_id uuid not null,
  lifetime_value_minor bigint not null
);
create index hidden_gem_by_value on value.hidden_gem (lifetime_value_minor desc, party_id);
comment on index value.hidden_gem_by_value is 'serves: hidden gems, most valuable first';

create view value.shared_score as
  select party_id, run_id, probability_alive, expected_purchases, lifetime_value_minor, lifetime_value_low_minor,
         lifetime_value_high_minor, value_rank_share, spend_rank_share, recency_score, frequency_score, monetary_score
  from value.score;
