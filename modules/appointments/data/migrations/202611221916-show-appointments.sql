create view appointments.shared_appointment as
  select party_id, appointment_id, branch_id, type_key, status, starts_at, ends_at from appointments.appointment;
create view appointments.shared_branch_hours as
  select branch_id, week, exceptions from appointments.branch_hours;
