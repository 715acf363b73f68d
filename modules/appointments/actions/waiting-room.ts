import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { notFound, refuse } from '#contract-kit';
import { accessProblems } from '#modules/access/contract';
import { type ActionContext, type Download, readStoredSettings } from '#platform';
import { zoneClock } from '#working-time';
import { appointmentsManage, appointmentsProblems } from '../contract/index.ts';
import { listNumbers } from '../data/ticket-queries.ts';
import {
  findLinkOfBranch,
  findWaitingRoom,
  insertWaitingRoomLink,
  revokeLinkOfBranch,
} from '../data/waiting-room-queries.ts';
import { waitingRoomLanguage, waitingRoomPage } from '../domain/waiting-room-page.ts';
import { hashOfSecret } from './calendar-link.ts';
import type { ReadingLimit } from './reading-limit.ts';
import { requireBranch } from './resources.ts';
import { todayOf } from './show-tickets.ts';

const SECRET_BYTES = 18;
/** More than a waiting room holds. */
const MOST_NUMBERS = 200;

/** The link of the waiting room of a branch; its secret is not told again. */
export async function readWaitingRoomLink(
  ctx: ActionContext,
  branchId: string,
): Promise<{ link: { madeAt: string } | null }> {
  await requireBranch(ctx, appointmentsManage, branchId);
  const row = await findLinkOfBranch(ctx.db, branchId);
  return { link: row ? { madeAt: row.made_at } : null };
}

/** Makes a link; the one before shows nothing any more. */
export async function makeWaitingRoomLink(
  ctx: ActionContext,
  branchId: string,
): Promise<{ link: { madeAt: string }; path: string }> {
  if (ctx.actor.impersonator || ctx.actor.apiKey) {
    refuse(accessProblems.needsOwnSession, 'sign in yourself to make the link of a waiting room');
  }
  await requireBranch(ctx, appointmentsManage, branchId);
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const madeAt = ctx.clock.now().toISOString();
  await revokeLinkOfBranch(ctx.db, branchId, madeAt);
  const linkId = ctx.newId();
  await insertWaitingRoomLink(ctx.db, {
    link_id: linkId,
    branch_id: branchId,
    secret_hash: hashOfSecret(secret),
    made_at: madeAt,
    revoked_at: null,
  });
  ctx.audit({ subjectKind: 'branch', subjectId: branchId, linkId });
  return { link: { madeAt }, path: `/waiting-room/${secret}` };
}

/** Ends the link of a waiting room. */
export async function revokeWaitingRoomLink(ctx: ActionContext, branchId: string): Promise<{ link: null }> {
  await requireBranch(ctx, appointmentsManage, branchId);
  await revokeLinkOfBranch(ctx.db, branchId, ctx.clock.now().toISOString());
  ctx.audit({ subjectKind: 'branch', subjectId: branchId });
  return { link: null };
}

/** The page for the screen of a waiting room: numbers, and nothing of anybody. A wrong link and an ended one look the same. */
export async function showWaitingRoom(
  ctx: ActionContext,
  limit: ReadingLimit,
  asked: { secret: string; language?: string | undefined; address: string | undefined },
): Promise<Download> {
  const now = ctx.clock.now().getTime();
  if (!limit.admits(asked.address ?? 'unknown', now)) {
    refuse(appointmentsProblems.calendarReadTooOften, 'too many screens ask from here; wait a little');
  }
  const room = await findWaitingRoom(ctx.db, hashOfSecret(asked.secret));
  if (!room) refuse(notFound, 'there is no waiting room here; make a new link');
  const numbers = await listNumbers(ctx.db, {
    branchId: room.branchId,
    onDate: todayOf(ctx),
    limit: MOST_NUMBERS,
  });
  const business = await readStoredSettings(ctx.db);
  const wall = new Date(zoneClock(ctx.settings.timeZone).wallAt(now)).toISOString();
  const text = waitingRoomPage(waitingRoomLanguage(asked.language), {
    title: [business?.businessName ?? '', room.branchName].filter((one) => one !== '').join(' · '),
    called: numbers.filter(({ status }) => status === 'called').reverse(),
    waiting: numbers.filter(({ status }) => status === 'waiting').map(({ number }) => number),
    time: wall.slice(11, 16),
  });
  return { stream: Readable.from([text]), fileName: 'waiting-room.html', inline: true };
}
