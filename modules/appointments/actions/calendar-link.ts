import { createHash, randomBytes } from 'node:crypto';
import { notFound, refuse } from '#contract-kit';
import { accessProblems } from '#modules/access/contract';
import type { ActionContext } from '#platform';
import type { CalendarLanguage, CalendarLink } from '../contract/index.ts';
import {
  type CalendarLinkRow,
  findLinkOfStaff,
  insertLink,
  revokeLinkOfStaff,
} from '../data/calendar-link-queries.ts';

const SECRET_BYTES = 32;

/** The link by which the one who asks reads their own appointments elsewhere; its secret is not told again. */
export async function readCalendarLink(ctx: ActionContext): Promise<{ link: CalendarLink | null }> {
  const row = await findLinkOfStaff(ctx.db, ctx.actor.actorId);
  return { link: row ? show(row) : null };
}

/** Makes a link; the one before reads nothing any more. */
export async function makeCalendarLink(
  ctx: ActionContext,
  wish: { showsNames: boolean; language: CalendarLanguage },
): Promise<{ link: CalendarLink; path: string }> {
  refuseOthers(ctx);
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const at = ctx.clock.now().toISOString();
  await revokeLinkOfStaff(ctx.db, ctx.actor.actorId, at);
  const row: CalendarLinkRow = {
    link_id: ctx.newId(),
    staff_id: ctx.actor.actorId,
    secret_hash: hashOfSecret(secret),
    shows_names: wish.showsNames,
    language: wish.language,
    made_at: at,
    revoked_at: null,
  };
  await insertLink(ctx.db, row);
  ctx.audit({ subjectKind: 'calendar-link', subjectId: row.link_id, showsNames: wish.showsNames });
  return { link: show(row), path: `/calendar-feed/${secret}/appointments.ics` };
}

/** Ends the link of the one who asks. */
export async function revokeCalendarLink(ctx: ActionContext): Promise<{ link: null }> {
  refuseOthers(ctx);
  const row = await findLinkOfStaff(ctx.db, ctx.actor.actorId);
  if (!row) refuse(notFound, 'you have no calendar link');
  await revokeLinkOfStaff(ctx.db, ctx.actor.actorId, ctx.clock.now().toISOString());
  ctx.audit({ subjectKind: 'calendar-link', subjectId: row.link_id });
  return { link: null };
}

/** What is kept of a secret: enough to know it again, not to use it. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A link outlives the moment: nobody makes one through another's eyes, and no program for itself. */
function refuseOthers({ actor }: ActionContext): void {
  if (actor.impersonator || actor.apiKey || actor.kind !== 'staff') {
    refuse(accessProblems.needsOwnSession, 'sign in yourself to make or end the link of your calendar');
  }
}

const show = (row: CalendarLinkRow): CalendarLink => ({
  madeAt: row.made_at,
  showsNames: row.shows_names,
  language: row.language,
});
