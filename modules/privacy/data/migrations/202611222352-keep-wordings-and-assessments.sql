-- The privacy notice and what people agree to, in each language, from a day on. What is in force is never changed.
-- reference: privacy.wording
create table privacy.wording (
  wording_id uuid primary key,
  kind text not null,
  effective_on date not null,
  texts jsonb not null,
  note text not null,
  written_at timestamptz not null,
  written_by_name text not null,
  unique (kind, effective_on)
);

-- Impact assessments: every state that was saved, the last one holds. Kept at least three years, so nothing removes them.
-- local: privacy.assessment_revision
create table privacy.assessment_revision (
  assessment_id uuid not null,
  version integer not null check (version > 0),
  number text not null,
  content jsonb not null,
  review_on date not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  changed_by_name text not null,
  primary key (assessment_id, version)
);
