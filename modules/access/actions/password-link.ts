import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import type { AccessServices } from '../access-services.ts';
import { accessProblems } from '../contract/index.ts';
import { replacePasswordLink, spendPasswordLink } from '../data/link-queries.ts';
import { hashOfToken, newToken } from '../data/secrets.ts';
import { endSessions } from '../data/session-queries.ts';
import { findStaff, replacePassword } from '../data/staff-queries.ts';

const LINK_HOURS = 48;

/** A link by which somebody chooses a password: an invitation, or help for who has forgotten theirs. */
export async function createPasswordLink(
  ctx: ActionContext,
  staffId: string,
): Promise<{ token: string; expiresAt: string }> {
  const staff = await findStaff(ctx.db, staffId);
  if (!staff) refuse(notFound, 'there is no such member of staff');
  const token = newToken();
  const expiresAt = new Date(ctx.clock.now().getTime() + LINK_HOURS * 3_600_000);
  await replacePasswordLink(ctx.db, {
    tokenHash: hashOfToken(token),
    staffId,
    createdBy: ctx.actor.actorId,
    expiresAt,
  });
  ctx.audit({ subjectKind: 'staff', subjectId: staffId });
  return { token, expiresAt: expiresAt.toISOString() };
}

/** Spends a link; whoever was signed in as this person is not any more. */
export async function choosePassword(
  ctx: ActionContext,
  services: AccessServices,
  token: string,
  newPassword: string,
): Promise<{ email: string }> {
  const link = await spendPasswordLink(ctx.db, hashOfToken(token), ctx.clock.now());
  if (!link) {
    refuse(
      accessProblems.linkExpired,
      'this link has been used or has expired; ask an administrator for another',
    );
  }
  const { password } = await services.library.$context;
  await replacePassword(ctx.db, link.staffId, await password.hash(newPassword), ctx.clock.now());
  await endSessions(ctx.db, link.staffId, null);
  ctx.audit({ subjectKind: 'staff', subjectId: link.staffId });
  return { email: link.email };
}
