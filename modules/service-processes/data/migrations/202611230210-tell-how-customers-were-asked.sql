-- By their own hand, or read to them and written down: answers to a person are kinder than answers to a screen.
alter table service_processes.survey_response
  add column mode text not null default 'self' check (mode in ('self', 'interview'));
