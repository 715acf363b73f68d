-- Owed under a guarantee, or paid for by the customer; null until it is decided. Follows from the facts.
alter table repairs.repair_order add column kind text check (kind in ('obligation', 'product'));
