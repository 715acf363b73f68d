-- Goods are recalled by the lot they were made in, by a run of serial numbers, or as a whole item or model (S0-17).
alter table assets.asset
  add column lot text,
  -- How lots are compared, as serials are.
  add column lot_key text,
  add constraint asset_lot check ((lot is null) = (lot_key is null));
create index asset_by_lot on assets.asset (lot_key) where lot_key is not null;
comment on index assets.asset_by_lot is 'serves: a recall: who has goods of a lot';
-- In the order of their bytes, as "from ... until" of a recall means it; the index of serials may be sorted by a language.
create index asset_by_serial_run on assets.asset (length(serial_key), (serial_key collate "C")) where serial_key is not null;
comment on index assets.asset_by_serial_run is 'serves: a recall: who has goods of a run of serial numbers';
create index asset_by_offer_item on assets.asset (offer_item_id) where offer_item_id is not null;
comment on index assets.asset_by_offer_item is 'serves: a recall: who has goods of an item of the offer';
create index asset_by_model on assets.asset (lower(model)) where model <> '';
comment on index assets.asset_by_model is 'serves: a recall: who has goods of a model';
