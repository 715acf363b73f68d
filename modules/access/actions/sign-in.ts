import { refuse } from '#contract-kit';
import type { ActionContext, HttpEdge } from '#platform';
import type { AccessServices, Caller } from '../access-services.ts';
import { accessProblems } from '../contract/index.ts';
import { deleteSession } from '../data/session-queries.ts';
import { findSignIn } from '../data/staff-queries.ts';
import { guardAttempt } from './attempt-guard.ts';
import { asksForCode, codeIsRight } from './second-factor.ts';
import { startSession } from './start-session.ts';

export interface Credentials {
  email: string;
  password: string;
  code?: string | undefined;
}

/** Checked when nobody has the address, so that the answer takes as long and tells nothing. */
const NOBODYS_HASH = `${'0'.repeat(32)}:${'0'.repeat(128)}`;

/** Signs in with a password, and with a one-time code where the person has set that up. */
export async function signIn(
  ctx: ActionContext,
  services: AccessServices,
  credentials: Credentials,
  edge: HttpEdge,
): Promise<Caller> {
  const guard = await guardAttempt(ctx, services, credentials.email, edge);
  const staff = await findSignIn(ctx.db, credentials.email.trim());
  const { password } = await services.library.$context;
  const hash = staff?.passwordHash ?? NOBODYS_HASH;
  const isRight = await password.verify({ hash, password: credentials.password });
  if (!staff || !isRight || hash === NOBODYS_HASH) {
    await guard.failed(staff);
    refuse(accessProblems.wrongCredentials, 'the e-mail address or the password is wrong; try again');
  }
  if (!(await asksForCode(ctx, staff.staffId))) {
    await guard.succeeded(staff.staffId);
    return startSession(ctx, services, staff.staffId, 'password', edge);
  }
  if (credentials.code === undefined) {
    refuse(accessProblems.secondFactorNeeded, 'send a one-time code or a recovery code as well');
  }
  const method = await codeIsRight(ctx, services.secret, staff.staffId, credentials.code);
  if (!method) {
    await guard.failed(staff);
    refuse(accessProblems.wrongCode, 'the one-time code is wrong or has been used; wait for the next one');
  }
  await guard.succeeded(staff.staffId);
  return startSession(ctx, services, staff.staffId, method, edge);
}

/** Ends the session of the cookie and clears it. */
export async function signOut(ctx: ActionContext, services: AccessServices, edge: HttpEdge): Promise<void> {
  const caller = await services.authenticate(edge.headers);
  if (caller?.session) await deleteSession(ctx.db, caller.session.sessionId);
  edge.setCookie((await services.cookie).clear());
  ctx.audit({ subjectKind: 'staff', subjectId: ctx.actor.actorId });
}
