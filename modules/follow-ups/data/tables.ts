import type { CareOutcome, CareReason, CareReasonKind, DayHalf, FactUsed } from '../contract/index.ts';

export type FollowUpsTables = {
  'follow_ups.care_task': {
    party_id: string;
    care_task_id: string;
    reason_kind: CareReasonKind;
    reason_values: CareReason['values'];
    first_due_on: string;
    assignee_id: string | null;
    created_at: string;
    created_by_id: string;
    created_by_name: string;
    due_on: string;
    closed_at: string | null;
    closing_step_id: string | null;
    rule_key: string | null;
    rule_version: number | null;
    subject_id: string | null;
    anchor_on: string | null;
    nominal_on: string | null;
    channel: string | null;
    for_roles: string[];
    dropped_because: 'anchor-gone' | 'settled' | 'moved' | 'died' | null;
    decides_step: string | null;
    made_by_step_id: string | null;
    dropped_by_step_id: string | null;
  };
  'follow_ups.care_step': {
    party_id: string;
    care_task_id: string;
    step_id: string;
    kind: 'attempt' | 'snooze';
    at: string;
    done_on: string;
    by_id: string;
    by_name: string;
    outcome: CareOutcome | null;
    body: string;
    until_on: string | null;
    half: DayHalf | null;
    facts_shown: number | null;
    facts_used: FactUsed[] | null;
    interaction_id: string | null;
    undone_at: string | null;
    undone_by_id: string | null;
  };
};
