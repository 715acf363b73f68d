export type AccessTables = {
  'access.branch': { branch_id: string; name: string; created_at: string; archived_at: string | null };
  'access.staff': {
    staff_id: string;
    display_name: string;
    email: string;
    created_at: string;
    deactivated_at: string | null;
    version: number;
  };
  'access.staff_role': { staff_id: string; role: string };
  'access.staff_branch': { staff_id: string; branch_id: string };
  'access.session': { id: string; user_id: string };
  'platform.audit': {
    audit_id: string;
    at: string;
    actor_id: string;
    actor_name: string;
    action: string;
    subject_kind: string | null;
    subject_id: string | null;
    request_id: string;
    detail: Record<string, unknown>;
  };
};
