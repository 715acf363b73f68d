update repairs.repair_order repair
set kind = decided.of_kind
from (
  select distinct on (fact.party_id, fact.repair_id) fact.party_id, fact.repair_id,
         case when fact.kind = 'declined' then null
              when coalesce(fact.details -> 'chosen', 'null'::jsonb) = 'null'::jsonb then 'product'
              else 'obligation' end as of_kind
  from repairs.repair_fact fact
  where fact.kind in ('triaged', 'declined')
  order by fact.party_id, fact.repair_id, fact.position desc
) decided
where decided.party_id = repair.party_id and decided.repair_id = repair.repair_id and decided.of_kind is not null;
