create schema timeline;

-- distributed: timeline.interaction by party_id
create table timeline.interaction (
  party_id uuid not null,
  interaction_id uuid not null,
  kind text not null check (kind in ('note', 'call')),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  body text not null,
  direction text check (direction in ('inbound', 'outbound')),
  outcome text check (outcome in ('reached', 'no-answer', 'voicemail', 'wrong-number', 'declined')),
  minutes smallint check (minutes between 0 and 600),
  primary key (party_id, interaction_id),
  check ((kind = 'call') = (direction is not null and outcome is not null)),
  check (kind = 'call' or minutes is null)
);
create index interaction_by_party_and_time on timeline.interaction (party_id, occurred_at desc, interaction_id desc);
comment on index timeline.interaction_by_party_and_time is 'serves: a page of a customer''s notes and calls, newest first';

-- distributed: timeline.retraction by party_id
create table timeline.retraction (
  party_id uuid not null,
  interaction_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (party_id, interaction_id)
);
