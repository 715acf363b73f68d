-- Rows left out because somebody said so are told from those set aside because the survivor had their like: what another
-- merge brought as well may take the place of the second kind only.
alter table parties.merge_row drop constraint merge_row_fate_check;
alter table parties.merge_row
  add constraint merge_row_fate_check check (fate in ('moved', 'set-aside', 'left', 'before'));
