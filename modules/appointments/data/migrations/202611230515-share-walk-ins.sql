-- Customers who came without an appointment and were served.
create view appointments.shared_walk_in as
  select named.party_id, named.ticket_id, named.on_date
  from appointments.ticket_of_party named join appointments.ticket ticket on ticket.ticket_id = named.ticket_id
  where ticket.status in ('done', 'transferred');
