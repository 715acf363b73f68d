import type { ActionContext, HttpEdge } from '#platform';
import type { AccessServices, Caller } from '../access-services.ts';
import type { OpenSession } from '../contract/index.ts';
import { newToken } from '../data/secrets.ts';
import { insertSession } from '../data/session-queries.ts';
import { callerWithSession } from './authenticate.ts';

const MAX_AGENT_LETTERS = 300;

/** Opens a session for somebody who has proved who they are, and hands its cookie to the browser. */
export async function startSession(
  ctx: ActionContext,
  services: AccessServices,
  staffId: string,
  method: OpenSession['method'],
  edge: HttpEdge,
): Promise<Caller> {
  const token = newToken();
  const sessionId = ctx.newId();
  await insertSession(ctx.db, {
    sessionId,
    staffId,
    token,
    method,
    address: edge.address ?? null,
    userAgent: edge.headers.get('user-agent')?.slice(0, MAX_AGENT_LETTERS) ?? null,
  });
  const caller = await callerWithSession(ctx.db, token);
  if (!caller) throw new Error('the session just opened cannot be read');
  edge.setCookie((await services.cookie).write(token, edge.isSecure === true));
  ctx.audit({ subjectKind: 'staff', subjectId: staffId, method });
  return caller;
}
