import { sql } from 'kysely';
import type { RecordedFacts } from '#platform';

/** Notes, calls and other contacts that stand: one of the five classes of data (S1-46). */
export const recordedFacts: readonly RecordedFacts[] = [
  {
    dataClass: 'interactions',
    facts: sql`
    select party_id, occurred_at as at from timeline.interaction i
    where not exists (select 1 from timeline.retraction r
      where r.party_id = i.party_id and r.interaction_id = i.interaction_id)`,
  },
];
