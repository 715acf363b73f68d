import { z } from 'zod';
import { defineRoute, instant, isoDate, type RouteMap, uuid } from '#contract-kit';
import { privacyManage } from './permissions.ts';
import { changedMeanwhile } from './problems.ts';

/** Why the law asks for an assessment (PIPL Art. 55, GDPR Art. 35). */
export const ASSESSMENT_TRIGGERS = [
  'sensitive',
  'automated-decision',
  'entrusting',
  'sharing',
  'publishing',
  'abroad',
  'large-scale',
] as const;
export const RISK_LEVELS = ['low', 'medium', 'high'] as const;
export const ASSESSMENT_OUTCOMES = ['open', 'accepted', 'changes-needed', 'stopped'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];
export type AssessmentOutcome = (typeof ASSESSMENT_OUTCOMES)[number];

const text = (most: number) => z.string().trim().max(most);

const content = z.object({
  /** What is done with personal data. */
  processing: text(200).min(1, 'name what is done'),
  purpose: text(2000).min(1, 'say what for'),
  dataCategories: text(1000).default(''),
  people: text(1000).default(''),
  triggers: z.array(z.enum(ASSESSMENT_TRIGGERS)).max(ASSESSMENT_TRIGGERS.length),
  /** Whether it is lawful, fair and needed. */
  necessity: text(4000).default(''),
  risks: text(4000).default(''),
  riskLevel: z.enum(RISK_LEVELS),
  measures: text(4000).default(''),
  residualRisk: z.enum(RISK_LEVELS),
  outcome: z.enum(ASSESSMENT_OUTCOMES),
  reviewerId: uuid.nullable(),
  reviewOn: isoDate,
});
export type AssessmentContent = z.infer<typeof content>;

/** What was decided rests on something: an accepted assessment names risks, measures and who looked at it. */
export const assessmentForm = content.superRefine((form, context) => {
  if (form.outcome !== 'accepted') return;
  const missing = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (form.necessity === '') missing('necessity', 'say why it is lawful and needed before it is accepted');
  if (form.risks === '') missing('risks', 'name the risks before it is accepted');
  if (form.measures === '') missing('measures', 'name the measures before it is accepted');
  if (form.reviewerId === null) missing('reviewerId', 'name who reviewed it before it is accepted');
});

export const assessment = content.extend({
  assessmentId: uuid,
  number: z.string(),
  version: z.int(),
  reviewerName: z.string().nullable(),
  changedAt: instant,
  changedByName: z.string(),
  /** Not to be thrown away before: three years after the last change (PIPL Art. 56). */
  keptUntilOn: isoDate,
  /** The day of review has come, or comes within two weeks. */
  reviewDue: z.enum(['no', 'soon', 'overdue']),
});
export type Assessment = z.infer<typeof assessment>;

const ofAssessment = z.object({ assessmentId: uuid });

export const assessmentRoutes = {
  listAssessments: defineRoute({
    method: 'GET',
    path: '/api/privacy/assessments',
    summary: 'Impact assessments, those to be reviewed first',
    permission: privacyManage,
    response: z.object({ items: z.array(assessment) }),
  }),
  listAssessmentRevisions: defineRoute({
    method: 'GET',
    path: '/api/privacy/assessments/:assessmentId/revisions',
    summary: 'Every state of an impact assessment that was saved, latest first',
    permission: privacyManage,
    params: ofAssessment,
    response: z.object({ items: z.array(assessment) }),
  }),
  addAssessment: defineRoute({
    method: 'POST',
    path: '/api/privacy/assessments',
    summary: 'Write an impact assessment',
    permission: privacyManage,
    audit: 'assessment.written',
    body: assessmentForm,
    response: assessment,
    status: 201,
  }),
  changeAssessment: defineRoute({
    method: 'PUT',
    path: '/api/privacy/assessments/:assessmentId',
    summary: 'Save a new state of an impact assessment; what it said before stays on record',
    permission: privacyManage,
    audit: 'assessment.changed',
    params: ofAssessment,
    body: z.object({ version: z.int(), form: assessmentForm }),
    response: assessment,
    problems: [changedMeanwhile],
  }),
} satisfies RouteMap;
