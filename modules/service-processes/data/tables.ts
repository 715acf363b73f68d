import type { Answers } from '#form-kit';
import type { ProcessStatus, ProcessTemplate } from '../contract/index.ts';

export type ServiceProcessesTables = {
  'service_processes.template': {
    template_key: string;
    template_version: number;
    body: ProcessTemplate;
    first_used_at: string;
  };
  'service_processes.template_draft': {
    template_key: string;
    body: ProcessTemplate;
    revision: number;
    saved_at: string;
    saved_by_id: string;
    saved_by_name: string;
  };
  'service_processes.template_release': {
    template_key: string;
    template_version: number;
    body: ProcessTemplate;
    note: string;
    pack_version: number | null;
    published_at: string;
    published_by_id: string;
    published_by_name: string;
  };
  'service_processes.process': {
    party_id: string;
    process_id: string;
    template_key: string;
    template_version: number;
    started_at: string;
    started_by_id: string;
    started_by_name: string;
    status: ProcessStatus;
    step_key: string | null;
    entered_at: string | null;
    paused_at: string | null;
    pause_reason: string | null;
    due_at: string | null;
    ended_at: string | null;
    steps: string[];
    minutes: number[];
  };
  'service_processes.process_fact': {
    party_id: string;
    process_id: string;
    position: number;
    fact_id: string;
    kind:
      | 'started'
      | 'completed'
      | 'overridden'
      | 'skipped'
      | 'paused'
      | 'resumed'
      | 'cancelled'
      | 'brought-along';
    step_key: string | null;
    to_step: string | null;
    reason: string | null;
    note: string | null;
    answers: Answers | null;
    at: string;
    by_id: string;
    by_name: string;
    undone_at: string | null;
    undone_by_id: string | null;
  };
  'service_processes.survey_response': {
    party_id: string;
    process_id: string;
    /** The fact by which the step was left that is asked about. */
    fact_id: string;
    survey_key: string;
    outcome: 'answered' | 'declined';
    mode: 'self' | 'interview';
    answers: Answers | null;
    at: string;
    by_id: string;
    by_name: string;
  };
};
