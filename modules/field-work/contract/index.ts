export { WORK_KINDS, type WorkKind } from '#pack-kit';
export {
  fieldWorkEvents,
  visitCancelled,
  visitCompleted,
  visitNotMet,
  visitPlanned,
} from './events.ts';
export { fieldWorkRoutes } from './field-work-routes.ts';
export type { FieldWorkFigures } from './figures.ts';
export {
  type MergedReport,
  mergeReports,
  type ReportClash,
  type ReportField,
  takeTheirs,
} from './merge-reports.ts';
export { fieldWorkPermissions, fieldWorkPlan, fieldWorkRead, fieldWorkVisit } from './permissions.ts';
export * as fieldWorkProblems from './problems.ts';
export type {
  Candidate,
  Completion,
  FactKind,
  Interval,
  NewVisit,
  Outcome,
  Place,
  Plan,
  PlanBody,
  PlannedDay,
  Round,
  RoundBody,
  RouteTechnician,
  Visit,
  VisitPlan,
  VisitStatus,
} from './schemas.ts';
export {
  type CheckedItem,
  type Missing,
  missingIn,
  PURPOSES,
  type Purpose,
  type Signature,
  type VisitReport,
} from './visit-report.ts';
