-- What others may count: measurements as they stand, without those that were corrected.
create view measurements.shared_measurement as
  select measurement.party_id, measurement.measurement_id, measurement.kind, measurement.taken_at, measurement.body
  from measurements.measurement measurement
  where not exists (
    select 1 from measurements.measurement later
    where later.party_id = measurement.party_id and later.supersedes_id = measurement.measurement_id
  );
create index measurement_by_kind on measurements.measurement (kind, taken_at);
comment on index measurements.measurement_by_kind is 'serves: numbers of a service: measurements of a kind taken in a period';
