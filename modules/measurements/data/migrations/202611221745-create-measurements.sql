create schema measurements;

-- distributed: measurements.measurement by party_id
create table measurements.measurement (
  party_id uuid not null,
  measurement_id uuid not null,
  kind text not null,
  taken_at timestamptz not null,
  recorded_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  supersedes_id uuid,
  body jsonb not null,
  primary key (party_id, measurement_id)
);
create index measurement_by_taken on measurements.measurement (party_id, taken_at desc, measurement_id desc);
comment on index measurements.measurement_by_taken is 'serves: measurements of a customer, latest first; the timeline';
create unique index measurement_corrected_once on measurements.measurement (party_id, supersedes_id)
  where supersedes_id is not null;
comment on index measurements.measurement_corrected_once is 'serves: a measurement is corrected by one other; which one it is';
create index measurement_by_id on measurements.measurement (measurement_id);
comment on index measurements.measurement_by_id is 'serves: finding a measurement by its address';
