import type {
  FactKind,
  Place,
  PlanBody,
  Purpose,
  RoundBody,
  Signature,
  VisitPlan,
  VisitReport,
  VisitStatus,
} from '../contract/index.ts';

export type FieldWorkTables = {
  'field_work.place': Place & {
    party_id: string;
    place_id: string;
    recorded_at: string;
    by_id: string;
    by_name: string;
    replaced_at: string | null;
  };
  'field_work.plan': {
    party_id: string;
    plan_id: string;
    branch_id: string;
    body: PlanBody;
    next_slot_on: string | null;
    next_due_on: string | null;
    plan_from_on: string | null;
    created_at: string;
    by_id: string;
    by_name: string;
    ended_at: string | null;
    revision: number;
  };
  'field_work.plan_done': {
    party_id: string;
    plan_id: string;
    visit_id: string;
    slot_on: string;
    done_on: string;
    recorded_at: string;
  };
  'field_work.round': {
    round_id: string;
    branch_id: string;
    body: Omit<RoundBody, 'branchId'>;
    created_at: string;
    by_id: string;
    by_name: string;
    closed_at: string | null;
    closed_by_name: string | null;
  };
  'field_work.visit': {
    party_id: string;
    visit_id: string;
    branch_id: string;
    round_id: string | null;
    plan_ids: string[];
    visit_on: string;
    technician_id: string | null;
    body: Omit<VisitPlan, 'visitOn' | 'technicianId'>;
    place: Place;
    report: VisitReport;
    signature: Signature | null;
    photo_ids: string[];
    position: number | null;
    arrives_at: string | null;
    leaves_at: string | null;
    status: VisitStatus;
    arrived_at: string | null;
    ended_at: string | null;
    reason: string | null;
    revision: number;
  };
  'field_work.visit_fact': {
    party_id: string;
    visit_id: string;
    fact_id: string;
    kind: FactKind;
    visit_on: string;
    purposes: Purpose[];
    reason: string | null;
    at: string;
    by_id: string;
    by_name: string;
  };
};
