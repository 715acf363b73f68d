import { sql } from 'kysely';
import type { RecordedFacts } from '#platform';

/** Assets on file: one of the five classes of data (S1-46). */
export const recordedFacts: readonly RecordedFacts[] = [
  {
    dataClass: 'services',
    facts: sql`
    select party_id, registered_at as at from assets.asset`,
  },
];
