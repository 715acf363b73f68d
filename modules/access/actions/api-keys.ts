import { type Fault, notFound, type Permission, refuse } from '#contract-kit';
import { type ActionContext, invalid } from '#platform';
import type { ApiKey, Role } from '../contract/index.ts';
import { findApiKey, insertApiKey, revokeApiKeyRow } from '../data/api-key-queries.ts';
import { hashOfToken, newToken } from '../data/secrets.ts';

export interface NewApiKey {
  name: string;
  roles: readonly Role[];
  branchIds: readonly string[];
  scopes: readonly string[];
  expiresAt: string | null;
}

const START_LETTERS = 10;

/** Makes a key for a program. Its token is told once; only a hash of it is kept. */
export async function createApiKey(
  ctx: ActionContext,
  key: NewApiKey,
  permissions: readonly Permission[],
): Promise<{ apiKey: ApiKey; token: string }> {
  const faults = faultsOf(ctx, key, permissions);
  if (faults.length > 0) throw invalid(faults);
  const token = `prn_${newToken()}`;
  const apiKeyId = ctx.newId();
  await insertApiKey(ctx.db, {
    ...key,
    apiKeyId,
    tokenHash: hashOfToken(token),
    tokenStart: token.slice(0, START_LETTERS),
    createdAt: ctx.clock.now(),
    createdBy: ctx.actor.actorId,
  });
  ctx.audit({ subjectKind: 'api-key', subjectId: apiKeyId, ...key });
  const apiKey = await findApiKey(ctx.db, apiKeyId);
  if (!apiKey) throw new Error('the key just made cannot be read');
  return { apiKey, token };
}

function faultsOf(ctx: ActionContext, key: NewApiKey, permissions: readonly Permission[]): Fault[] {
  const known = new Map(permissions.map((one) => [one.name, one]));
  const faults = key.scopes.flatMap((scope, index): Fault[] => {
    const permission = known.get(scope);
    const path = `body.scopes.${index}`;
    if (!permission) return [{ path, code: 'unknown-scope', message: `there is no permission ${scope}` }];
    const isGranted = key.roles.some((role) => role in permission.grants);
    return isGranted
      ? []
      : [{ path, code: 'scope-beyond-roles', message: `none of the key’s roles has ${scope}; add a role` }];
  });
  if (key.expiresAt !== null && new Date(key.expiresAt) <= ctx.clock.now()) {
    faults.push({ path: 'body.expiresAt', code: 'in-the-past', message: 'choose a day to come' });
  }
  return faults;
}

/** Ends a key; the next request with it is refused. */
export async function revokeApiKey(ctx: ActionContext, apiKeyId: string): Promise<ApiKey> {
  await revokeApiKeyRow(ctx.db, apiKeyId, ctx.actor.actorId, ctx.clock.now());
  const apiKey = await findApiKey(ctx.db, apiKeyId);
  if (!apiKey) refuse(notFound, 'there is no such API key');
  ctx.audit({ subjectKind: 'api-key', subjectId: apiKeyId, name: apiKey.name });
  return apiKey;
}
