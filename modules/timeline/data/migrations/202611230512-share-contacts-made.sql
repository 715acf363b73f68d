-- Contacts in which the customer was reached or came to us: a call somebody answered, a message from them, a visit.
create view timeline.shared_contact_made as
  select interaction.party_id, interaction.interaction_id, interaction.occurred_at
  from timeline.interaction interaction
  where (interaction.outcome in ('reached', 'declined')
      or interaction.channel is not null and (interaction.direction = 'inbound' or interaction.channel = 'visit'))
    and not exists (
      select 1 from timeline.retraction retraction
      where retraction.party_id = interaction.party_id and retraction.interaction_id = interaction.interaction_id);
