import type { ClaimEvent } from '#modules/assets/contract';
import type { RepairDetails, RepairFactKind, RepairKind, RepairStage } from '../contract/index.ts';

export type RepairsTables = {
  'repairs.repair_order': {
    party_id: string;
    repair_id: string;
    number: string;
    asset_id: string;
    category: string | null;
    event: ClaimEvent;
    fault: string;
    defect_on: string;
    reported_at: string;
    reported_by_id: string;
    reported_by_name: string;
    /** Null until it is decided. */
    kind: RepairKind | null;
    stage: RepairStage;
    stage_since: string;
    due_at: string | null;
    ended_at: string | null;
    diagnosis_minutes: number | null;
    repair_minutes: number | null;
    revision: number;
  };
  'repairs.repair_fact': {
    party_id: string;
    repair_id: string;
    position: number;
    fact_id: string;
    kind: RepairFactKind;
    happened_on: string;
    details: RepairDetails;
    note: string;
    at: string;
    by_id: string;
    by_name: string;
  };
  'repairs.loaner': {
    loaner_id: string;
    branch_id: string;
    name: string;
    serial: string;
    serial_key: string;
    loan_id: string | null;
    archived_at: string | null;
  };
  'repairs.loan': {
    party_id: string;
    loan_id: string;
    repair_id: string;
    loaner_id: string;
    loaner_name: string;
    loaner_serial: string;
    lent_on: string;
    expected_back_on: string;
    returned_on: string | null;
    by_id: string;
    by_name: string;
  };
};
