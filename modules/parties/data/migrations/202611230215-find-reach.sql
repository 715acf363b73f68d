create index party_reach on parties.party (party_id) include (branch_id, owner_id, archived_at, died_on);
comment on index parties.party_reach is 'serves: whether a customer is within reach and can be worked with, for every list of other modules that asks it of each row';
