-- A list of keys not yet sorted in is read through by every question: an import asks tens of thousands of them while it
-- writes, and whoever adds a customer waits for theirs.
alter index parties.likeness_by_key set (fastupdate = off);
select gin_clean_pending_list('parties.likeness_by_key');
