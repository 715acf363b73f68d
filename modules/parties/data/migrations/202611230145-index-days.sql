-- The calendar of customers walks one day after the other; each of these begins with the day.
create index party_by_birthday
  on parties.party (((extract(month from born_on) * 100 + extract(day from born_on))::int), sort_key, party_id)
  where born_on is not null and died_on is null;
comment on index parties.party_by_birthday is 'serves: whose birthday a day is';
create index figure_by_due_purchase on parties.figure ((last_purchase_on + typical_gap_days), party_id, branch_id)
  where typical_gap_days is not null;
comment on index parties.figure_by_due_purchase is 'serves: who is due to buy on a day by their own rhythm';
