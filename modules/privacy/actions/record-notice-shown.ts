import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type ConsentState, consentWrite, privacyProblems } from '../contract/index.ts';
import { findPersonInReach } from '../data/person-queries.ts';
import { getConsents, refuseUnknownPerson } from './consents.ts';
import { noticeVersionAt, type ShownNotice, writeNoticeShown } from './notices.ts';
import { refuseFuture } from './refuse-future.ts';

/** Records that somebody was shown the privacy notice: the version that held on that day (GDPR Art. 13, PIPL Art. 17). */
export async function recordNoticeShown(
  ctx: ActionContext,
  /** Now when no moment is given. */
  shown: Omit<ShownNotice, 'shownAt'> & { shownAt?: string | undefined },
): Promise<ConsentState> {
  const { partyId } = shown;
  if (!(await findPersonInReach(ctx, consentWrite, partyId))) {
    return refuseUnknownPerson();
  }
  refuseFuture(ctx, 'shownAt', shown.shownAt);
  const shownAt = shown.shownAt ?? ctx.clock.now().toISOString();
  const version = await noticeVersionAt(ctx, shownAt);
  if (version === undefined) {
    return refuse(
      privacyProblems.noNoticeYet,
      `no privacy notice was in force at ${shownAt}; write it under Privacy first`,
    );
  }
  await writeNoticeShown(ctx, { ...shown, shownAt, version });
  ctx.audit({ subjectKind: 'party', subjectId: partyId, version, method: shown.method });
  return getConsents(ctx, partyId);
}
