create index process_by_beginning on service_processes.process (template_key, started_at desc, process_id desc);
comment on index service_processes.process_by_beginning is 'serves: processes begun in a period: the map of the ways really gone, the lists behind it, and dry runs';
