import { sql } from 'kysely';
import type { RecordedFacts } from '#platform';

/** Promises given: one of the five classes of data (S1-46). */
export const recordedFacts: readonly RecordedFacts[] = [
  {
    dataClass: 'services',
    facts: sql`
    select party_id, started_at as at from promises.promise where state <> 'withdrawn' and not is_internal`,
  },
];
