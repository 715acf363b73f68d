-- How many were free when the part was asked for: fewer than were asked for, and it is awaited. Null where it was
-- written down after use.
alter table stock.reservation add column free_then int;
create index reservation_asked on stock.reservation (reserved_at) include (branch_id, quantity, free_then)
  where free_then is not null;
comment on index stock.reservation_asked is 'serves: how many of the parts asked for in a period were there';
