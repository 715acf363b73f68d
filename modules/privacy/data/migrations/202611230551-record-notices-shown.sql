-- Which version of the privacy notice somebody was shown, when and how. Shown again is another row.
-- distributed: privacy.notice_shown by party_id
create table privacy.notice_shown (
  party_id uuid not null,
  shown_id uuid not null,
  -- The day from which that version holds.
  version text not null,
  method text not null,
  to_guardian boolean not null,
  shown_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  primary key (party_id, shown_id)
);
