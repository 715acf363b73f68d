import { sql } from 'kysely';
import type { Database } from '#platform';
import type { AssessmentContent } from '../contract/index.ts';

export interface AssessmentRow {
  assessmentId: string;
  version: number;
  number: string;
  content: AssessmentContent;
  changedAt: string;
  changedByName: string;
  reviewerName: string | null;
}

const COLUMNS = sql`r.assessment_id as "assessmentId", r.version, r.number, r.content, r.changed_at as "changedAt",
  r.changed_by_name as "changedByName",
  (select s.display_name from access.shared_staff s where s.staff_id = (r.content ->> 'reviewerId')::uuid) as "reviewerName"`;

/** The last state of each, those to be reviewed first. The register is short by nature; it is read whole. */
export async function listAssessmentRows(db: Database): Promise<AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`
    select ${COLUMNS} from privacy.assessment_revision r
    where r.version = (select max(l.version) from privacy.assessment_revision l where l.assessment_id = r.assessment_id)
    order by r.content ->> 'outcome' = 'stopped', r.review_on, r.assessment_id`.execute(db);
  return rows;
}

/** Every state of one, latest first. */
export async function listRevisionRows(db: Database, assessmentId: string): Promise<AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`
    select ${COLUMNS} from privacy.assessment_revision r
    where r.assessment_id = ${assessmentId} order by r.version desc`.execute(db);
  return rows;
}

export interface NewRevision {
  assessmentId: string;
  version: number;
  number: string;
  content: AssessmentContent;
  at: Date;
  byId: string;
  byName: string;
}

/** Writes a state; tells whether it was the next one. */
export async function insertRevision(db: Database, revision: NewRevision): Promise<boolean> {
  const { assessmentId, version, number, content, at, byId, byName } = revision;
  const { rows } = await sql`
    insert into privacy.assessment_revision
      (assessment_id, version, number, content, review_on, changed_at, changed_by, changed_by_name)
    values (${assessmentId}, ${version}, ${number}, ${JSON.stringify(content)}::jsonb, ${content.reviewOn}, ${at}, ${byId}, ${byName})
    on conflict do nothing returning 1`.execute(db);
  return rows.length === 1;
}
