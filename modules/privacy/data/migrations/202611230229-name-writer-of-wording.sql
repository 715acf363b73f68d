-- Who wrote a version, by their key; null for versions written before this was kept.
alter table privacy.wording add column written_by uuid;
