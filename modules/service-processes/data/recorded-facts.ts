import { sql } from 'kysely';
import type { RecordedFacts } from '#platform';

/** Service processes begun, and what customers said of them: two of the five classes of data (S1-46). */
export const recordedFacts: readonly RecordedFacts[] = [
  {
    dataClass: 'services',
    facts: sql`
    select party_id, started_at as at from service_processes.process`,
  },
  {
    dataClass: 'responses',
    facts: sql`
    select party_id, at from service_processes.survey_response where outcome = 'answered'`,
  },
];
