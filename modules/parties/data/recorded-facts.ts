import { sql } from 'kysely';
import type { RecordedFacts } from '#platform';

/** Ways of reaching a customer that may be used: one of the five classes of data (S1-46). */
export const recordedFacts: readonly RecordedFacts[] = [
  {
    dataClass: 'basics',
    facts: sql`
    select party_id, greatest(added_at, confirmed_at, verified_at) as at from parties.contact_point where barred_at is null`,
  },
];
