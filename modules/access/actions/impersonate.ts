import { notFound, type Permission, refuse, type Scope } from '#contract-kit';
import { type ActionContext, staffActor } from '#platform';
import { accessProblems, FIELD_CLASSES_OF_ROLE, type StaffMember } from '../contract/index.ts';
import { endImpersonationRows, insertImpersonation } from '../data/oversight-queries.ts';
import { findStaff } from '../data/staff-queries.ts';

const MINUTES = 30;
const WIDTH: Record<Scope, number> = { own: 1, branch: 2, all: 3 };

/** Lets an administrator look through somebody's eyes in this session; it ends by itself. */
export async function startImpersonation(
  ctx: ActionContext,
  sessionId: string,
  wish: { staffId: string; reason: string },
  permissions: readonly Permission[],
): Promise<void> {
  const target = await findStaff(ctx.db, wish.staffId);
  if (!target || target.deactivatedAt !== null) {
    refuse(notFound, 'there is no such member of staff who may sign in');
  }
  const excess = whatOnlyTheyMay(ctx, target, permissions);
  if (excess) {
    refuse(accessProblems.higherRole, `${excess}; nobody gains anything by looking through another’s eyes`);
  }
  const startedAt = ctx.clock.now();
  await endImpersonationRows(ctx.db, sessionId, startedAt);
  await insertImpersonation(ctx.db, {
    impersonationId: ctx.newId(),
    sessionId,
    administratorId: ctx.actor.actorId,
    ...wish,
    startedAt,
    endsAt: new Date(startedAt.getTime() + MINUTES * 60_000),
  });
  ctx.audit({ subjectKind: 'staff', subjectId: wish.staffId, reason: wish.reason });
}

/** What the other person may and the administrator may not, in words; another administrator is never looked through. */
function whatOnlyTheyMay(
  ctx: ActionContext,
  target: StaffMember,
  permissions: readonly Permission[],
): string | undefined {
  if (target.staffId === ctx.actor.actorId) return 'these are your own eyes';
  if (target.roles.includes('administrator')) return 'that person is an administrator, too';
  const other = staffActor({ ...target, actorId: target.staffId }, FIELD_CLASSES_OF_ROLE);
  const width = (scope: Scope | undefined) => (scope ? WIDTH[scope] : 0);
  // What is granted for one's own use only, such as stating an emergency, cannot be used in another's name anyway.
  const wider = permissions.find(
    (one) => other.scopeOf(one) !== 'own' && width(other.scopeOf(one)) > width(ctx.actor.scopeOf(one)),
  );
  return wider && `that person has ${wider.name}, which you have not`;
}

/** The administrator looks with their own eyes again. */
export async function endImpersonation(
  ctx: ActionContext,
  session: { sessionId: string; staffId: string },
): Promise<void> {
  await endImpersonationRows(ctx.db, session.sessionId, ctx.clock.now());
  ctx.audit({ subjectKind: 'staff', subjectId: ctx.actor.actorId });
}
