import { sql } from 'kysely';
import type { Database } from '#platform';
import type { ApiKey, Role } from '../contract/index.ts';

const columns = sql`
  api_key.api_key_id as "apiKeyId", api_key.name, api_key.token_start as "tokenStart", api_key.roles,
  api_key.branch_ids as "branchIds", api_key.scopes, api_key.created_at as "createdAt",
  creator.display_name as "createdByName", api_key.expires_at as "expiresAt",
  api_key.last_used_at as "lastUsedAt", api_key.revoked_at as "revokedAt"`;

export async function listApiKeyRows(db: Database): Promise<ApiKey[]> {
  const { rows } = await sql<ApiKey>`
    select ${columns} from access.api_key api_key
    left join access.staff creator on creator.staff_id = api_key.created_by
    order by api_key.created_at desc`.execute(db);
  return rows;
}

export async function findApiKey(db: Database, apiKeyId: string): Promise<ApiKey | undefined> {
  const { rows } = await sql<ApiKey>`
    select ${columns} from access.api_key api_key
    left join access.staff creator on creator.staff_id = api_key.created_by
    where api_key.api_key_id = ${apiKeyId}`.execute(db);
  return rows[0];
}

export async function insertApiKey(
  db: Database,
  key: {
    apiKeyId: string;
    name: string;
    tokenHash: string;
    tokenStart: string;
    roles: readonly Role[];
    branchIds: readonly string[];
    scopes: readonly string[];
    createdAt: Date;
    createdBy: string;
    expiresAt: string | null;
  },
): Promise<void> {
  await sql`
    insert into access.api_key
      (api_key_id, name, token_hash, token_start, roles, branch_ids, scopes, created_at, created_by, expires_at)
    values (${key.apiKeyId}, ${key.name}, ${key.tokenHash}, ${key.tokenStart}, ${[...key.roles]}::text[],
            ${[...key.branchIds]}::uuid[], ${[...key.scopes]}::text[], ${key.createdAt}, ${key.createdBy}, ${key.expiresAt})`.execute(
    db,
  );
}

export async function revokeApiKeyRow(db: Database, apiKeyId: string, by: string, at: Date): Promise<void> {
  await sql`
    update access.api_key set revoked_at = ${at}, revoked_by = ${by}
    where api_key_id = ${apiKeyId} and revoked_at is null`.execute(db);
}

export interface KeyHolder {
  apiKeyId: string;
  name: string;
  roles: Role[];
  branchIds: string[];
  scopes: string[];
  useIsUnnoted: boolean;
}

/** The key a token belongs to, if it is in force. */
export async function findKeyHolder(db: Database, tokenHash: string): Promise<KeyHolder | undefined> {
  const { rows } = await sql<KeyHolder>`
    select api_key_id as "apiKeyId", name, roles, branch_ids as "branchIds", scopes,
      last_used_at is null or last_used_at < now() - interval '1 minute' as "useIsUnnoted"
    from access.api_key
    where token_hash = ${tokenHash} and revoked_at is null and (expires_at is null or expires_at > now())`.execute(
    db,
  );
  return rows[0];
}

export async function noteKeyUse(db: Database, apiKeyId: string): Promise<void> {
  await sql`update access.api_key set last_used_at = now() where api_key_id = ${apiKeyId}`.execute(db);
}
