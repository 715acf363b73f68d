import type { ActionContext } from '#platform';
import type { NoticeMethod, NoticeShown, NoticeStanding } from '../contract/index.ts';
import { insertNoticeShown, listNoticesShown, type NoticeShownRow } from '../data/notice-queries.ts';
import { wordingsOn } from './wordings.ts';

export interface ShownNotice {
  partyId: string;
  method: NoticeMethod;
  toGuardian: boolean;
  shownAt: string;
}

/** A page showed the notice itself: noted once a version. */
export async function noteNoticeOnPage(ctx: ActionContext, partyId: string): Promise<void> {
  const standing = await noticeStanding(ctx, partyId);
  if (standing.version === null || standing.isShown) return;
  const shownAt = ctx.clock.now().toISOString();
  await writeNoticeShown(ctx, {
    partyId,
    method: 'preference-page',
    toGuardian: false,
    shownAt,
    version: standing.version,
  });
}

/** Whether the notice in force was shown, and every time one was. */
export async function noticeStanding(ctx: ActionContext, partyId: string): Promise<NoticeStanding> {
  const version = (await noticeVersionAt(ctx, ctx.clock.now().toISOString())) ?? null;
  const shown = await listNoticesShown(ctx.db, partyId);
  return { version, isShown: shown.some((one) => one.version === version), shown: shown.map(show) };
}

/** The version that held on the day of an instant. */
export async function noticeVersionAt(ctx: ActionContext, at: string): Promise<string | undefined> {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.settings.timeZone }).format(new Date(at));
  return (await wordingsOn(ctx, day)).get('notice')?.version;
}

/** Writes it down. Whether somebody may is asked before. */
export async function writeNoticeShown(
  ctx: ActionContext,
  { partyId, method, toGuardian, shownAt, version }: ShownNotice & { version: string },
): Promise<void> {
  await insertNoticeShown(ctx.db, {
    party_id: partyId,
    shown_id: ctx.newId(),
    version,
    method,
    to_guardian: toGuardian,
    shown_at: shownAt,
    recorded_at: ctx.clock.now(),
    recorded_by: ctx.actor.actorId,
    recorded_by_name: ctx.actor.displayName,
  });
}

function show(row: NoticeShownRow): NoticeShown {
  return {
    shownId: row.shown_id,
    version: row.version,
    method: row.method,
    toGuardian: row.to_guardian,
    shownAt: row.shown_at,
    recordedByName: row.recorded_by_name,
  };
}
