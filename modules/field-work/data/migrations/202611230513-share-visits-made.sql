create view field_work.shared_visit_made as
  select party_id, visit_id, visit_on from field_work.visit where status = 'completed';
