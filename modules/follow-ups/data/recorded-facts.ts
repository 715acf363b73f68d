import { sql } from 'kysely';
import type { RecordedFacts } from '#platform';

/** Answers to whoever called or wrote first: one of the five classes of data (S1-46). */
export const recordedFacts: readonly RecordedFacts[] = [
  {
    dataClass: 'responses',
    facts: sql`
    select party_id, at from follow_ups.care_step
    where kind = 'attempt' and outcome in ('reached', 'declined', 'done') and undone_at is null`,
  },
];
