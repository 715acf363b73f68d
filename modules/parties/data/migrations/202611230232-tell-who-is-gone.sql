-- Who has no pattern yet, and who is most probably gone, is neither drifting nor as usual; the next run says who they are.
alter table parties.figure drop constraint figure_drift_check;
alter table parties.figure add constraint figure_drift_check
  check (drift in ('none', 'watch', 'drifting', 'gone', 'no-pattern'));
