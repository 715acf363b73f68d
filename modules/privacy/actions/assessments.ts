import { notFound, refuse } from '#contract-kit';
import { type ActionContext, takeNumbers } from '#platform';
import { type Assessment, type AssessmentContent, privacyProblems } from '../contract/index.ts';
import {
  type AssessmentRow,
  insertRevision,
  listAssessmentRows,
  listRevisionRows,
} from '../data/assessment-queries.ts';

/** PIPL Art. 56: the report and the record are kept for at least three years. */
const KEEP_YEARS = 3;
const REMIND_DAYS = 14;
const DAY_MILLISECONDS = 86_400_000;

/** Impact assessments, those to be reviewed first. */
export async function listAssessments(ctx: ActionContext): Promise<{ items: Assessment[] }> {
  const today = ctx.clock.today(ctx.settings.timeZone);
  return { items: (await listAssessmentRows(ctx.db)).map((row) => show(row, today)) };
}

/** What an assessment said each time it was saved. */
export async function listAssessmentRevisions(
  ctx: ActionContext,
  assessmentId: string,
): Promise<{ items: Assessment[] }> {
  const rows = await listRevisionRows(ctx.db, assessmentId);
  if (rows.length === 0) return refuse(notFound, 'there is no such impact assessment');
  const today = ctx.clock.today(ctx.settings.timeZone);
  return { items: rows.map((row) => show(row, today)) };
}

export async function addAssessment(ctx: ActionContext, content: AssessmentContent): Promise<Assessment> {
  const number = `A-${String(await takeNumbers(ctx.db, 'privacy-assessment', 1)).padStart(4, '0')}`;
  return save(ctx, { assessmentId: ctx.newId(), version: 1, number }, content);
}

/** A new state; the one before stays. */
export async function changeAssessment(
  ctx: ActionContext,
  assessmentId: string,
  { version, form }: { version: number; form: AssessmentContent },
): Promise<Assessment> {
  const [last] = await listRevisionRows(ctx.db, assessmentId);
  if (!last) return refuse(notFound, 'there is no such impact assessment');
  if (last.version !== version) return refuseLate();
  return save(ctx, { assessmentId, version: version + 1, number: last.number }, form);
}

async function save(
  ctx: ActionContext,
  at: { assessmentId: string; version: number; number: string },
  content: AssessmentContent,
): Promise<Assessment> {
  const { actorId: byId, displayName: byName } = ctx.actor;
  const isNext = await insertRevision(ctx.db, { ...at, content, at: ctx.clock.now(), byId, byName });
  if (!isNext) return refuseLate();
  ctx.audit({
    subjectKind: 'assessment',
    subjectId: at.assessmentId,
    version: at.version,
    outcome: content.outcome,
  });
  const [row] = await listRevisionRows(ctx.db, at.assessmentId);
  return row ? show(row, ctx.clock.today(ctx.settings.timeZone)) : refuseLate();
}

function refuseLate(): never {
  return refuse(
    privacyProblems.changedMeanwhile,
    'the assessment was changed since it was read; read it again and repeat the change',
  );
}

function show({ content, changedAt, ...row }: AssessmentRow, today: string): Assessment {
  const keptUntil = new Date(changedAt);
  keptUntil.setUTCFullYear(keptUntil.getUTCFullYear() + KEEP_YEARS);
  return {
    ...content,
    ...row,
    changedAt,
    keptUntilOn: keptUntil.toISOString().slice(0, 10),
    reviewDue: content.outcome === 'stopped' ? 'no' : dueOf(content.reviewOn, today),
  };
}

function dueOf(reviewOn: string, today: string): Assessment['reviewDue'] {
  if (reviewOn < today) return 'overdue';
  return Date.parse(reviewOn) - Date.parse(today) <= REMIND_DAYS * DAY_MILLISECONDS ? 'soon' : 'no';
}
