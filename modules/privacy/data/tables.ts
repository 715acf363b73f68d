import type { ColumnType, Generated } from 'kysely';
import type {
  Channel,
  ConsentDecision,
  Law,
  NoticeMethod,
  Purpose,
  RequestKind,
  RequestOutcome,
} from '../contract/index.ts';

type Json<T> = ColumnType<T, string, string>;
type CreatedAt = ColumnType<string, Date | string, Date | string>;
type SetLater = ColumnType<string | null, Date | string | null | undefined, Date | string | null>;

export type PrivacyTables = {
  'privacy.consent_fact': {
    party_id: string;
    fact_id: string;
    purpose: Purpose;
    channel: Channel | null;
    decision: ConsentDecision;
    text_version: string;
    source: 'desk' | 'telephone' | 'paper' | 'preference-page' | 'import' | 'api' | 'merge';
    evidence: string;
    by_guardian: boolean;
    decided_at: CreatedAt;
    recorded_at: CreatedAt;
    recorded_by: string;
    recorded_by_name: string;
  };
  'privacy.notice_shown': {
    party_id: string;
    shown_id: string;
    version: string;
    method: NoticeMethod;
    to_guardian: boolean;
    shown_at: CreatedAt;
    recorded_at: CreatedAt;
    recorded_by: string;
    recorded_by_name: string;
  };
  'privacy.measure': {
    party_id: string;
    measure_id: string;
    kind: 'hold' | 'restriction';
    reason: string;
    basis: string;
    until_on: string | null;
    placed_at: CreatedAt;
    placed_by: string;
    placed_by_name: string;
    lifted_at: SetLater;
    lifted_by_name: string | null;
  };
  'privacy.request': {
    request_id: string;
    number: string;
    kind: RequestKind;
    law: Law;
    subject_id: string | null;
    requester_name: string;
    requester_contact: string;
    on_behalf: boolean;
    details: string;
    received_via: string;
    received_at: CreatedAt;
    received_on: string;
    due_on: string;
    identity_checked_at: SetLater;
    extended_at: SetLater;
    owner_id: string | null;
    owner_name: string | null;
    closed_at: SetLater;
    outcome: RequestOutcome | null;
    version: Generated<number>;
  };
  'privacy.request_step': {
    request_id: string;
    step_id: string;
    kind: 'received' | 'identified' | 'extended' | 'assigned' | 'noted' | 'closed';
    at: CreatedAt;
    by_id: string;
    by_name: string;
    note: string;
  };
  'privacy.certificate': {
    certificate_id: string;
    number: string;
    kind: 'erasure' | 'retention';
    at: CreatedAt;
    by_name: string;
    reason: string;
    pseudonym: string | null;
    deleted: Json<{ table: string; rows: number }[]>;
    rows_left: number;
    sha256: string;
  };
  'privacy.retention_rule': {
    target: string;
    keep_months: number | null;
    basis: string;
    changed_at: CreatedAt;
    changed_by_name: string;
  };
  'privacy.processor': {
    processor_id: string;
    name: string;
    service: string;
    data_categories: string;
    region: string;
    contract: string;
    contract_on: string | null;
    transfer_basis: string;
    ended_on: string | null;
    version: Generated<number>;
  };
  'privacy.incident': {
    incident_id: string;
    number: string;
    title: string;
    known_at: CreatedAt;
    cause: string;
    data_categories: string;
    possible_harm: string;
    remedy: string;
    contact: string;
    affected_people: number | null;
    high_risk: boolean;
    laws: Law[];
    closed_at: SetLater;
    version: Generated<number>;
  };
  'privacy.incident_notice': {
    incident_id: string;
    notice_key: string;
    done_at: CreatedAt;
    done_by_name: string;
    note: string;
  };
  'privacy.link_key': { only_one: boolean; key: string; made_at: CreatedAt };
};
