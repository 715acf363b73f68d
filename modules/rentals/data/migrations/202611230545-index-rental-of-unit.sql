create index rental_of_unit on rentals.rental (unit_id, out_on) include (ended_on);
comment on index rentals.rental_of_unit is 'serves: how much of the time a unit was out';
