import { sql } from 'kysely';
import type { Database } from '#platform';

/**
 * Takes out what only these people wrote in the registers: versions of words that no consent names and nobody was shown, and impact assessments
 * that nobody else has changed. For a demo; what a business wrote itself is kept.
 */
export async function removeRegistersOf(db: Database, staffIds: readonly string[]): Promise<void> {
  await sql`
    delete from privacy.wording w where w.written_by = any(${[...staffIds]}::uuid[])
      and not exists (
        select from privacy.consent_fact f where f.purpose = w.kind and f.text_version = w.effective_on::text)
      and not (w.kind = 'notice' and exists (
        select from privacy.notice_shown s where s.version = w.effective_on::text))`.execute(db);
  await sql`
    delete from privacy.assessment_revision r where not exists (
      select from privacy.assessment_revision l
      where l.assessment_id = r.assessment_id and not l.changed_by = any(${[...staffIds]}::uuid[]))`.execute(
    db,
  );
}
