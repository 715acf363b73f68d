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
  'access.session': {
    id: string;
    user_id: string;
    created_at: string;
    last_seen_at: string;
    expires_at: string;
    ip_address: string | null;
    user_agent: string | null;
    method: string;
  };
  'access.second_factor': {
    staff_id: string;
    sealed_secret: string;
    created_at: string;
    confirmed_at: string | null;
    last_time_step: number;
  };
  'access.passkey': {
    passkey_id: string;
    staff_id: string;
    name: string;
    credential_id: string;
    public_key: string;
    sign_count: number;
    transports: string[];
    created_at: string;
    last_used_at: string | null;
  };
  'access.api_key': {
    api_key_id: string;
    name: string;
    token_hash: string;
    token_start: string;
    roles: string[];
    branch_ids: string[];
    scopes: string[];
    created_at: string;
    created_by: string;
    expires_at: string | null;
    last_used_at: string | null;
    revoked_at: string | null;
    revoked_by: string | null;
  };
  'access.alert': {
    alert_id: string;
    kind: string;
    at: string;
    staff_id: string | null;
    staff_name: string;
    branch_ids: string[];
    detail: Record<string, unknown>;
    acknowledged_at: string | null;
    acknowledged_by_name: string | null;
  };
  'platform.audit': {
    audit_id: string;
    at: string;
    actor_id: string;
    actor_name: string;
    impersonator_name: string | null;
    action: string;
    subject_kind: string | null;
    subject_id: string | null;
    request_id: string;
    detail: Record<string, unknown>;
  };
};
