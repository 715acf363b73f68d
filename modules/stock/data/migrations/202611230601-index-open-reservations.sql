create index reservation_open_of_branch on stock.reservation (branch_id, part_id) where ended_at is null;
comment on index stock.reservation_open_of_branch is 'serves: what is to be picked at a branch';
