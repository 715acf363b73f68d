import { sql } from 'kysely';
import type { RecordedFacts } from '#platform';

/** Appointments the customer came to: one of the five classes of data (S1-46). */
export const recordedFacts: readonly RecordedFacts[] = [
  {
    dataClass: 'services',
    facts: sql`
    select party_id, starts_at as at from appointments.appointment where status in ('arrived', 'done')`,
  },
];
