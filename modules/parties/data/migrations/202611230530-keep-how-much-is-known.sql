-- How much of what should be known of a customer is, kept so that lists can be narrowed and sorted by it. Derived by
-- the program with every file it writes; empty only while a merge brings a row back.
alter table parties.party add column known_share double precision;
update parties.party p
set known_share = (
  (p.primary_phone is not null)::int + (p.kind = 'person' and p.born_on is not null)::int + (p.language is not null)::int
  + (p.preferred_channel is not null)::int + (p.source is not null)::int + coalesce(r.kinds, 0)
)::float8 / (case when p.kind = 'person' then 7 else 6 end)
from parties.party own left join (
  select c.party_id, count(distinct c.kind) as kinds from parties.contact_point c
  where c.kind in ('address', 'email') and c.barred_at is null group by c.party_id) r on r.party_id = own.party_id
where own.party_id = p.party_id;
create index party_by_known_share on parties.party (known_share, party_id)
  include (sort_key, archived_at, branch_id, owner_id);
comment on index parties.party_by_known_share is 'serves: the customers of whom least is known; those known less than a share';
