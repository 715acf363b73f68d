import { sql } from 'kysely';
import type { RecordedFacts } from '#platform';

/** Purchases: one of the five classes of data (S1-46). */
export const recordedFacts: readonly RecordedFacts[] = [
  {
    dataClass: 'transactions',
    facts: sql`
    select party_id, ordered_at as at from orders.order_line where kind = 'purchase'`,
  },
];
