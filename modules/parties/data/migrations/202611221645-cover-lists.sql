-- The lists walk one index in their order and filter on the way. What they filter by stands in that index too, so that
-- a filter few customers pass costs no visit to the rows of those who do not.
drop index parties.party_by_name;
create index party_by_name on parties.party (sort_key, party_id) include (archived_at, branch_id, owner_id);
comment on index parties.party_by_name is 'serves: the list by name, for those who see all branches';
drop index parties.party_by_branch_and_name;
create index party_by_branch_and_name on parties.party (branch_id, sort_key, party_id)
  include (archived_at, owner_id);
comment on index parties.party_by_branch_and_name is 'serves: the list by name within a branch';

-- An expression in an index serves reading from the index alone only when the column in it is included as well.
drop index parties.figure_by_last_purchase;
create index figure_by_last_purchase
  on parties.figure ((coalesce(last_purchase_on, date '0001-01-01')), party_id, branch_id, drift)
  include (last_purchase_on, lifetime_value_minor, spend_minor);
comment on index parties.figure_by_last_purchase is 'serves: the list by last purchase; a range of last purchases in any order';
drop index parties.figure_by_lifetime_value;
create index figure_by_lifetime_value
  on parties.figure ((coalesce(lifetime_value_minor, -1)), party_id, branch_id, drift)
  include (lifetime_value_minor, last_purchase_on);
comment on index parties.figure_by_lifetime_value is 'serves: the list by lifetime value; customers worth at least so much';
drop index parties.figure_by_spend;
create index figure_by_spend on parties.figure (spend_minor, party_id, branch_id, drift)
  include (lifetime_value_minor, last_purchase_on);
comment on index parties.figure_by_spend is 'serves: the list by what customers have spent';
