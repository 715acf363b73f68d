import { sql } from 'kysely';
import type { RecordedFacts } from '#platform';

/** Repairs: one of the five classes of data (S1-46). */
export const recordedFacts: readonly RecordedFacts[] = [
  {
    dataClass: 'services',
    facts: sql`
    select party_id, reported_at as at from repairs.repair_order`,
  },
];
