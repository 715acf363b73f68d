-- 0 plans nothing by itself.
alter table value.setting add column care_tasks_per_day integer not null default 0
  check (care_tasks_per_day between 0 and 500);

-- One row for each time somebody drifted and care was planned by the rule: until they buy again it is the same episode.
-- distributed: value.care_episode by party_id
create table value.care_episode (
  party_id uuid not null,
  last_purchase_on date not null,
  planned_on date not null,
  primary key (party_id, last_purchase_on)
);
create index care_episode_by_day on value.care_episode (planned_on);
comment on index value.care_episode_by_day is 'serves: how many care tasks the rule has planned today';
