import type { TimelineEntry, TimelineSource } from '#platform';
import { consentRecorded } from '../contract/index.ts';
import { listConsentsBefore } from '../data/consent-queries.ts';

/** What the customer allowed or took back, and when. */
export const consentTimeline: TimelineSource = async (ctx, query) =>
  (await listConsentsBefore(ctx.db, query.partyId, query.before, query.limit)).map(
    (row): TimelineEntry => ({
      kind: consentRecorded.name,
      entryId: row.fact_id,
      occurredAt: row.decided_at,
      actorName: row.source === 'preference-page' ? null : row.recorded_by_name,
      values: { decision: row.decision, purpose: row.purpose, channel: row.channel, source: row.source },
      text: null,
    }),
  );
