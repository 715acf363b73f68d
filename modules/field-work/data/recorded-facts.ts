import { sql } from 'kysely';
import type { RecordedFacts } from '#platform';

/** Visits paid: one of the five classes of data (S1-46). */
export const recordedFacts: readonly RecordedFacts[] = [
  {
    dataClass: 'services',
    facts: sql`
    select party_id, coalesce(ended_at, arrived_at) as at from field_work.visit where status = 'completed'`,
  },
];
