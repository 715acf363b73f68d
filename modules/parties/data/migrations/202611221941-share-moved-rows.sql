-- Which rows came to a party with a merge, by their keys, for modules that must weigh both files' words against each other.
create view parties.shared_moved_row as
  select party_id, merge_id, table_name, row_key from parties.merge_row where fate = 'moved';
