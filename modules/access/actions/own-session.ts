import { refuse } from '#contract-kit';
import type { ActionContext, Actor, HttpEdge } from '#platform';
import type { AccessServices } from '../access-services.ts';
import { accessProblems } from '../contract/index.ts';
import { findPasswordHash, findStaff } from '../data/staff-queries.ts';
import { guardAttempt } from './attempt-guard.ts';

/** The session of somebody who signed in themselves: not a program's key, and not who looks through another's eyes. */
export async function requireOwnSession(
  services: AccessServices,
  edge: HttpEdge,
): Promise<{ sessionId: string; staffId: string }> {
  const caller = await services.authenticate(edge.headers);
  if (!caller?.session || caller.session.impersonation) {
    refuse(
      accessProblems.needsOwnSession,
      'neither an API key nor somebody who looks through another person’s eyes may do this; sign in as yourself',
    );
  }
  return caller.session;
}

/** A program may list and invite people, but what opens the door for somebody stays in people's own hands. */
export function refuseProgram(actor: Actor, isKeptFromPrograms = true): void {
  if (!actor.apiKey || !isKeptFromPrograms) return;
  refuse(
    accessProblems.needsOwnSession,
    'an API key sets no passwords and changes no administrators; sign in as yourself',
  );
}

/** The session of somebody who has just typed their password: for what would let a stranger at an open screen stay. */
export async function requirePassword(
  ctx: ActionContext,
  services: AccessServices,
  edge: HttpEdge,
  typed: string,
): Promise<{ sessionId: string; staffId: string; email: string }> {
  const session = await requireOwnSession(services, edge);
  const staff = await findStaff(ctx.db, session.staffId);
  const email = staff?.email ?? '';
  const guard = await guardAttempt(ctx, services, email, edge);
  const { password } = await services.library.$context;
  const hash = await findPasswordHash(ctx.db, session.staffId);
  if (!hash || !(await password.verify({ hash, password: typed }))) {
    await guard.failed(staff);
    refuse(accessProblems.wrongCredentials, 'the current password is wrong; try again');
  }
  await guard.succeeded(session.staffId);
  return { ...session, email };
}
