create view timeline.shared_call as
  select interaction.party_id, interaction.interaction_id, interaction.occurred_at, interaction.outcome
  from timeline.interaction interaction
  where interaction.kind = 'call' and not exists (
    select 1 from timeline.retraction retraction
    where retraction.party_id = interaction.party_id and retraction.interaction_id = interaction.interaction_id);
