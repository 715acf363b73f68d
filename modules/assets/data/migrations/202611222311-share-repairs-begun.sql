create view assets.shared_repair_begun as
  select party_id, asset_id, happened_on from assets.asset_fact where kind = 'repair-begun';
create index asset_repair_begun on assets.asset_fact (happened_on) where kind = 'repair-begun';
comment on index assets.asset_repair_begun is 'serves: numbers of a service: repairs begun in a period';
create index asset_by_category on assets.asset (category, party_id) where category is not null;
comment on index assets.asset_by_category is 'serves: numbers of a service: things of a category with customers';
